/**
 * The service worker of the survey: the network first, the kept page where there is none. It serves nothing but surveys and
 * their script; everything else passes it by.
 */
import { newKey } from './body.ts'
import { PAGES, isToKeep } from './offline.ts'
import { sendAll } from './outbox.ts'

/** As far as it is used here: TypeScript's own types of workers and of pages exclude each other. */
type Waits = { waitUntil(promise: Promise<unknown>): void }
type Fetched = Waits & { request: Request; resultingClientId: string; respondWith(response: Promise<Response>): void }
type Client = { url: string; navigate(url: string): Promise<unknown> }
type Worker = {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void>; get(id: string): Promise<Client | undefined> }
  addEventListener(name: 'install' | 'activate' | 'sync', act: (event: Waits) => void): void
  addEventListener(name: 'fetch', act: (event: Fetched) => void): void
}
const worker = self as unknown as Worker

/** A citizen at a counter waits no longer for a page that was there before. */
const PATIENCE_MS = 4_000
const KEY = /(name="key" value=")[^"]*/

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('sync', (event) => event.waitUntil(sendOrFail()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, search } = new URL(request.url)
  if (request.method !== 'GET') return
  if (pathname.startsWith('/_astro/')) return event.respondWith(fromKept(request))
  if (request.mode === 'navigate' && /^\/q\/[^/]+$/i.test(pathname) && !/[?&]kiosk\b/.test(search))
    event.respondWith(openPage(event))
})

/** The browser tries again later where this fails. */
async function sendOrFail(): Promise<void> {
  if ((await sendAll()) > 0) throw new Error('Some still wait.')
}

/** Names of scripts change with what they hold, so a kept one is never stale. */
async function fromKept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

/** What the portal says, also that a code was revoked; the kept page only when it says nothing in time. */
async function openPage(event: Fetched): Promise<Response> {
  const { request } = event
  const answer = fetch(request)
  const [inTime, kept] = await Promise.all([
    Promise.race([answer, after(PATIENCE_MS)]).catch(() => null),
    caches.match(request),
  ])
  if (!inTime && !kept) return answer
  if (!inTime && kept) {
    event.waitUntil(answer.then((late) => replaceIfOther(event, kept, late)).catch(() => undefined))
    return withNewKey(kept)
  }
  const response = inTime as Response
  event.waitUntil(keepOrForget(request, response.clone()))
  return response
}

async function keepOrForget(request: Request, response: Response): Promise<void> {
  const pages = await caches.open(PAGES)
  if (isToKeep(response)) await pages.put(request, response)
  if (response.status === 404 || response.status === 410) await pages.delete(request)
}

/** The portal was only slow: where it has another page by now, or none, the citizen gets that. Answers are in the draft. */
async function replaceIfOther(event: Fetched, kept: Response, late: Response): Promise<void> {
  const isSame = late.status === 200 && late.headers.get('etag') === kept.headers.get('etag')
  await keepOrForget(event.request, late)
  const client = await worker.clients.get(event.resultingClientId)
  if (!isSame) await client?.navigate(client.url)
}

/** The key is born with the page: a kept one was used, or will be by another tab. */
async function withNewKey(kept: Response): Promise<Response> {
  const html = (await kept.text()).replace(KEY, `$1${newKey()}`)
  const headers = new Headers(kept.headers)
  headers.delete('content-encoding')
  headers.delete('content-length')
  return new Response(html, { headers })
}

function after(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms))
}
