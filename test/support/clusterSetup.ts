import { Migrator } from 'kysely/migration'
import type { TestProject } from 'vitest/node'
import { migrations } from '../../db/migrations.ts'
import { connect } from '../../src/server/db.ts'
import { aCluster } from './cluster.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    connection: { host: string; user: string; password: string }
  }
}

export const TEMPLATE = 'migrated'

/** PostgreSQL 18 can leave the copying of files to the kernel: a fifth of the work that each test's own database was. */
const quickCopies = process.platform === 'linux' ? ['file_copy_method=clone'] : []

/** One throw-away server per project, with a migrated database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bin = project.config.env['POSTGRES_BIN']
  const cluster = await aCluster(bin ? { bin } : { settings: quickCopies })
  const { host, user, password } = cluster.connection
  const { pool } = connect(cluster.connection, 1)
  await pool.query(`create database ${TEMPLATE}`)
  await pool.end()
  const template = connect({ ...cluster.connection, database: TEMPLATE }, 1)
  const migrator = new Migrator({ db: template.db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  await template.close()
  if (error) throw error
  project.provide('connection', { host, user, password })
  return () => cluster.remove()
}
