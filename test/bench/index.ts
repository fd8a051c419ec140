import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { randomOf } from '../../db/seed/random.ts'
import { assessGroup } from '../../src/domain/fairness.ts'
import { type Moments, addMoments, noMoments } from '../../src/domain/moments.ts'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import { quartersUntil, readPeriod } from '../../src/domain/period.ts'
import { addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import { indexByPeriod, indexByService, indexOfAgency } from '../../src/features/index/unitIndex.ts'
import { activateQuestionnaire } from '../../src/features/survey/survey.ts'
import { refreshStatistics } from '../../src/features/tally/tally.ts'
import { migrate } from '../../db/migrate.ts'
import { type OpenDatabase, connect } from '../../src/server/db.ts'
import { openEmbedded } from '../../src/server/embedded.ts'
import { aDataDir } from '../support/portal.ts'
import { codeOf } from './codes.ts'
import { compareSizes } from './compareSizes.ts'
import type { Row } from './intake.ts'

const UNITS = 1_000
const DAYS = 10
/** Responses in each of the 10,000 cells of an agency: ten thousand in all, and ten million. */
const FEW = 1
const MANY = 1_000
const sizes = { FEW: UNITS * DAYS * FEW, MANY: UNITS * DAYS * MANY }
const periods = [readPeriod('2026-TW2')!, ...quartersUntil('2026-06-30', 8)]

/** The index of a unit and of an agency of 1,000 units, of few and of many responses in the same cells; then officers. */
export async function measureIndex(log: (line: string) => void): Promise<Row[]> {
  const folder = await aDataDir()
  const embedded = await openEmbedded(folder.dataDir)
  const database = connect(embedded.connection)
  try {
    await migrate(database.db)
    log(`counting ${UNITS * DAYS * FEW} and ${UNITS * DAYS * MANY} responses into ${UNITS * DAYS} cells each`)
    const few = await anAgency(database, FEW)
    const many = await anAgency(database, MANY)
    await refreshStatistics(database.db)
    log('reading')
    const rows = [
      ...(await compareSizes('an agency of 1,000 units, 9 periods', { few, many }, sizes, readAgency(database))),
      ...(await compareSizes('a unit, its quarters and services', { few, many }, sizes, readUnit(database))),
    ]
    log('a million officers')
    return [...rows, ...measureOfficers()]
  } finally {
    await database.close()
    await embedded.leave()
    await folder.remove()
  }
}

type Agency = { agencyId: string; units: { unitId: string; parentId: null }[] }

const readAgency =
  ({ db }: OpenDatabase) =>
  ({ agencyId, units }: Agency) =>
    indexOfAgency(db, agencyId, units, () => officialQuestionnaire, periods)

const readUnit =
  ({ db }: OpenDatabase) =>
  async ({ agencyId, units }: Agency) => {
    const unitId = units[0]?.unitId ?? ''
    await indexByPeriod(db, { agencyId, unitId }, officialQuestionnaire, periods)
    await indexByService(db, { agencyId, unitId }, officialQuestionnaire, periods[0]!)
  }

const OFFICERS = 1_000_000
const MONTHS = 12
/** Officers of one family of services; what comes is assessed and gone before the next group. */
const GROUP = 1_000

/** A million officers in one pass, in processor time of this process, so that other work on the machine does not count. */
function measureOfficers(): Row[] {
  const random = randomOf(5)
  const group = () => Array.from({ length: GROUP }, () => monthsOf(random.normal, random.below))
  let [microseconds, usable] = [0, 0]
  let [first, last] = [0, 0]
  for (let done = 0; done < OFFICERS; done += GROUP) {
    const officers = group()
    const before = process.cpuUsage()
    const figures = assessGroup(
      officers.map((months) => ({
        mix: new Map([['', months.reduce(addMoments, noMoments)]]),
        months: MONTHS,
        tokenShare: 1,
      })),
    )
    const { user, system } = process.cpuUsage(before)
    microseconds += user + system
    usable += figures.filter(({ reason }) => reason === null).length
    if (done === OFFICERS / 10) first = process.memoryUsage.rss()
    last = process.memoryUsage.rss()
  }
  const perSecond = OFFICERS / (microseconds / 1e6)
  const ratios = { usable: usable / OFFICERS, 'memory at the end to a tenth': last / first }
  return [
    { what: '1,000,000 officers × 12 months', connections: 1, perSecond, p50: Number.NaN, p99: Number.NaN, ratios },
  ]
}

function monthsOf(normal: () => number, below: (limit: number) => number): Moments[] {
  const quality = 0.76 + 0.033 * normal()
  return Array.from({ length: MONTHS }, () => {
    const n = 2 + below(10)
    const mean = Math.min(1, Math.max(0, quality + (0.136 * normal()) / Math.sqrt(n)))
    return { n, sum: n * mean, sumSquares: n * (mean * mean + Math.min(0.0185, mean * (1 - mean))) }
  })
}

/** Counters of an agency as so many equal answers a cell leave them; the answers themselves are never asked. */
async function anAgency({ db }: OpenDatabase, each: number): Promise<Agency> {
  const [agencyId, now] = [randomUUID(), new Date()]
  const units = Array.from({ length: UNITS }, (_, place) => {
    return { agencyId, unitId: randomUUID(), parentId: null, slug: `unit-${place}`, name: `Unit ${place}` }
  })
  const services = units.map(({ unitId }) => ({ agencyId, serviceId: randomUUID(), unitId, name: 'Layanan' }))
  const points = services.map(({ unitId, serviceId }, place) => ({
    agencyId,
    unitId,
    serviceId,
    pointId: randomUUID(),
    officerId: null,
    area: null,
    kind: 'counter' as const,
    name: 'Loket',
    code: codeOf(place + (each === FEW ? 0 : UNITS)),
  }))
  const agencies = [{ agencyId, slug: `ukur-${each}`, name: 'Ukur', timeZone: 'Asia/Jakarta' }]
  await addDirectory(db, { ...emptyDirectory(), agencies, units, services, points }, now)
  const scope = { agencyId, unitId: null }
  const { questionnaireId } = await activateQuestionnaire(db, scope, officialQuestionnaire, now)
  await sql`
    insert into origin (agency_id, origin_id, unit_id, service_id, point_id, officer_id, channel, questionnaire_id)
    select agency_id, row_number() over (order by point_id), unit_id, service_id, point_id, null, 'qr', ${questionnaireId}::uuid
    from point where agency_id = ${agencyId}`.execute(db)
  // Cells of one answer hold a 2, 3 or 4; cells of a thousand hold all three, so that people differ there as well.
  const part = (score: number) =>
    each === FEW ? sql`((o.origin_id + d) % 3 = ${score - 2}::int)::int` : sql`${[0, 0, 250, 500, 250][score]}::int`
  const counts = sql`${part(2)} as c2, ${part(3)} as c3, ${part(4)} as c4`
  const cells = sql`
    (select o.agency_id, o.origin_id, date '2024-07-05' + 70 * (d - 1) as answered_on, ${counts}
     from origin o cross join generate_series(1, ${DAYS}::int) d where o.agency_id = ${agencyId}) c`
  const places = officialQuestionnaire.elements.map(() => sql`0, c2, c3, c4`)
  await sql`
    insert into tally (agency_id, origin_id, answered_on, responses, respondents, sum_mean, sum_squared_mean, counts)
    select agency_id, origin_id, answered_on, ${each}::int, ${each}::int, 2520::bigint * (2 * c2 + 3 * c3 + 4 * c4),
           2520::bigint * 2520 * (4 * c2 + 9 * c3 + 16 * c4), array[0, 0, 0, 0, ${sql.join(places)}]
    from ${cells}`.execute(db)
  // A month holds at most one of these days, so its counters are the cell's.
  await sql`
    insert into tally_month (agency_id, unit_id, month, service_id, questionnaire_id, form, responses, respondents, sum_mean, sum_squared_mean, counts)
    select agency_id, unit_id, date_trunc('month', answered_on), service_id, questionnaire_id, form, responses, respondents, sum_mean,
           sum_squared_mean, counts
    from tally join origin using (agency_id, origin_id) where agency_id = ${agencyId}`.execute(db)
  return { agencyId, units: units.map(({ unitId }) => ({ unitId, parentId: null })) }
}
