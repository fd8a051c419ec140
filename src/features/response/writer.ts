import { faultOf } from './fault.ts'
import { sealExtras } from './extra.ts'
import { type LastBatch, enoughAfter, restBefore } from './pace.ts'
import { type NewResponse, type Origin, originKey } from './response.ts'
import { type StoredBody, isSameBody } from './sameBody.ts'
import type { SealedComment, Vault } from './vault.ts'

export type Written = 'stored' | 'same-body' | 'other-body' | 'token-used' | 'unavailable'

/**
 * Groups what arrives within a moment into one insert and answers each caller after the commit.
 *
 * An idle writer writes at once; while a batch is on its way the next one gathers, so the batch grows with the load, and between
 * the two it keeps a pace (pace.ts). Who would wait too long is told `unavailable` at once rather than late.
 */
export type Writer = {
  write(response: NewResponse, origin: Origin): Promise<Written>
  /** True while whatever is written now would be told `unavailable`: it need not even be read. */
  isOverloaded(): boolean
  /** Waits until everything that was accepted has been answered; afterwards nothing is accepted. */
  close(): Promise<void>
}

/** A response, and what it was asked by. */
export type Given = { response: NewResponse; origin: Pick<Origin, 'questionnaireId'> }

/** The database, as far as the writer knows it (batch.sql.ts). */
export type ResponseStore = {
  /** Stores what is not there yet and whose token nobody else used, in one transaction; answers once that is durable. */
  insert(
    responses: readonly NewResponse[],
    origins: readonly Origin[],
    comments: readonly (SealedComment | null)[],
    /** Texts of extra questions; empty where no response has any. */
    extraTexts: readonly (SealedComment | null)[],
  ): Promise<Inserted>
  /** What is stored under the ids of these responses. */
  find(given: readonly Given[]): Promise<StoredBody[]>
}

/** `fresh`: the ids that were new. `refused`: the responses whose visit token another one has used. */
export type Inserted = { fresh: ReadonlySet<string>; refused: ReadonlySet<NewResponse> }

export type WriterParts = {
  store: ResponseStore
  vault: Vault
  /** Milliseconds from any moment on, never backwards. */
  clock: () => number
  /** Resolves after the current event-loop turn, when the requests that had arrived by then were read: they share a batch. */
  nextTurn: () => Promise<void>
  /** Resolves after so many milliseconds. */
  sleep: (ms: number) => Promise<void>
}

type Waiting = {
  response: NewResponse
  origin: Origin
  since: number
  settle: (outcome: Written) => void
  fail: (error: unknown) => void
}

const MAX_BATCH = 1_000
const MAX_QUEUE = 10_000
const MAX_ORIGINS = 100_000
/** Callers answered in one event-loop turn: a whole batch took 4 to 8 ms, in which no request was read. */
const ANSWERED_AT_ONCE = 32
/** A batch takes this many turns at most: under overload, where batches are large, turns of only 32 cost a tenth of the throughput. */
const PARTS = 4
/** A citizen who is told to try again after two seconds does; one who waits for a page that does not come goes away. */
const MAX_WAIT_MS = 2_000

