/** Station roster: who sits where when. What has passed is never changed, since answers were given to whoever sat there. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { dayIn, momentAt } from '../../domain/localTime.ts'
import { DAY_MINUTES, type Shift, type Span, writeClock } from '../../domain/roster.ts'
import { addDays, daysBetween } from '../../domain/days.ts'
import type { PointKind } from '../directory/directory.ts'
import * as store from './roster.sql.ts'

type Db = Kysely<Database>

/** A shift with the names of who and where. */
export type Duty = Shift & { officer: string; point: string }

export type RosterPoint = {
  pointId: string
  name: string
  kind: PointKind
  isOpen: boolean
  service: string | null
  code: string
}

/** Where a roster is: the clocks of its agency say what a time of day means. */
export type RosterUnit = { agencyId: string; unitId: string; timeZone: string }

/** A duty as it stands on one day: minutes of that day, beyond 1440 where it lasts past midnight. */
export type DaySpan = Span & { day: string; duty: Duty }

/** The moments at which a list of days begins and ends. */
export function momentsOf(timeZone: string, days: readonly string[]): { from: Date; until: Date } {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  return { from: momentAt(timeZone, first, '00:00'), until: momentAt(timeZone, addDays(last, 1), '00:00') }
}

/** The points of a unit that people take turns at, by name, and who is there on these days. */
export async function readRoster(
  db: Db,
  { agencyId, unitId, timeZone }: RosterUnit,
  days: readonly string[],
): Promise<{ points: RosterPoint[]; duties: Duty[] }> {
  const span = momentsOf(timeZone, days)
  const points = await store.listRosterPoints(db, agencyId, unitId, span)
  const pointIds = points.map(({ pointId }) => pointId)
  const duties = await store.listDuties(db, agencyId, { pointIds, officerIds: [] }, span)
  return { points, duties }
}

/** A duty on each of its days; one that ends within a day of its beginning stands on the day it begins. */
export function onDays(duty: Duty, timeZone: string): DaySpan[] {
  const day = dayIn(timeZone, new Date(duty.from))
  const from = minutesOn(timeZone, day, duty.from)
  const until = minutesOn(timeZone, day, duty.until)
  if (until - from <= DAY_MINUTES) return [{ day, from, until, duty }]
  const days = daysBetween(day, dayIn(timeZone, new Date(duty.until - 1))) + 1
  return Array.from({ length: days }, (_, place) => ({
    day: addDays(day, place),
    from: place === 0 ? from : 0,
    until: Math.min(until - place * DAY_MINUTES, DAY_MINUTES),
    duty,
  }))
}

/** Minutes from the midnight of a day to a moment, on the clocks of a zone. */
function minutesOn(timeZone: string, day: string, moment: number): number {
  return Math.round((moment - momentAt(timeZone, day, '00:00').getTime()) / 60_000)
}

/** The moment of a minute of a day, beyond 1440 on the days after. */
export function momentOn(timeZone: string, day: string, minutes: number): number {
  const days = Math.floor(minutes / DAY_MINUTES)
  return momentAt(timeZone, addDays(day, days), writeClock(minutes - days * DAY_MINUTES)).getTime()
}
