import { readPeriod } from '../../src/domain/period.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { type Home, readHome } from '../../src/features/dashboard/home.ts'
import { drainFully } from '../../src/features/tally/tally.ts'
import { type Place, aPlace, aSubmission, answersOf, store } from './builders.ts'
import { type TestDatabase, aDatabase } from './database.ts'

const before = new Date('2026-04-16T03:00:00Z') // a Thursday, ten in the morning in Jakarta
export const now = new Date('2026-07-15T03:00:00Z') // a Wednesday
export const today = '2026-07-15'
const good = [4, 4, 4, 4, 3, 4, 4, 4, 4]
const slow = [4, 3, 1, 4, 3, 4, 4, 4, 4]
const usual = [3, 3, 3, 4, 3, 3, 3, 3, 3]

/** What a home is asked for: an agency, or a unit of it with what is below. */
type View = { agencyId: string; unitId: string | null }
export type TwoQuarters = { database: TestDatabase; parent: Place; child: Place; sibling: Place }

/** Two quarters at three places of one agency, counted: one of them is below another, and the parent has become slow. */
export async function twoQuarters(): Promise<TwoQuarters> {
  const database = await aDatabase()
  const parent = await aPlace(database.db)
  const child = await aPlace(database.db, { below: parent })
  const sibling = await aPlace(database.db, { beside: parent })
  await answer(database, parent, good, 20, before)
  await answer(database, parent, slow, 25, now)
  await answer(database, child, usual, 15, before)
  await answer(database, child, usual, 12, now)
  await answer(database, sibling, usual, 30, before)
  await answer(database, sibling, usual, 9, now)
  await drainFully(database.db)
  return { database, parent, child, sibling }
}

/** Stores the same answers so many times, one in five a little different, so that people scatter. */
async function answer(
  database: TestDatabase,
  place: Place,
  scores: readonly number[],
  times: number,
  at: Date,
): Promise<void> {
  const rows = Array.from({ length: times }, (_, person) =>
    scores.map((score, element) => (person % 5 === 0 && element < 4 ? (score === 4 ? 3 : score + 1) : score)),
  )
  const submissions = rows.map((row) => aSubmission({ answers: answersOf(place, row) }))
  await store(database, place, submissions, at)
}

export const agencyView = ({ agency }: Place): View => ({ agencyId: agency.agencyId, unitId: null })
export const unitView = ({ unit }: Place): View => ({ agencyId: unit.agencyId, unitId: unit.unitId })

/** A home as the console of its agency reads it, of the newest quarter or of the period with this code. */
export function readHomeAs({ db }: TestDatabase, view: View, wanted: string | null = null): Promise<Home | null> {
  const period = wanted === null ? null : readPeriod(wanted)
  return withinAgency(db, view.agencyId, { isReadOnly: true }, (trx) => readHome(trx, view, { today, wanted: period }))
}