export function createWriter({ store, vault, clock, nextTurn, sleep }: WriterParts): Writer {
  let queue: Waiting[] = []
  /**
   * Origins that are stored already, as objects: answers through one entry share theirs, so no key has to be built to look it up. Emptied
   * when full, since storing an origin again does nothing. Not a WeakSet, see `originsOfEntry` in response.ts.
   */
  const knownOrigins = new Set<Origin>()
  let isWriting = false
  let isClosed = false
  let whenIdle: (() => void) | null = null
  let whenEnough: (() => void) | null = null
  /** Ends when all batches that are stored were answered. */
  let answering: Promise<void> = Promise.resolve()
  let last: LastBatch = { size: 0, begun: 0, together: 0 }
  /** Since when the one that has waited longest waits, in the batch that is on its way or in the queue. */
  let waitingSince: number | null = null

  /** One batch at a time: a second one beside it made both smaller and cost a fifth more work a response. */
  async function pump(): Promise<void> {
    if (isWriting) return
    isWriting = true
    while (queue.length > 0) {
      await nextTurn()
      await rest()
      const batch = takeBatch()
      const begun = clock()
      await writeBatch(batch)
      last = { size: batch.length, begun, together: batch.length + queue.length }
      waitingSince = queue[0]?.since ?? null
    }
    isWriting = false
    whenIdle?.()
  }

  async function rest(): Promise<void> {
    const ms = restBefore(queue.length, last, clock())
    if (ms > 0) await Promise.race([sleep(ms), new Promise<void>((resolve) => (whenEnough = resolve))])
  }

  /** The oldest of the queue, without those that waited too long behind a batch that took its time. */
  function takeBatch(): Waiting[] {
    const oldest = clock() - MAX_WAIT_MS
    const late = queue.findIndex((entry) => entry.since >= oldest)
    for (const entry of queue.splice(0, late < 0 ? queue.length : late)) entry.settle('unavailable')
    const batch = queue.slice(0, MAX_BATCH)
    queue = queue.slice(MAX_BATCH)
    return batch
  }

  async function writeBatch(batch: Waiting[]): Promise<void> {
    if (batch.length === 0) return
    try {
      const responses = batch.map((entry) => entry.response)
      const origins = newOrigins(batch, knownOrigins)
      const [comments, extraTexts] = await Promise.all([vault.sealAll(responses), sealExtras(vault, responses)])
      const inserted = await store.insert(responses, origins, comments, extraTexts)
      if (knownOrigins.size > MAX_ORIGINS) knownOrigins.clear()
      for (const { origin } of batch) knownOrigins.add(origin)
      const outcomes = await outcomesOf(batch, inserted)
      answering = answering.then(() => answer(batch, outcomes))
    } catch (error) {
      const fault = faultOf(error)
      if (fault === 'unavailable') batch.forEach((entry) => entry.settle('unavailable'))
      else if (fault === 'bug' || batch.length === 1) batch.forEach((entry) => entry.fail(error))
      else await isolate(batch)
    }
  }

  /** Some in each event-loop turn, while the next batch is being stored: between them new requests are read and pages sent. */
  async function answer(batch: readonly Waiting[], outcomes: readonly Written[]): Promise<void> {
    const atOnce = Math.max(ANSWERED_AT_ONCE, Math.ceil(batch.length / PARTS))
    for (const [place, entry] of batch.entries()) {
      if (place > 0 && place % atOnce === 0) await nextTurn()
      entry.settle(outcomes[place] ?? 'unavailable')
    }
  }

  /** One bad row must not fail its neighbours: halves are written alone until it stands by itself. */
  async function isolate(batch: Waiting[]): Promise<void> {
    const middle = Math.ceil(batch.length / 2)
    await writeBatch(batch.slice(0, middle))
    await writeBatch(batch.slice(middle))
  }

  /** The first with a new id was stored; every other one is held against what is stored under its key. */
  async function outcomesOf(batch: readonly Waiting[], { fresh, refused }: Inserted): Promise<Written[]> {
    if (fresh.size === batch.length) return batch.map(() => 'stored')
    const unclaimed = new Set(fresh)
    const isFirst = batch.map(({ response }) => !refused.has(response) && unclaimed.delete(response.responseId))
    const again = batch.filter(({ response }, place) => !isFirst[place] && !refused.has(response))
    const found = again.length > 0 ? await store.find(again) : []
    const stored = new Map(found.map((body) => [body.responseId, body]))
    return Promise.all(
      batch.map(async ({ response, origin }, place): Promise<Written> => {
        if (isFirst[place]) return 'stored'
        if (refused.has(response)) return 'token-used'
        const body = stored.get(response.responseId)
        if (!body) return 'unavailable'
        return (await isSameBody(vault, body, response, origin)) ? 'same-body' : 'other-body'
      }),
    )
  }

  function isOverloaded(): boolean {
    return queue.length >= MAX_QUEUE || (waitingSince !== null && clock() - waitingSince > MAX_WAIT_MS)
  }

  return {
    write(response, origin) {
      if (isClosed || isOverloaded()) return Promise.resolve('unavailable')
      const since = clock()
      waitingSince ??= since
      return new Promise((settle, fail) => {
        queue.push({ response, origin, since, settle, fail })
        if (queue.length === enoughAfter(last)) whenEnough?.()
        void pump()
      })
    },
    isOverloaded,
    async close() {
      isClosed = true
      if (isWriting) await new Promise<void>((resolve) => (whenIdle = resolve))
      await answering
    },
  }
}

function newOrigins(batch: readonly Waiting[], known: ReadonlySet<Origin>): Origin[] {
  const unknown = batch.map(({ origin }) => origin).filter((origin) => !known.has(origin))
  return [...new Map(unknown.map((origin) => [originKey(origin), origin])).values()]
}
