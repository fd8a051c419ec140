import type { OpenDatabase } from '../../src/server/db.ts'
import { generateCity } from '../../src/features/city/city.ts'
import { readWaiting } from '../../src/features/dashboard/attention.ts'
import { readHome } from '../../src/features/dashboard/home.ts'
import { findAgency } from '../../src/features/directory/directory.ts'
import { refreshStatistics } from '../../src/features/tally/tally.ts'
import { migrate } from '../../db/migrate.ts'
import { citySlug } from '../../db/seed/city.ts'
import { connect } from '../../src/server/db.ts'
import { openEmbedded } from '../../src/server/embedded.ts'
import { aDataDir } from '../support/portal.ts'
import { compareSizes } from './compareSizes.ts'
import type { Row } from './intake.ts'

const UNTIL = '2026-09-30'
const FEW = 10_000
/** Ten million take ten minutes and 4 GB to generate: by RESPONSES=10000000. */
const MANY = Number(process.env['RESPONSES'] ?? 300_000)

/** What the home of an agency reads, of an invented city with few and with many responses. */
export async function measureHome(log: (line: string) => void): Promise<Row[]> {
  const folder = await aDataDir()
  const embedded = await openEmbedded(folder.dataDir)
  const database = connect(embedded.connection)
  try {
    await migrate(database.db)
    const few = await aCity(database, 1, FEW, log)
    const many = await aCity(database, 2, MANY, log)
    await refreshStatistics(database.db)
    const read = async (agencyId: string) => {
      const view = { agencyId, unitId: null }
      await readHome(database.db, view, { today: UNTIL, wanted: null })
      await readWaiting(database.db, view, UNTIL)
    }
    return await compareSizes('the home of an agency', { few, many }, { FEW, MANY }, read)
  } finally {
    await database.close()
    await embedded.leave()
    await folder.remove()
  }
}

async function aCity(
  { pool, db }: OpenDatabase,
  seed: number,
  responses: number,
  log: (line: string) => void,
): Promise<string> {
  log(`generating ${responses} responses`)
  await generateCity(pool, { seed, responses, agencies: 1, until: UNTIL })
  const agency = await findAgency(db, citySlug(seed, 0))
  if (!agency) throw new Error('The city is not there.')
  return agency.agencyId
}
