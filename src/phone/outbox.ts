import type { Body } from './body.ts'

/** An answer on its way: it stays here until the portal acknowledged it. `at` is when it was sent off. */
export type Waiting = { key: string; code: string; at: number; isKiosk: boolean; body: Body }

/** What became of an answer, so that the citizen can be told, also later. Without a receipt it was refused. */
export type Sent = { key: string; code: string; at: number; receipt: string | null }

/** `waiting`: no network, or the portal said to try again. `refused`: it will never be taken as it is. */
export type Outcome = { state: 'sent'; receipt: string } | { state: 'waiting' | 'refused' }

/** What is sent later than this says when it was answered; the portal's own clock is better for the rest. */
const LATE_MS = 60_000
/** Receipts of a day are shown again to who comes back; older ones are forgotten. */
const REMEMBERED_MS = 86_400_000
const NOTHING_KEPT = 'The browser keeps nothing.'
/** A request without an answer for so long is lost; its key makes the next one the same. */
const REQUEST_MS = 20_000
/** Some browsers open no database and never say so; one that opens later is used from then on. */
const OPEN_MS = 3_000

let database: Promise<IDBDatabase> | null = null

/** Puts an answer where no reload and no empty battery loses it; rejects where the browser keeps nothing. */
export async function keep(entry: Waiting): Promise<void> {
  await change('waiting', (store) => store.put(entry))
}

export function waiting(): Promise<Waiting[]> {
  return change('waiting', (store) => store.getAll())
}

/** What was settled within a day. */
export async function sent(): Promise<Sent[]> {
  const all = await change<Sent[]>('sent', (store) => store.getAll())
  return all.filter(({ at }) => Date.now() - at < REMEMBERED_MS)
}

const underWay = new Map<string, Promise<Outcome>>()

/**
 * Sends one answer once. Nobody needs to know whether an earlier attempt arrived: its key makes it the same answer. One that is under
 * way is not sent beside itself: of a kiosk's two the second would come too soon, and be what the citizen is told.
 */
export function send(entry: Waiting): Promise<Outcome> {
  const sending = underWay.get(entry.key) ?? attempt(entry).finally(() => underWay.delete(entry.key))
  underWay.set(entry.key, sending)
  return sending
}

async function attempt({ key, code, at, isKiosk, body }: Waiting): Promise<Outcome> {
  const late = Date.now() - at > LATE_MS ? { answeredAt: new Date(at).toISOString() } : {}
  const reply = await postOrDropToken(isKiosk, { ...body, ...late, point: code })
  if (reply === null) return { state: 'waiting' }
  // On a device of everybody nothing says who was there before.
  if (!isKiosk) await change('sent', (store) => store.put({ key, code, at: Date.now(), receipt: reply.receipt }))
  await change('waiting', (store) => store.delete(key))
  return reply.receipt === null ? { state: 'refused' } : { state: 'sent', receipt: reply.receipt }
}

/** A visit token that is no good any more must not cost the answer: it is sent again as from the printed code. */
async function postOrDropToken(isKiosk: boolean, { token, ...body }: Record<string, unknown>): ReturnType<typeof post> {
  const reply = await post(isKiosk, token === undefined ? body : { ...body, token })
  return reply?.receipt === null && token !== undefined ? post(isKiosk, body) : reply
}

/**
 * What the portal says about an answer: its receipt, or none where it refuses; null when it said nothing, or to try again. What
 * is neither a receipt nor a problem in the portal's form comes from something between (the sign-in page of a network, a proxy):
 * the portal was not heard.
 */
async function post(isKiosk: boolean, body: object): Promise<{ receipt: string | null } | null> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), REQUEST_MS)
  try {
    const response = await fetch(`/api/v1/responses${isKiosk ? '?kiosk' : ''}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: abort.signal,
    })
    const { receipt, status } = (await response.json()) as { receipt?: unknown; status?: unknown }
    if (response.ok) return typeof receipt === 'string' ? { receipt } : null
    const isRefused = status === response.status && status !== 429 && response.status < 500
    return isRefused ? { receipt: null } : null
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}

/** Sends all that waits, one after the other; answers how many still do. */
export async function sendAll(): Promise<number> {
  await forget()
  let left = 0
  for (const entry of await waiting()) if ((await send(entry)).state === 'waiting') left += 1
  return left
}

async function forget(): Promise<void> {
  const all = await change<Sent[]>('sent', (store) => store.getAll())
  for (const { key, at } of all)
    if (Date.now() - at >= REMEMBERED_MS) await change('sent', (store) => store.delete(key))
}

/** One statement on one store; resolves once it is durable. */
async function change<T>(name: 'waiting' | 'sent', act: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  database ??= open()
  const transaction = (await database).transaction(name, 'readwrite')
  const request = act(transaction.objectStore(name))
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve(request.result as T))
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error(NOTHING_KEPT)))
  })
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('suara-loket', 1)
    request.addEventListener('upgradeneeded', () => {
      for (const name of ['waiting', 'sent']) request.result.createObjectStore(name, { keyPath: 'key' })
    })
    request.addEventListener('success', () => {
      database = Promise.resolve(request.result)
      resolve(request.result)
    })
    request.addEventListener('error', () => reject(request.error ?? new Error(NOTHING_KEPT)))
    setTimeout(() => reject(new Error(NOTHING_KEPT)), OPEN_MS)
  })
}
