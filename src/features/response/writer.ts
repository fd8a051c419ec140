import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { NewResponse, Origin } from './response.ts'
import * as store from './response.sql.ts'
import type { Vault } from './vault.ts'

export type Written = 'stored' | 'same-body' | 'other-body' | 'unavailable'

/**
 * Groups what arrives within a moment into one insert and answers each caller after the commit.
 *
 * An idle writer writes at once; while a batch is on its way the next one gathers, so the batch grows with the load and
 * nobody waits for a timer. A full queue answers `unavailable` at once rather than late.
 */
export type Writer = {
  write(response: NewResponse, origin: Origin): Promise<Written>
  /** Waits until everything that was accepted has been answered; afterwards nothing is accepted. */
  close(): Promise<void>
}

type Waiting = {
  response: NewResponse
  origin: Origin
  settle: (outcome: Written) => void
  fail: (error: unknown) => void
}

const MAX_BATCH = 1_000
const MAX_QUEUE = 10_000

export function createWriter(db: Kysely<Database>, vault: Vault): Writer {
  const queue: Waiting[] = []
  const knownOrigins = new Set<string>()
  let isWriting = false
  let isClosed = false
  let whenIdle: (() => void) | null = null

  /** One batch at a time: a second one beside it made both smaller and cost a fifth more work a response. */
  async function pump(): Promise<void> {
    if (isWriting) return
    isWriting = true
    await new Promise(setImmediate) // what arrived in the same turn goes along
    while (queue.length > 0) await writeBatch(queue.splice(0, MAX_BATCH))
    isWriting = false
    whenIdle?.()
  }

  async function writeBatch(batch: Waiting[]): Promise<void> {
    try {
      const origins = newOrigins(batch, knownOrigins)
      const comments = await vault.sealAll(batch.map((entry) => entry.response))
      const outcomes = await store.insertBatch(
        db,
        batch.map((entry) => entry.response),
        origins,
        comments,
      )
      for (const origin of origins) knownOrigins.add(originKey(origin))
      batch.forEach((entry, place) => entry.settle(outcomes[place] ?? 'unavailable'))
    } catch (error) {
      const fault = store.faultOf(error)
      if (fault === 'unavailable') batch.forEach((entry) => entry.settle('unavailable'))
      else if (fault === 'bug' || batch.length === 1) batch.forEach((entry) => entry.fail(error))
      else await isolate(batch)
    }
  }

  /** One bad row must not fail its neighbours: halves are written alone until it stands by itself. */
  async function isolate(batch: Waiting[]): Promise<void> {
    const middle = Math.ceil(batch.length / 2)
    await writeBatch(batch.slice(0, middle))
    await writeBatch(batch.slice(middle))
  }

  return {
    write(response, origin) {
      if (isClosed || queue.length >= MAX_QUEUE) return Promise.resolve('unavailable')
      return new Promise((settle, fail) => {
        queue.push({ response, origin, settle, fail })
        void pump()
      })
    },
    async close() {
      isClosed = true
      if (isWriting) await new Promise<void>((resolve) => (whenIdle = resolve))
    },
  }
}

function newOrigins(batch: Waiting[], known: ReadonlySet<string>): Origin[] {
  const origins = new Map(batch.map(({ origin }) => [originKey(origin), origin]))
  return [...origins].filter(([key]) => !known.has(key)).map(([, origin]) => origin)
}

function originKey(origin: Origin): string {
  return `${origin.agencyId}/${origin.originId}`
}
