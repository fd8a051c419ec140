/** A statement and its values as the driver sends them. */
export type Statement = { text: string; values: readonly unknown[] }

export type Run = <Row>(statement: Statement) => Promise<Row[]>

/**
 * A connection on which statements follow each other without waiting for answers. A transaction of one step takes one round trip
 * instead of three: its beginning goes along with the step, and so does its commit. Both ways answer once what they did is durable;
 * else they throw, and nothing was stored or, when the connection broke during the commit, nobody knows.
 */
export type Line = {
  /** Runs one statement, which is a transaction of its own: nothing goes ahead of it and nothing follows it. */
  single: Run
  /** Runs `work` as one transaction and answers its value. `value` and `last` may be statements that work started and did not wait for. */
  transact<T>(work: (run: Run) => Promise<{ value: Promise<T>; last: readonly Promise<unknown>[] }>): Promise<T>
}
