import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import Cursor from 'pg-cursor'
import type { Database } from '../../db/schema.ts'
import type { Line } from '../features/line.ts'
import { type Embedded, openEmbedded } from './embedded.ts'
import type { Env } from './env.ts'
import { createLine } from './line.ts'
import { Refusal } from './refusal.ts'

/** Where a server is, and as whom to speak to it. */
export type Connection = Partial<Embedded['connection']> & { connectionString?: string }

export type OpenDatabase = {
  connection: Connection
  db: Kysely<Database>
  pool: pg.Pool
  /** As the role `suara_public`, which may read what is published and cannot write: for everything that the public sees. */
  publicDb: Kysely<Database>
  publicPool: pg.Pool
  /** For the writer of answers. */
  line: Line
  /** Waits for running queries, closes the connections, and stops the embedded server if nobody else uses it. */
  close(): Promise<void>
}

type Options = { poolSize?: number; onEvent?: (event: 'lost' | 'recovered') => void }

const DATE = 1082

/** Opens the PostgreSQL that the environment names, or the embedded one of DATA_DIR. */
export async function openDatabase(env: Env, options: Options = {}): Promise<OpenDatabase> {
  const embedded = env.databaseUrl ? null : await openEmbedded(env.dataDir, options)
  const opened = connect(embedded ? embedded.connection : { connectionString: env.databaseUrl ?? '' }, options.poolSize)
  if (!embedded) await checkServer(opened)
  return {
    ...opened,
    async close() {
      await opened.close()
      await embedded?.leave()
    },
  }
}

/** The oldest and the first unknown major version; PostgreSQL numbers 15.18 as 150018. */
const [OLDEST, TOO_NEW] = [150_000, 190_000]

/** Refuses a server that does not answer or is none of the versions that the tests run on. */
async function checkServer({ pool, close }: OpenDatabase): Promise<void> {
  try {
    const { rows } = await pool.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    )
    const version = rows[0]?.version ?? 0
    if (version >= OLDEST && version < TOO_NEW) return
    throw new Refusal(`The server of DATABASE_URL is PostgreSQL ${Math.floor(version / 10_000)}; it must be 15 to 18.`)
  } catch (error) {
    await close()
    if (error instanceof Refusal) throw error
    throw new Refusal(
      `The database of DATABASE_URL cannot be used: ${(error as Error).message || 'it does not answer'}.`,
    )
  }
}

/** A pool and Kysely on one server; the timeouts keep a citizen from waiting for a database that is gone. */
export function connect(connection: Connection, poolSize = 10): OpenDatabase {
  const pool = openPool({ ...connection, max: poolSize })
  const publicPool = openPool({ ...connection, ...publicOptions })
  const linePool = openPool({ ...connection, ...lineOptions })
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool, cursor: Cursor }) })
  const publicDb = new Kysely<Database>({ dialect: new PostgresDialect({ pool: publicPool }) })
  return {
    connection,
    db,
    publicDb,
    pool,
    publicPool,
    line: createLine(linePool, PATIENCE_MS),
    async close() {
      await db.destroy()
      await publicDb.destroy()
      if (!publicPool.ending) await publicPool.end()
      await linePool.end()
      if (!pool.ending) await pool.end() // Kysely ends the pool only if it ever used it
    },
  }
}

/**
 * A pool of its own, whose connections begin as the role and stay it: no statement more per request, and a server that has no such
 * role refuses the connection instead of reading as the owner.
 */
const publicOptions = {
  max: 5,
  options: '-c timezone=UTC -c role=suara_public -c default_transaction_read_only=on',
}

/** One batch is written at a time; the second connection is for the moment in which the first is given up. */
const lineOptions = { max: 2, pipeline: true, idleTimeoutMillis: 0 }
/** Who waits for a batch has long been told to try again (writer.ts); the next batch needs a database that answers. */
const PATIENCE_MS = 10_000

function openPool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    Client: ThriftyClient,
    application_name: 'suara-loket',
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    options: '-c timezone=UTC',
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
    ...options,
  })
  // A connection was lost, idle or between two statements; the pool replaces it. Without a listener the process would end.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const nameInStatement = /^\s*\/\* name: (\w+) \*\//

type Answered = (error: Error | null, result: pg.QueryResult) => void

/**
 * A statement that begins with a comment "name: x" is prepared under that name, once per connection. For the few that run all
 * the time: planning the insert of a batch of eight took longer than running it.
 *
 * Queries are always given a callback. To make a promise itself the driver stores a closure in the query object, which V8 allocates in the
 * old generation: it keeps the query's values alive until the next full garbage collection, 8 MB a second at 11,000 responses a second.
 */
class ThriftyClient extends pg.Client {
  override query(...args: unknown[]): never {
    const query = pg.Client.prototype.query as (...given: unknown[]) => never
    const [text, values, answered] = args
    if (typeof text !== 'string') return query.apply(this, args)
    const named = { name: nameInStatement.exec(text)?.[1], text, values }
    if (answered) return query.call(this, named, undefined, answered)
    return new Promise<pg.QueryResult>((resolve, reject) => {
      const settle: Answered = (error, result) => (error ? reject(error) : resolve(result))
      query.call(this, named, undefined, settle)
    }) as never
  }
}

/** `date` stays the text it is: as a `Date` it would be midnight of some zone, and often the day before. */
function parserOf(oid: number, format?: 'text' | 'binary') {
  if (oid === DATE) return (value: string) => value
  return pg.types.getTypeParser(oid, format as 'text')
}
