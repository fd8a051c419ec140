import type { Connection } from '../db.ts'
import type { Env } from '../env.ts'
import { keepThread } from '../keptThread.ts'
import type { Log } from '../log.ts'
import type { Asked, Drawn } from './drawing.ts'

/** An error as far as it travels. */
type Fault = { message: string; stack: string | undefined; code: string | undefined }

/** A page to be drawn, or whether a Cookie header is somebody's who is signed in. */
type Question = { draw: Asked } | { isSignedIn: string }

/** To the thread of the pages: a question, or what is to happen with all. `quiet`: events end, their screens ask again. */
export type ToPages = { id: number; question: Question } | 'quiet' | 'stop'
/** From it: that it can draw, and what came of a question. */
export type FromPages = 'ready' | { id: number; answer: Drawn | boolean } | { id: number; fault: Fault }

export type Pages = {
  draw(asked: Asked): Promise<Response>
  /** Whether a Cookie header is that of somebody who is signed in. */
  isSignedIn(cookie: string): Promise<boolean>
  /** Ends what would go on for ever. */
  quiet(): void
  stop(): Promise<void>
}

/**
 * A quarter of V8's usual young generation. A page leaves a megabyte of garbage: collected after every four pages it stops this thread for
 * 0.5 to 1 ms, at the usual size, after every 50, for 7 to 10 ms.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12 }

type Waiting = { settle: (answer: never) => void; fail: (error: unknown) => void }

/**
 * Draws pages in a thread of its own. In the one that answers citizens a page of results, which asks the database nine times, waited nine
 * times behind their answers: at four fifths of the peak it took 46 ms at the middle instead of 11; and they waited for it.
 * @returns when it can draw; throws where it cannot begin
 */
export async function startPages(env: Env, connection: Connection, build: string, log: Log): Promise<Pages> {
  const waiting = new Map<number, Waiting>()
  const ready = Promise.withResolvers<void>()
  let last = 0

  function heard(message: FromPages): void {
    if (message === 'ready') return ready.resolve()
    const asker = waiting.get(message.id)
    waiting.delete(message.id)
    if ('answer' in message) asker?.settle(message.answer as never)
    else asker?.fail(Object.assign(new Error(message.fault.message), message.fault))
  }

  function ended(): void {
    const error = new Error('The thread of the pages ended.')
    ready.reject(error)
    for (const { fail } of waiting.values()) fail(error)
    waiting.clear()
  }

  function ask<T>(question: Question): Promise<T> {
    const id = (last += 1)
    return new Promise<T>((settle, fail) => {
      waiting.set(id, { settle, fail })
      thread.say({ id, question } satisfies ToPages)
    })
  }

  const data = { env, connection, build }
  const thread = keepThread('page', new URL('pageThread.ts', import.meta.url), data, log, {
    heard,
    ended,
    resourceLimits,
  })
  await ready.promise.catch(async (error: unknown) => {
    await thread.stop()
    throw error
  })
  return {
    async draw(asked) {
      const { status, headers, body } = await ask<Drawn>({ draw: asked })
      return new Response(body, { status, headers })
    },
    isSignedIn: (cookie) => ask<boolean>({ isSignedIn: cookie }),
    quiet: () => thread.say('quiet' satisfies ToPages),
    stop: thread.stop,
  }
}
