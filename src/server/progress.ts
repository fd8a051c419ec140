import { Presets, SingleBar } from 'cli-progress'

export type Progress = { update: (done: number, total: number) => void; stop: () => void }

/** A bar on standard error; lines now and then where that is no terminal. */
export function createProgress(title: string): Progress {
  const bar = new SingleBar(
    {
      format: `${title} {bar} {percentage}% | {value}/{total}`,
      noTTYOutput: true,
      notTTYSchedule: 5_000,
      hideCursor: true,
    },
    Presets.shades_classic,
  )
  let isStarted = false
  return {
    update(done, total) {
      if (!isStarted) bar.start(total, done)
      isStarted = true
      bar.update(done)
    },
    stop() {
      if (isStarted) bar.stop()
    },
  }
}
