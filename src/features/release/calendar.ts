/** When an agency publishes: announced ahead, so that nobody chooses the day by the figures. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Announced, comingDays, publicationDay } from '../../domain/releaseCalendar.ts'
import type { Period } from '../../domain/period.ts'
import * as store from './release.sql.ts'

type Db = Kysely<Database>

/** Announces that every period is published so many days (0 to 180) after its last one. */
export function announceCalendar(db: Db, agencyId: string, daysAfter: number, now: Date): Promise<void> {
  return store.upsertCalendar(db, agencyId, daysAfter, now)
}

/** The coming days of publication; null where the agency announced none. */
export async function readCalendar(db: Db, agencyId: string, today: string): Promise<Announced[] | null> {
  const daysAfter = await store.findDaysAfter(db, agencyId)
  return daysAfter === null ? null : comingDays(today, daysAfter)
}

/** The announced day of a period; null without an announcement. */
export async function dayOfPublication(db: Db, agencyId: string, period: Period): Promise<string | null> {
  const daysAfter = await store.findDaysAfter(db, agencyId)
  return daysAfter === null ? null : publicationDay(period, daysAfter)
}
