/** A statement and its values as the driver sends them. */
export type Statement = { text: string; values: readonly unknown[] }

export type Run = <Row>(statement: Statement) => Promise<Row[]>

/**
 * A connection on which statements follow each other without waiting for answers. A transaction of two steps takes two round
 * trips instead of four: its beginning goes along with the first step, its commit with the last.
 */
export type Line = {
  /**
   * Runs `work` as one transaction and answers its value once that is durable; else throws, and nothing was stored or, when
   * the connection broke during the commit, nobody knows. `last` are statements that work started and did not wait for.
   */
  transact<T>(work: (run: Run) => Promise<{ value: T; last: readonly Promise<unknown>[] }>): Promise<T>
}
