/**
 * Work that is done once a night: call the answer as often as you like, it acts on the first call after `hour` (UTC, 0-23;
 * 18 is 1 o'clock in Jakarta). The night in which it was made counts as done, so that a restart starts nothing heavy.
 */
export function createNightly(hour: number, clock: () => Date, act: () => Promise<void>): () => Promise<void> {
  const nightOf = (moment: Date) => Math.floor((moment.getTime() / 3_600_000 - hour) / 24)
  let last = nightOf(clock())
  return async () => {
    const night = nightOf(clock())
    if (night === last) return
    last = night
    await act()
  }
}
