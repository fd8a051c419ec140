/** Publishing by itself, on the day that was announced. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { dayIn } from '../../domain/localTime.ts'
import type { Outcome } from '../../domain/outcome.ts'
import type { Period } from '../../domain/period.ts'
import { duePeriods } from '../../domain/releaseCalendar.ts'
import type { Agency } from '../directory/directory.ts'
import { drainFully } from '../tally/tally.ts'
import { type ReleaseRefusal, closePeriod } from './release.ts'
import { type ReleaseHead } from './stored.ts'
import * as store from './due.sql.ts'

type Db = Kysely<Database>

/** `today` is the agency's. */
export type Due = { agency: Agency; period: Period; today: string }

/** What agencies announced for a day that has come, and have not published; the shorter period before the longer. One statement. */
export async function listDue(db: Db, now: Date): Promise<Due[]> {
  const announced = await store.listAnnounced(db)
  return announced.flatMap(({ daysAfter, announcedAt, published, ...agency }) => {
    const today = dayIn(agency.timeZone, now)
    return duePeriods(today, daysAfter, dayIn(agency.timeZone, announcedAt))
      .filter(({ code }) => !published.includes(code))
      .map((period) => ({ agency, period, today }))
  })
}

/** Publishes one of them with everything that was answered until now. Published meanwhile by somebody else, it is refused as `released`. */
export async function publishDue(
  db: Db,
  { agency, period, today }: Due,
  now: Date,
): Promise<Outcome<ReleaseHead, ReleaseRefusal>> {
  await drainFully(db)
  return closePeriod(db, agency, period, today, now)
}

/** Lets one process at a time act; the others do nothing. A process that dies lets go with its connection. */
export async function asOnlyPublisher(db: Db, act: () => Promise<void>): Promise<void> {
  await db.connection().execute(async (one) => {
    if (!(await store.tryLockDue(one))) return
    try {
      await act()
    } finally {
      await store.unlockDue(one)
    }
  })
}
