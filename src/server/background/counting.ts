import type { Connection } from '../db.ts'
import { keepThread } from '../keptThread.ts'
import type { Log } from '../log.ts'
import type { Poll } from '../poll.ts'

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
  return keepThread('counting', new URL('countingThread.ts', import.meta.url), { connection, logLevel: log.level }, log)
}
