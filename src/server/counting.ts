import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Connection } from './db.ts'
import type { Log } from './log.ts'
import type { Poll } from './poll.ts'

/** How soon a counting thread that ended by a fault of its own is started again. */
const AGAIN_MS = 5_000

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
