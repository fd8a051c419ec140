import type { Log } from './log.ts'

export type Poll = { stop(): Promise<void> }

/** How long a pause is: always the same, or by what the work answered, nothing after a fault, and how long it took. */
type Pause<T> = number | ((done: T | undefined, tookMs: number) => number)

/** Does a piece of work again and again with a pause between; a fault is logged and the work tried again. */
export function startPoll<T>(name: string, pauseMs: Pause<T>, work: () => Promise<T>, log: Log): Poll {
  let isStopped = false
  let wake = () => {}
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const loop = (async () => {
    while (!isStopped) {
      const since = performance.now()
      const done = await work().catch((error: unknown) => {
        log.warn({ code: (error as { code?: string }).code, name }, 'will be tried again')
        return undefined
      })
      if (!isStopped) await pause(typeof pauseMs === 'number' ? pauseMs : pauseMs(done, performance.now() - since))
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
