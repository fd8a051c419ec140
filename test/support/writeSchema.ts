// `npm run schema`: after a new migration, writes db/schema.ts and db/schema.sql anew from a freshly migrated database.
import { Migrator } from 'kysely/migration'
import { writeSchema } from '../../db/generate.ts'
import { migrations } from '../../db/migrations.ts'
import { connect } from '../../src/server/db.ts'
import { aCluster } from './cluster.ts'

const cluster = await aCluster()
const { db, close } = connect(cluster.connection)
const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest()
if (error) throw error
await writeSchema(db)
await close()
await cluster.remove()
