import type pg from 'pg'
import type { Line, Statement } from '../features/line.ts'

/**
 * SQLSTATE class 01, a warning. The only one that these statements can meet is "canceling wait for synchronous replication": the
 * commit is on this server alone, yet it is reported as done, and a failover would undo it (RS-5). Its text depends on the
 * server's language, its class does not.
 */
const warning = /^01/

/** Transactions on the clients of a pool whose clients do pipelining. */
export function createLine(pool: pg.Pool): Line {
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
    try {
      const value = await work(client)
      if (doubtful.has(client)) throw new Error('The commit did not reach the standby.')
      client.release()
      return value
    } catch (error) {
      const isClean = !doubtful.has(client) && (await client.query('rollback').then(isTrue, isFalse))
      client.release(!isClean)
      throw error
    }
  }

  return {
    single: (statement) => withClient((client) => runOn(client, statement)),
    transact: (work) => withClient((client) => transact(client, work)),
  }
}

/**
 * The driver's list of values is emptied when it was answered. A query that is done is garbage, but one that came to be among the
 * old objects keeps all that follow it until V8 looks through everything; with their values that was 8 MB a second at 11,000
 * responses, and V8 looked each eight seconds: 20 to 40 ms of work in the answering thread, 13 ms in place of 47 at the 99th percentile.
 */
async function runOn<Row>(client: pg.PoolClient, { text, values }: Statement): Promise<Row[]> {
  const given = [...values]
  const { rows } = await client.query(text, given)
  given.length = 0
  return rows as Row[]
}

const [isTrue, isFalse] = [() => true, () => false]

/** Waits for all of them, so that none is left on the wire, and throws what went wrong first in the given order from the second on. */
async function allOrFirstError<T>([first, ...others]: [Promise<T>, ...Promise<unknown>[]]): Promise<[T]> {
  const settled = await Promise.allSettled([...others, first])
  const failed = settled.find((entry) => entry.status === 'rejected')
  if (failed) throw failed.reason
  return [await first]
}
