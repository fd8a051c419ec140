/** A point's part of a roster is set anew. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { clockIn, dayIn } from '../../domain/localTime.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { clashOf } from '../../domain/roster.ts'
import type { Actor } from '../audit/audit.ts'
import { listOfficersAt } from '../directory/officers.ts'
import { holdDirectory } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import { type RosterPlan, planOf } from './plan.ts'
import { type Duty, type RosterUnit, momentsOf, readRoster } from './roster.ts'
import * as store from './roster.sql.ts'
import { type WantedShift, around, isAssigned, toDuty, writePlan } from './write.ts'

type Assigned = Awaited<ReturnType<typeof listOfficersAt>>
type Db = Kysely<Database>
type Trx = Transaction<Database>

/** `past`: the day is over. `not-assigned` and `clash` name the officer, and where else he or she is then. */
export type RosterRefusal =
  | { reason: 'unknown' | 'closed' | 'past'; day: string; about: string }
  | { reason: 'not-assigned'; day: string; about: string }
  | { reason: 'clash'; day: string; about: string; other: string }

/**
 * Sets who is at a point on some days of a unit's roster. On the current day the change holds from now on: a shift under way that is not
 * wanted any more ends now, one that should have begun begins now.
 */
export function setShifts(
  db: Db,
  actor: Actor,
  unit: RosterUnit,
  pointId: string,
  days: readonly string[],
  wanted: readonly WantedShift[],
): Promise<Outcome<null, RosterRefusal>> {
  return inTransaction(db, async (trx) => {
    const { agencyId, timeZone } = unit
    const today = dayIn(timeZone, actor.now)
    const past = days.find((day) => day < today)
    if (past) return no({ reason: 'past', day: past, about: '' })
    await holdDirectory(trx, agencyId)
    const week = around(days)
    const { points, duties } = await readRoster(trx, unit, week)
    const point = points.find((one) => one.pointId === pointId)
    if (!point) return no({ reason: 'unknown', day: days[0] ?? '', about: '' })
    if (!point.isOpen && wanted.length > 0) return no({ reason: 'closed', day: days[0] ?? '', about: point.name })
    const assigned = await listOfficersAt(trx, agencyId, [unit.unitId], {
      from: week[0] ?? '',
      until: week.at(-1) ?? '',
    })
    const stranger = wanted.find(({ officerId, day }) => !isAssigned(assigned, officerId, day))
    if (stranger)
      return no({
        reason: 'not-assigned',
        day: stranger.day,
        about: await nameOf(trx, agencyId, assigned, stranger.officerId),
      })
    const own = duties.filter((duty) => duty.pointId === pointId)
    const shifts = wanted.map((shift) => toDuty(shift, unit, point, assigned))
    const plan = planOf(own, shifts, days, timeZone, actor.now)
    const clash = await findClash(trx, unit, week, plan)
    if (clash) return no({ ...clash, day: dayIn(timeZone, new Date(clash.at)) })
    await writePlan(trx, actor, unit, plan)
    return ok(null)
  })
}

type Clash = { reason: 'clash'; about: string; other: string; at: number }

/** An officer who would be at two places at once, anywhere in the agency. */
async function findClash(
  trx: Trx,
  { agencyId, timeZone }: RosterUnit,
  days: readonly string[],
  { gone, added }: RosterPlan,
): Promise<Clash | null> {
  const officerIds = [...new Set(added.map(({ officerId }) => officerId))]
  const there = await store.listDuties(trx, agencyId, { pointIds: [], officerIds }, momentsOf(timeZone, days))
  const isGone = (duty: Duty) =>
    gone.some(
      (other) => other.pointId === duty.pointId && other.officerId === duty.officerId && other.from === duty.from,
    )
  const clash = clashOf([...there.filter((duty) => !isGone(duty)), ...added])
  if (!clash) return null
  const [first, second] = clash
  const other = added.includes(second) ? first : second
  const clock = (moment: number) => clockIn(timeZone, new Date(moment)).replace(':', '.')
  const place = `${other.point}, ${clock(other.from)}–${clock(other.until)}`
  return { reason: 'clash', about: second.officer, other: place, at: second.from }
}

async function nameOf(trx: Trx, agencyId: string, assigned: Assigned, officerId: string): Promise<string> {
  const known = assigned.find((one) => one.officerId === officerId)
  return known?.name ?? (await store.findOfficerName(trx, agencyId, officerId)) ?? ''
}
