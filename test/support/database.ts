import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { type OpenDatabase, connect } from '../../src/server/db.ts'
import { TEMPLATE } from './clusterSetup.ts'

export type TestDatabase = OpenDatabase & {
  /** Another pool on the same database, as another process would have it. */
  another(poolSize?: number): OpenDatabase
}

/** Tests wait for a server that many of them ask, longer than a citizen does for a page. */
const patient = { connectionTimeoutMillis: 20_000 }

/** A migrated database of one's own, copied from the template; `isEmpty` gives one without a single table. */
export async function aDatabase({ isEmpty = false, poolSize = 10 } = {}): Promise<TestDatabase> {
  const database = `test_${randomBytes(6).toString('hex')}`
  await administer(`create database ${database} template ${isEmpty ? 'template0' : TEMPLATE} strategy file_copy`)
  const another = (size = poolSize) => connect({ ...inject('connection'), ...patient, database }, size)
  return { ...another(), another }
}

async function administer(statement: string): Promise<void> {
  const { pool } = connect({ ...inject('connection'), ...patient, database: 'postgres' }, 1)
  await pool.query(statement)
  await pool.end()
}
