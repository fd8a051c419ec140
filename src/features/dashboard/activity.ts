/** When answers came last: how fresh figures are, and which points fell silent. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { HABIT_DAYS, LEAST_SILENCE, silenceOf } from '../../domain/silence.ts'
import { addDays } from '../../domain/days.ts'
import * as store from './activity.sql.ts'
import type { Span } from './span.ts'

/** A point without answers for longer than usual; `days` without one since `lastOn`. */
export type QuietPoint = {
  code: string
  name: string
  unitId: string
  unit: string
  slug: string
  lastOn: string
  days: number
}

export type Recent = {
  quiet: QuietPoint[]
  /** The day of the last counted answer; null where none came in half a year, or in a span of more points than are looked at. */
  lastOn: string | null
}

/** In a larger span its units are looked at one by one: 2,000 points of half a year are 250,000 cells. */
const MOST_POINTS = 2_000

/** The longest silence first. */
export async function readRecent(db: Kysely<Database>, span: Span, today: string): Promise<Recent> {
  const days = { from: addDays(today, -HABIT_DAYS), to: today, silentSince: addDays(today, -LEAST_SILENCE) }
  const { lastOn, points } = await store.readActivity(db, span, days, MOST_POINTS)
  const quiet = points.flatMap(({ code, name, unitId, unit, slug, ...activity }) => {
    const waited = silenceOf(activity, today)
    return waited === null ? [] : [{ code, name, unitId, unit, slug, lastOn: activity.lastOn, days: waited }]
  })
  return { quiet, lastOn }
}

/** Stored answers of an agency that are not counted yet. */
export function countWaiting(db: Kysely<Database>, agencyId: string): Promise<number> {
  return store.countWaiting(db, agencyId)
}
