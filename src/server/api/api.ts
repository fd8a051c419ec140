/** Answers of the open data API: readable from any site, cacheable, problems as RFC 9457. */

/** Published figures of a closed period never change. */
export const FOREVER = 'public, max-age=31536000, immutable'
export const BRIEFLY = 'public, max-age=60'

/** A page of any site may read it, and put it into itself; nobody's cookies come with that. */
const readableAnywhere = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }

export function json(value: unknown, cacheControl = BRIEFLY): Response {
  return document(JSON.stringify(value), 'application/json', cacheControl)
}

export function csv(text: string, cacheControl = BRIEFLY): Response {
  return document(text, 'text/csv; charset=utf-8', cacheControl)
}

/** A text of any type that every site may read. */
export function document(text: string, type: string, cacheControl = BRIEFLY): Response {
  return new Response(text, { headers: { 'Content-Type': type, 'Cache-Control': cacheControl, ...readableAnywhere } })
}

export function notFound(detail: string): Response {
  return problem(404, 'Not found', detail)
}

export function away(): Response {
  return problem(503, 'Service unavailable', 'The database is away.', { 'Retry-After': '5' })
}

function problem(status: number, title: string, detail: string, headers: Record<string, string> = {}): Response {
  const body = JSON.stringify({ type: 'about:blank', title, status, detail })
  return new Response(body, {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...readableAnywhere, ...headers },
  })
}
