import { dayIn, lastDayOver } from '../../domain/localTime.ts'
import { addDemoFacts } from '../../features/city/demoFacts.ts'
import { demoCity, demoSlug, generateCity } from '../../features/city/city.ts'
import { addGoals } from '../../features/city/goals.ts'
import { seedComments } from '../../features/city/cityComments.ts'
import { addWork } from '../../features/city/work.ts'
import { findAgency, listAgencies } from '../../features/directory/directory.ts'
import { createVault } from '../../features/response/vault.ts'
import { releaseQuarters } from '../../features/release/release.ts'
import type { Auth } from '../access/auth.ts'
import type { OpenDatabase } from '../db.ts'
import { createProgress } from '../progress.ts'
import { seedDemoAccounts } from './demoAccounts.ts'
import { seedDemoFollowUp } from './demoFollowUp.ts'
import { seedDemoCharter } from './demoCharter.ts'
import { seedDemoCycle } from './demoCycle.ts'

/** Held while a process fills an empty database, so that of two that start at once only one does. */
const SEED_LOCK = 5_821_407_215

/**
 * Fills a database that has no agency yet with the demo city, and publishes the demo city's past quarters that are not
 * published yet, also where an earlier start was ended before it came to that.
 */
export async function seedDemo(
  { db, pool }: OpenDatabase,
  openAuth: () => Promise<Auth>,
  secretKey: string,
  now: Date,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [SEED_LOCK])
    const isNew = (await listAgencies(db)).length === 0
    if (isNew) await generateDemo(pool, now)
    const agency = await findAgency(db, demoSlug)
    if (agency && isNew) await addDemoFacts(db, agency.agencyId, dayIn(agency.timeZone, now))
    if (agency) {
      await addWork(db, agency, { seed: demoCity.seed, until: lastDayOver(now), now })
      await addGoals(db, agency, now)
      await releaseQuarters(db, agency, dayIn(agency.timeZone, now), now)
      await seedComments(db, createVault(db, secretKey), agency, dayIn(agency.timeZone, now), now)
      await seedDemoAccounts(db, openAuth, agency, secretKey, now)
      await seedDemoFollowUp(db, agency, now)
      await seedDemoCharter(db, agency, now)
      await seedDemoCycle(db, agency, secretKey, now)
    }
  } finally {
    client.release(true) // ends the connection and with it the lock
  }
}

async function generateDemo(pool: OpenDatabase['pool'], now: Date): Promise<void> {
  const progress = createProgress('Demo city')
  await generateCity(pool, { ...demoCity, until: lastDayOver(now), onProgress: progress.update })
  progress.stop()
}
