import { createHash } from 'node:crypto'

const INLINE = /<(script|style)\b[^>]*>([^]*?)<\/\1>/g
const HASH = / 'sha256-[\w+/=]+'/g

/**
 * A drawn page whose content security policy names the hashes of its own inline scripts and styles alone. Astro lists those of the
 * whole site on every page: a sixth of the survey's first view, and more than the page needs.
 */
export async function withNarrowPolicy(response: Response): Promise<Response> {
  const policy = response.headers.get('content-security-policy')
  if (policy === null || response.body === null) return response
  const html = await response.text()
  const own = new Set([...html.matchAll(INLINE)].map(([, , text = '']) => hashOf(text)))
  response.headers.set(
    'content-security-policy',
    policy.replace(HASH, (hash) => (own.has(hash) ? hash : '')),
  )
  return new Response(html, response)
}

function hashOf(text: string): string {
  return ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
