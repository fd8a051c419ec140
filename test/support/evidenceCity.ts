import type { WorkTruth } from '../../db/seed/work.ts'
import { readPeriod } from '../../src/domain/period.ts'
import { type Truth, generateCity } from '../../src/features/city/city.ts'
import { addGoals } from '../../src/features/city/goals.ts'
import { addWork } from '../../src/features/city/work.ts'
import { type Agency, findAgency } from '../../src/features/directory/directory.ts'
import { type Reader, evidenceOf } from '../../src/features/evidence/evidence.ts'
import { type TestDatabase, aDatabase } from './database.ts'

export const TODAY = '2026-08-21'
export const now = new Date(`${TODAY}T03:00:00Z`)
export const year = readPeriod('2025')!

export type EvidenceCity = {
  database: TestDatabase
  agency: Agency
  truth: Truth[]
  workTruth: WorkTruth[]
  /** Officers by their numbers. */
  ids: Map<string, string>
  evidence: (officerId: string, reader?: Reader, period?: typeof year) => Promise<Evidence>
}
type Evidence = NonNullable<Awaited<ReturnType<typeof evidenceOf>>>

/** An invented city with known truth: answers, work, goals. */
export async function anEvidenceCity(responses: number): Promise<EvidenceCity> {
  const database = await aDatabase()
  const city = await generateCity(database.pool, { seed: 5, responses, agencies: 1, until: '2026-08-20' })
  if (!city.ok) throw new Error('The city is there already.')
  const agency = await findAgency(database.db, city.value.agencies[0]!)
  const workTruth = agency && (await addWork(database.db, agency, { seed: 5, until: '2026-08-20', now }))
  if (!agency || !workTruth) throw new Error('The city has no work.')
  await addGoals(database.db, agency, now)
  const { rows } = await database.pool.query('select nip, officer_id from officer')
  const ids = new Map<string, string>(rows.map(({ nip, officer_id }) => [nip, officer_id]))
  const evidence: EvidenceCity['evidence'] = async (officerId, reader = 'superior', period = year) =>
    (await evidenceOf(database.db, agency.agencyId, officerId, period, { today: TODAY, reader }))!
  return { database, agency, truth: city.value.truth, workTruth, ids, evidence }
}
