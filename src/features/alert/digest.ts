/** The week that is over in a few counts: one for the agency, and one for each unit that has somebody of its own to read it. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Role, hasAbility } from '../../domain/access.ts'
import { addDays, weekdayOf } from '../../domain/days.ts'
import { readCommentCalls } from '../comment/calls.ts'
import { type Covered, coveredBy } from '../directory/reach.ts'
import type { Found } from './alert.ts'
import { listReaders } from './alert.sql.ts'
import { countRaised } from './digest.sql.ts'
import { listWeekCounts } from './series.sql.ts'

type Db = Kysely<Database>

/** The digests of the last week that is over, for a Monday and the days after it. */
export async function findDigests(db: Db, agencyId: string, today: string, now: Date): Promise<Found[]> {
  const monday = addDays(today, -weekdayOf(today) - 7)
  const readers = (await listReaders(db, agencyId)).filter(({ role }) => hasAbility(role as Role, 'alert.read'))
  const units = new Set(readers.map(({ unitId }) => unitId))
  const since = new Date(now.getTime() - 7 * 86_400_000)
  const [weeks, raised] = [await listWeekCounts(db, agencyId, monday), await countRaised(db, agencyId, since)]
  const found: Found[] = []
  for (const unitId of units) {
    const covered = await coveredBy(db, agencyId, unitId === null ? 'all' : { unitIds: [unitId] })
    const own = weeks.filter((week) => isIn(covered, week.unitId))
    const { unread, responsiveness } = await readCommentCalls(db, agencyId, covered, today)
    const { waiting, late } = responsiveness
    const facts = {
      monday,
      answers: own.reduce((sum, { responses }) => sum + responses, 0),
      answersBefore: own.reduce((sum, { before }) => sum + before, 0),
      unread,
      waiting,
      late,
      alerts: raised.filter((one) => isIn(covered, one.unitId)).reduce((sum, { n }) => sum + n, 0),
    }
    found.push({ kind: 'digest', subject: unitId ?? agencyId, episode: monday, unitId, pointId: null, facts })
  }
  return found
}

function isIn(covered: Covered, unitId: string | null): boolean {
  return covered === null || (unitId !== null && covered.has(unitId))
}
