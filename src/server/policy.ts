import { createHash } from 'node:crypto'

const INLINE = /<(script|style)\b[^>]*>([^]*?)<\/\1>/g
const HASH = / 'sha256-[\w+/=]+'/g

/**
 * A page's content security policy with the hashes of its own inline scripts and styles alone. Astro lists those of the whole site on
 * every page: a sixth of the survey's first view, and more than the page needs.
 */
export function narrowPolicy(policy: string, html: string): string {
  const own = new Set([...html.matchAll(INLINE)].map(([, , text = '']) => hashOf(text)))
  return policy.replace(HASH, (hash) => (own.has(hash) ? hash : ''))
}

function hashOf(text: string): string {
  return ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
