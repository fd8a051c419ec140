import { defineMiddleware } from 'astro:middleware'
import { away } from './server/api.ts'
import { AWAY_SENTENCE, isDatabaseAway } from './server/fault.ts'

/** A page that cannot reach the database says so with 503 instead of looking broken; every other fault goes on to 500.astro. */
export const onRequest = defineMiddleware(async ({ url }, next) => {
  try {
    return await next()
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
    if (url.pathname.startsWith('/api/')) return away()
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '5' }
    return new Response(`${AWAY_SENTENCE}\n`, { status: 503, headers })
  }
})
