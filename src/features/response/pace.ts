/** A batch costs the database and this thread some 235 us before its first answer: one each 3 ms makes that 8 % of a core at most. */
const PACE_MS = 3
/** Who comes alone, or nearly so, never waits for others. */
const FEW = 4
/** So many share what a batch costs so well that there is nothing to wait for. */
export const ENOUGH = 16

/**
 * How long a writer rests before its next batch, in milliseconds; 0: not at all.
 *
 * Between little to do, where each answer is written at once, and much, where a batch fills while the one before is on its way, batches
 * of six would follow each other without a break and cost twice as much an answer. PostgreSQL's `commit_delay` with `commit_siblings`
 * does the same for many connections; a writer has one. At half of the peak the middle answer comes 1 ms later, and a machine of two
 * cores has 12 to 20 points of a hundred more to itself.
 *
 * @param waiting how many would go along now
 * @param last how many went along with the last batch, and how many milliseconds ago it began
 */
export function restBefore(waiting: number, last: { size: number; msAgo: number }): number {
  if (last.size <= FEW || waiting >= ENOUGH) return 0
  return Math.max(0, PACE_MS - last.msAgo)
}
