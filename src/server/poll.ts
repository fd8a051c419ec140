import type { Log } from './log.ts'

export type Poll = { stop(): Promise<void> }

/** Milliseconds until the work is done again; may depend on what it answered, undefined where it failed. */
type PauseMs<T> = number | ((answer: T | undefined) => number)

/** Does a piece of work again and again with a pause between; a fault is logged and the work tried again. */
export function startPoll<T>(name: string, pauseMs: PauseMs<T>, work: () => Promise<T>, log: Log): Poll {
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
      const answer = await work().catch((error: unknown) => {
        log.warn({ code: (error as { code?: string }).code, name }, 'will be tried again')
        return undefined
      })
      if (!isStopped) await pause(typeof pauseMs === 'number' ? pauseMs : pauseMs(answer))
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
