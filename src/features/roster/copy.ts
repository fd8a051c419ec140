/** A week of a roster again in other weeks. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { clashOf } from '../../domain/roster.ts'
import type { Actor } from '../audit/audit.ts'
import { listOfficersAt } from '../directory/officers.ts'
import { holdDirectory } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import { type Duty, type RosterUnit, momentsOf, onDays, readRoster } from './roster.ts'
import * as store from './roster.sql.ts'
import { around, isAssigned, toDuty, writePlan } from './write.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export type Copied = { added: number; skipped: number }

/**
 * Copies the shifts of a week into other weeks, where a point has none on that day yet. Left out are days that are over, officers who are
 * not assigned then or are elsewhere at the time, and closed points; `skipped` counts them.
 * @param source the seven days to copy; `targets` the seven days of each other week
 */
export function copyWeek(
  db: Db,
  actor: Actor,
  unit: RosterUnit,
  source: readonly string[],
  targets: readonly (readonly string[])[],
): Promise<Copied> {
  return inTransaction(db, async (trx) => {
    await holdDirectory(trx, unit.agencyId)
    const given = await readRoster(trx, unit, source)
    const spans = given.duties.flatMap((duty) => onDays(duty, unit.timeZone)).filter(({ day }) => source.includes(day))
    let copied: Copied = { added: 0, skipped: 0 }
    for (const target of targets) {
      const moved = spans.map((span) => ({ ...span, day: target[source.indexOf(span.day)] ?? '' }))
      const { added, skipped } = await addWhereEmpty(trx, actor, unit, target, moved)
      copied = { added: copied.added + added, skipped: copied.skipped + skipped }
    }
    return copied
  })
}

async function addWhereEmpty(
  trx: Trx,
  actor: Actor,
  unit: RosterUnit,
  target: readonly string[],
  spans: readonly { day: string; from: number; until: number; duty: Duty }[],
): Promise<Copied> {
  const { agencyId, timeZone, unitId } = unit
  const week = around(target)
  const [first = '', last = ''] = [week[0], week.at(-1)]
  const { points, duties } = await readRoster(trx, unit, week)
  const assigned = await listOfficersAt(trx, agencyId, [unitId], { from: first, until: last })
  const officerIds = [...new Set(spans.map(({ duty }) => duty.officerId))]
  const elsewhere = await store.listDuties(trx, agencyId, { pointIds: [], officerIds }, momentsOf(timeZone, week))
  const filled = new Set(duties.flatMap((duty) => onDays(duty, timeZone).map(({ day }) => `${duty.pointId} ${day}`)))
  const added: Duty[] = []
  let skipped = 0
  for (const { day, duty, from, until } of spans) {
    if (filled.has(`${duty.pointId} ${day}`)) continue
    const point = points.find(({ pointId, isOpen }) => pointId === duty.pointId && isOpen)
    const fresh = toDuty(
      { day, officerId: duty.officerId, from, until },
      unit,
      { pointId: duty.pointId, name: duty.point },
      assigned,
    )
    const fits =
      point &&
      fresh.from >= actor.now.getTime() &&
      isAssigned(assigned, duty.officerId, day) &&
      !clashOf([...elsewhere, ...added, fresh].filter(({ officerId }) => officerId === duty.officerId))
    if (fits) added.push(fresh)
    else skipped += 1
  }
  await writePlan(trx, actor, unit, { gone: [], added })
  return { added: added.length, skipped }
}
