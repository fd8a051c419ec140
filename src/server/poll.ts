import type { Log } from './log.ts'

export type Poll = { stop(): Promise<void> }

/** Does a piece of work again and again with a pause between; a fault is logged and the work tried again. */
export function startPoll(name: string, intervalMs: number, work: () => Promise<unknown>, log: Log): Poll {
  let isStopped = false
  let wake = () => {}
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, intervalMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const loop = (async () => {
    while (!isStopped) {
      await work().catch((error: unknown) =>
        log.warn({ code: (error as { code?: string }).code, name }, 'will be tried again'),
      )
      if (!isStopped) await pause()
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
