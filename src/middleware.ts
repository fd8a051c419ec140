import { defineMiddleware, sequence } from 'astro:middleware'
import { away } from './server/api/api.ts'
import { AWAY_SENTENCE, isDatabaseAway } from './server/fault.ts'
import { type Entrance, enter } from './server/access/guard.ts'
import { withParameter } from './ui/paths.ts'

/** A page that cannot reach the database says so with 503 instead of looking broken; every other fault goes on to 500.astro. */
const sayAway = defineMiddleware(async ({ url }, next) => {
  try {
    return await next()
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
    if (url.pathname.startsWith('/api/')) return away()
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '5' }
    return new Response(`${AWAY_SENTENCE}\n`, { status: 503, headers })
  }
})

/** Nobody reaches a page that the table of routes does not let them reach. */
const guard = defineMiddleware(async ({ routePattern, params, request, locals, url, redirect, rewrite }, next) => {
  const doors: Readonly<Record<Exclude<Entrance, 'open'>, () => Response | Promise<Response>>> = {
    'sign-in': () => redirect(withParameter('/masuk', 'lanjut', url.pathname + url.search), 303),
    'second-factor': () => redirect(withParameter('/akun/wajib', 'lanjut', url.pathname + url.search), 303),
    forbidden: () => rewrite('/403'),
    missing: () => new Response(null, { status: 404 }),
    'wrong-method': () => new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } }),
  }
  const entrance = await enter({ routePattern, params, method: request.method }, locals, next)
  if (typeof entrance === 'string') return doors[entrance]()
  let response = entrance
  for (const act of locals.console?.later ?? []) response = (await act()) ?? response
  return response
})

export const onRequest = sequence(sayAway, guard)
