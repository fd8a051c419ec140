/** What both ways of changing a roster share: which shifts fit, and the writing of them with its trail. */
import type { Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { clockIn, dayIn } from '../../domain/localTime.ts'
import { addDays, daysBetween } from '../../domain/days.ts'
import { weekOf } from '../../domain/week.ts'
import { type Actor, recordAll } from '../audit/audit.ts'
import { markChanged } from '../directory/change.ts'
import type { listOfficersAt } from '../directory/officers.ts'
import type { RosterPlan } from './plan.ts'
import { type Duty, type RosterUnit, momentOn } from './roster.ts'
import * as store from './roster.sql.ts'

type Trx = Transaction<Database>

/** A shift that is wanted: on a day, in minutes of it; an end beyond 1440 lies after midnight. */
export type WantedShift = { day: string; officerId: string; from: number; until: number }

type Assigned = Awaited<ReturnType<typeof listOfficersAt>>

/** The days with one before and one after: a shift of these days may begin the evening before or end the morning after. */
export function around(days: readonly string[]): string[] {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  return Array.from({ length: daysBetween(first, last) + 3 }, (_, place) => addDays(first, place - 1))
}

/** Whether an officer belongs to the unit on a day. */
export function isAssigned(assigned: Assigned, officerId: string, day: string): boolean {
  return assigned.some(
    (one) => one.officerId === officerId && one.fromOn <= day && (one.untilOn === null || one.untilOn >= day),
  )
}

export function toDuty(
  { day, officerId, from, until }: WantedShift,
  { timeZone }: RosterUnit,
  { pointId, name }: { pointId: string; name: string },
  assigned: Assigned,
): Duty {
  const officer = assigned.find((one) => one.officerId === officerId)?.name ?? ''
  const moments = { from: momentOn(timeZone, day, from), until: momentOn(timeZone, day, until) }
  return { pointId, point: name, officerId, officer, ...moments }
}

/** Takes shifts away and puts others in; each point has one entry in the trail. */
export async function writePlan(
  trx: Trx,
  actor: Actor,
  { agencyId, timeZone }: RosterUnit,
  { gone, added }: RosterPlan,
): Promise<void> {
  if (gone.length === 0 && added.length === 0) return
  await store.deleteDuties(trx, agencyId, gone)
  await store.insertDuties(trx, agencyId, added)
  await markChanged(trx, [agencyId])
  const text = ({ officer, from, until }: Duty) =>
    `${officer}, ${dayIn(timeZone, new Date(from))} ${clockIn(timeZone, new Date(from))}–${clockIn(timeZone, new Date(until))}`
  const pointIds = [...new Set([...gone, ...added].map(({ pointId }) => pointId))]
  await recordAll(
    trx,
    actor,
    pointIds.map((pointId) => {
      const of = (duties: readonly Duty[]) => duties.filter((duty) => duty.pointId === pointId)
      const [first] = [...of(added), ...of(gone)]
      return {
        act: 'changed',
        kind: 'duty' as const,
        subjectId: pointId,
        subject: `${first?.point ?? ''} ${weekOf(dayIn(timeZone, new Date(first?.from ?? 0)))}`,
        before: { shifts: of(gone).map(text) },
        after: { shifts: of(added).map(text) },
      }
    }),
  )
}
