import { readPeriod } from '../../src/domain/period.ts'
import { type Snapshot, closePeriod } from '../../src/features/release/release.ts'
import type { Submission } from '../../src/features/response/response.ts'
import { drainFully } from '../../src/features/tally/tally.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { NOW, type Place, aPlace, aSubmission, answersOf, store } from './builders.ts'

export const quarter = readPeriod('2026-TW3')!
export const AFTER = '2026-10-01'

export function close({ db }: OpenDatabase, { agency }: Place, period = quarter, today = AFTER) {
  return closePeriod(db, agency, period, today, NOW)
}

/** Two units of an agency with thirty answers each, published. */
export async function twoPlaces(database: OpenDatabase): Promise<[Place, Place]> {
  const place = await aPlace(database.db)
  const other = await aPlace(database.db, { beside: place })
  await answer(database, place, 4, 30)
  await answer(database, other, 4, 30)
  await close(database, place)
  return [place, other]
}

export function saidOf({ units }: Snapshot) {
  return ({ unit }: Place) => units.find(({ slug }) => slug === unit.slug)
}

export function named({ unit: { slug, name } }: Place) {
  return { slug, name }
}

/** So many people's same answers, stored and counted. */
export async function answer(
  database: OpenDatabase,
  place: Place,
  score: number,
  people: number,
  respondent: Submission['respondent'] = {},
): Promise<void> {
  const answers = answersOf(place, Array<number>(14).fill(score))
  await store(
    database,
    place,
    Array.from({ length: people }, () => aSubmission({ answers, respondent })),
  )
  await drainFully(database.db)
}
