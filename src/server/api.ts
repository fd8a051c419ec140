/** Answers of the open data API: readable from any site, cacheable, problems as RFC 9457. */

/** Published figures of a closed period never change. */
export const FOREVER = 'public, max-age=31536000, immutable'
export const BRIEFLY = 'public, max-age=60'

export function json(value: unknown, cacheControl = BRIEFLY): Response {
  return answer(JSON.stringify(value), 'application/json', cacheControl)
}

export function csv(text: string, cacheControl = BRIEFLY): Response {
  return answer(text, 'text/csv; charset=utf-8', cacheControl)
}

export function notFound(detail: string): Response {
  return problem(404, 'Not found', detail)
}

export function away(): Response {
  return problem(503, 'Service unavailable', 'The database is away.', { 'Retry-After': '5' })
}

function problem(status: number, title: string, detail: string, headers: Record<string, string> = {}): Response {
  const body = JSON.stringify({ type: 'about:blank', title, status, detail })
  return new Response(body, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } })
}

function answer(body: string, type: string, cacheControl: string): Response {
  return new Response(body, {
    headers: { 'Content-Type': type, 'Cache-Control': cacheControl, 'Access-Control-Allow-Origin': '*' },
  })
}
