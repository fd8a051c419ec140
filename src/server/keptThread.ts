import { once } from 'node:events'
import { type ResourceLimits, Worker } from 'node:worker_threads'
import type { Log } from './log.ts'

/** How soon a thread that ended by a fault of its own is begun again. */
const AGAIN_MS = 5_000
/** A thread that does not end by then is ended: what it had in hand in the database is undone, as in a crash. */
const STOP_MS = 15_000

export type KeptThread = {
  /** Says something to it. What is said after it ended by a fault is for the next one. */
  say(message: unknown): void
  /** Tells it to stop, and waits until it has, or ends it. */
  stop(): Promise<void>
}

type Options<T> = {
  /** Told what it says. */
  heard?: (message: T) => void
  /** Told that it ended, and with it whatever it was asked. */
  ended?: () => void
  resourceLimits?: ResourceLimits
}

/** A thread of this process that is begun again where it ends by a fault; a fault of it ends nothing else. */
export function keepThread<T>(
  name: string,
  file: URL,
  workerData: object,
  log: Log,
  { heard = () => undefined, ended = () => undefined, resourceLimits }: Options<T> = {},
): KeptThread {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let unsaid: unknown[] = []
  let thread: Worker | null = begin()

  function begin(): Worker {
    const worker = new Worker(file, { workerData, resourceLimits })
    worker.on('message', heard)
    worker.on('error', (error) => log.error({ err: error }, `the ${name} thread ended`))
    worker.on('exit', () => {
      thread = null
      ended()
      if (!isStopped) timer = setTimeout(beginAgain, AGAIN_MS)
    })
    return worker
  }

  function beginAgain(): void {
    thread = begin()
    for (const message of unsaid) say(message)
    unsaid = []
  }

  function say(message: unknown): void {
    if (!thread) return void unsaid.push(message)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    thread.postMessage(message)
  }

  return {
    say,
    async stop() {
      isStopped = true
      clearTimeout(timer)
      if (!thread) return // it has ended already
      const stopping = thread
      const exited = once(stopping, 'exit')
      const patience = setTimeout(() => void stopping.terminate(), STOP_MS)
      say('stop')
      await exited
      clearTimeout(patience)
    },
  }
}
