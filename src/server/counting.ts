import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Connection } from './db.ts'
import type { Log } from './log.ts'
import type { Poll } from './poll.ts'

/** How soon a counting thread that ended by a fault of its own is started again. */
const AGAIN_MS = 5_000

const [SHORTEST_MS, LONGEST_MS] = [40, 500]

/**
 * How long the counting rests after a round, in ms. Counted little by little, citizens' answers do not queue behind the counting: at 9,000
 * a second on two cores, 1 in 100 waited 20 ms instead of 29 with half a second between. Where there is little to spare a round takes
 * longer, so the rest is longer too, and the next counts more at once, which costs less for each.
 * @param counted how many answers the round took in; undefined where it failed
 */
export function pauseAfter(counted: number | undefined, tookMs: number): number {
  return counted ? Math.min(Math.max(3 * tookMs, SHORTEST_MS), LONGEST_MS) : LONGEST_MS
}

/**
 * Counts stored answers in a thread of its own. In the one that answers citizens, each round of counting kept everybody waiting
 * for 80 ms, and a fault of the counting could have ended it.
 */
export function startCounting(connection: Connection, log: Log): Poll {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let thread = begin()

  function begin(): Worker {
    const worker = new Worker(new URL('countingThread.ts', import.meta.url), {
      workerData: { connection, logLevel: log.level },
    })
    worker.on('error', (error) => log.error({ err: error }, 'the counting thread ended'))
    worker.on('exit', () => {
      if (!isStopped) timer = setTimeout(() => (thread = begin()), AGAIN_MS)
    })
    return worker
  }

  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      if (thread.threadId < 0) return // it has ended already
      const ended = once(thread, 'exit')
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      thread.postMessage('stop')
      await ended
    },
  }
}
