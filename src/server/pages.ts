import type { Connection } from './db.ts'
import type { Asked, Drawn } from './drawing.ts'
import type { Env } from './env.ts'
import { keepThread } from './keptThread.ts'
import type { Log } from './log.ts'

/** An error as far as it travels. */
type Fault = { message: string; stack: string | undefined; code: string | undefined }

/** To the thread of the pages: a page to be drawn, or what is to happen with all. `quiet`: events end, their screens ask again. */
export type ToPages = { id: number; asked: Asked } | 'quiet' | 'stop'
/** From it: that it can draw, and what came of what it was asked. */
export type FromPages = 'ready' | { id: number; drawn: Drawn } | { id: number; fault: Fault }

export type Pages = {
  draw(asked: Asked): Promise<Response>
  /** Ends what would go on for ever. */
  quiet(): void
  stop(): Promise<void>
}

/**
 * A page leaves a megabyte of garbage, and of each some is kept alive by dead old objects: collected after 50 pages, all waited 7 to 10 ms;
 * after four, 0.5 to 1 ms.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12 }

type Waiting = { settle: (drawn: Drawn) => void; fail: (error: unknown) => void }

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
    if ('drawn' in message) asker?.settle(message.drawn)
    else asker?.fail(Object.assign(new Error(message.fault.message), message.fault))
  }

  function ended(): void {
    const error = new Error('The thread of the pages ended.')
    ready.reject(error)
    for (const { fail } of waiting.values()) fail(error)
    waiting.clear()
  }

  const data = { env, connection, build }
  const thread = keepThread('page', 'pageThread.ts', data, log, { heard, ended, resourceLimits })
  await ready.promise.catch(async (error: unknown) => {
    await thread.stop()
    throw error
  })
  return {
    async draw(asked) {
      const id = (last += 1)
      const { status, headers, body } = await new Promise<Drawn>((settle, fail) => {
        waiting.set(id, { settle, fail })
        thread.say({ id, asked } satisfies ToPages)
      })
      return new Response(body, { status, headers })
    },
    quiet: () => thread.say('quiet' satisfies ToPages),
    stop: thread.stop,
  }
}
