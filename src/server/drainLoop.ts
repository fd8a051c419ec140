import type { Log } from './log.ts'

export type DrainLoop = { stop(): Promise<void> }

/** How long a stored answer waits at most before it is counted, when there is nothing to do meanwhile. */
const INTERVAL_MS = 500

/** Counts what was stored, again and again; a fault is logged and tried again, it costs no answer. */
export function startDrainLoop(drain: () => Promise<number>, log: Log): DrainLoop {
  let isStopped = false
  let wake = () => {}
  const loop = (async () => {
    while (!isStopped) {
      await drain().catch((error: unknown) =>
        log.warn({ code: (error as { code?: string }).code }, 'tally waits for the database'),
      )
      if (!isStopped)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, INTERVAL_MS)
          wake = () => (clearTimeout(timer), resolve())
        })
    }
  })()
  return {
    stop() {
      isStopped = true
      wake()
      return loop
    },
  }
}
