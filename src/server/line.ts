import type pg from 'pg'
import type { Line, Statement } from '../features/line.ts'

/**
 * SQLSTATE class 01, a warning. The only one that these statements can meet is "canceling wait for synchronous replication": the
 * commit is on this server alone, yet it is reported as done, and a failover would undo it. Its text depends on the
 * server's language, its class does not.
 */
const warning = /^01/

/**
 * Transactions on the clients of a pool whose clients do pipelining.
 *
 * @param patienceMs as long as one may take. A database that has not answered by then is taken for gone, and its connection is given up
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
    begun.catch(() => undefined) // looked at below, with the rest
    const { value, last } = await work((statement) => runOn(client, statement))
    const committing = client.query('commit')
    const [committed] = await allOrFirstError([committing, begun, ...last, value])
    if (committed.command !== 'COMMIT') throw new Error('The transaction was rolled back.')
    return (await value) as T
  }

  /** Whatever a client was told that makes its commit doubtful came before the answer to the commit. */
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

/** What it was asked fails at once. Its own `end` would wait for what is on the wire. */
function hangUp(client: pg.PoolClient): void {
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } }
  connection.stream.destroy()
}

const [isTrue, isFalse] = [() => true, () => false]

/** Waits for all of them, so that none is left on the wire, and throws what went wrong first in the given order from the second on. */
async function allOrFirstError<T>([first, ...others]: [Promise<T>, ...Promise<unknown>[]]): Promise<[T]> {
  const settled = await Promise.allSettled([...others, first])
  const failed = settled.find((entry) => entry.status === 'rejected')
  if (failed) throw failed.reason
  return [await first]
}
