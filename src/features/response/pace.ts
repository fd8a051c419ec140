/** A batch costs the database and this thread about 235 µs whatever its size: one every 3 ms makes that 8 % of a core at most. */
const PACE_MS = 3
/** After a batch of so few the load is light, and the next one does not wait. */
const FEW = 4
/** So many share the fixed cost of a batch well enough: waiting for more would save nothing. */
const MANY = 16

/** The last batch: its size, when it began, and `together`, its size plus what was queued by the time it was stored. */
export type LastBatch = { size: number; begun: number; together: number }

/**
 * How many waiting responses begin the next batch at once. Of clients that send again as soon as they are answered there are never more
 * than `together`: once as many wait, nobody is missing.
 */
export function enoughAfter({ together }: LastBatch): number {
  return Math.min(MANY, together)
}

/**
 * How long a writer rests before its next batch, in milliseconds; 0: not at all.
 *
 * Under light load each response is written at once, under heavy load a batch fills while the one before is being stored. Between the two,
 * batches of about six would follow each other without a break, at twice the cost per response. PostgreSQL's `commit_delay` with
 * `commit_siblings` does the same for many connections; the writer has one. At half of the peak the median answer comes 1 ms later, and
 * 12 % or more of a machine of two cores is free for other work.
 *
 * @param waiting how many would go along now
 * @param now milliseconds, of the clock by which the last batch began
 */
export function restBefore(waiting: number, last: LastBatch, now: number): number {
  if (last.size <= FEW || waiting >= enoughAfter(last)) return 0
  return Math.max(0, last.begun + PACE_MS - now)
}
