import type pg from 'pg'
import type { Line, Statement } from '../features/line.ts'

/**
 * SQLSTATE class 01, a warning. The only one that these statements can raise is "canceling wait for synchronous replication": the commit is
 * durable on this server alone, and a failover would lose it. Its text depends on the server's language, its class does not.
 */
const warning = /^01/

/**
 * Transactions over a pool whose clients pipeline: statements are sent without waiting for the answers to those before.
 *
 * @param patienceMs the longest that a transaction may take; after it the database is taken for gone and the connection is closed
 */
export function createLine(pool: pg.Pool, patienceMs: number): Line {
  const doubtful = new WeakSet<pg.PoolClient>()
  pool.on('connect', (client) =>
    client.on('notice', (notice) => {
      if (warning.test(notice.code ?? '')) doubtful.add(client)
    }),
  )

  async function transact<T>(client: pg.PoolClient, work: Parameters<Line['transact']>[0]): Promise<T> {
    const begun = client.query('begin')
    begun.catch(() => undefined) // awaited below, with the rest; until then it must not count as unhandled
    const { value, last } = await work((statement) => runOn(client, statement))
    const committing = client.query('commit')
    const [committed] = await allOrFirstError([committing, begun, ...last, value])
    if (committed.command !== 'COMMIT') throw new Error('The transaction was rolled back.')
    return (await value) as T
  }

  /** A warning about the commit arrives before the answer to it, so `doubtful` is complete once `work` has resolved. */
  async function withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    const patience = setTimeout(hangUp, patienceMs, client)
    try {
      const value = await work(client)
      if (doubtful.has(client)) throw new Error('The commit did not reach the standby.')
      client.release()
      return value
    } catch (error) {
      const isClean = !doubtful.has(client) && (await client.query('rollback').then(isTrue, isFalse))
      client.release(!isClean)
      throw error
    } finally {
      clearTimeout(patience)
    }
  }

  return {
    single: (statement) => withClient((client) => runOn(client, statement)),
    transact: (work) => withClient((client) => transact(client, work)),
  }
}

async function runOn<Row>(client: pg.PoolClient, { text, values }: Statement): Promise<Row[]> {
  return (await client.query(text, [...values])).rows as Row[]
}

/** Closes the socket, so that all pending statements fail at once; the client's own `end` would wait for their answers. */
function hangUp(client: pg.PoolClient): void {
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } }
  connection.stream.destroy()
}

const [isTrue, isFalse] = [() => true, () => false]

/** Waits for all, so that no answer is left unread on the connection; then throws the first error, that of `first` last of all. */
async function allOrFirstError<T>([first, ...others]: [Promise<T>, ...Promise<unknown>[]]): Promise<[T]> {
  const settled = await Promise.allSettled([...others, first])
  const failed = settled.find((entry) => entry.status === 'rejected')
  if (failed) throw failed.reason
  return [await first]
}
