/** A batch costs the database and this thread some 235 us before its first answer: one each 3 ms makes that 8 % of a core at most. */
const PACE_MS = 3
/** Who comes alone, or nearly so, never waits for others. */
const FEW = 4
/** So many share what a batch costs so well that there is nothing to wait for. */
const MANY = 16

/** The last batch: how many went along, when it began, and how many they were with those who had come by the time it was stored. */
export type LastBatch = { size: number; begun: number; together: number }

/**
 * How many are enough to begin the next batch at once. Clients that send again when they have their answers are never more than were
 * together last time: once as many wait, nobody is missing.
 */
export function enoughAfter({ together }: LastBatch): number {
  return Math.min(MANY, together)
}

/**
 * How long a writer rests before its next batch, in milliseconds; 0: not at all.
 *
 * Between little to do, where each answer is written at once, and much, where a batch fills while the one before is on its way, batches
 * of six would follow each other without a break and cost twice as much an answer. PostgreSQL's `commit_delay` with `commit_siblings`
 * does the same for many connections; a writer has one. At half of the peak the middle answer comes 1 ms later, and a machine of two
 * cores has 12 points or more of a hundred more to itself.
 *
 * @param waiting how many would go along now
 * @param now milliseconds, of the clock by which the last batch began
 */
export function restBefore(waiting: number, last: LastBatch, now: number): number {
  if (last.size <= FEW || waiting >= enoughAfter(last)) return 0
  return Math.max(0, last.begun + PACE_MS - now)
}
