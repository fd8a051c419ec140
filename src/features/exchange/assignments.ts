import { randomUUIDv7 as newId } from 'node:crypto'
import { readNip } from '../../domain/nip.ts'
import { readDay } from '../../domain/period.ts'
import { type Context, type Plan, createSeen, createUnitFinder, readEach } from './context.ts'
import type { Row } from './rows.ts'
import * as state from './state.sql.ts'
import { deleteStrayDuties, insertAssignments, updateAssignments } from './write.sql.ts'

type Assignment = state.AssignmentState
type Read = { row: Row; assignment: Assignment; before: Assignment | null; officer: string; unit: string }

/** Assignments: known by officer, unit and first day. Dates of one officer never overlap. */
export async function planAssignments(context: Context, rows: readonly Row[]): Promise<Plan> {
  const { trx, actor, timeZone } = context
  const { agencyId, now } = actor
  const known = await state.readAssignments(trx, agencyId)
  const reads = await readAll(context, rows, known)
  const units = new Map((await state.readUnits(trx, agencyId)).map(({ unitId, name }) => [unitId, name]))
  checkOverlaps(context, reads, known, units)
  const added = reads.filter(({ before }) => !before)
  const changed = reads.filter(({ assignment, before }) => before && before.untilOn !== assignment.untilOn)
  return {
    counts: { added: added.length, changed: changed.length, unchanged: reads.length - added.length - changed.length },
    changes: [...added, ...changed].map(({ assignment, before, officer, unit }) => ({
      act: before ? 'changed' : 'added',
      kind: 'assignment',
      subjectId: assignment.assignmentId,
      subject: officer,
      before: before && { unit, fromOn: before.fromOn, untilOn: before.untilOn },
      after: { unit, fromOn: assignment.fromOn, untilOn: assignment.untilOn },
    })),
    async write() {
      await updateAssignments(
        trx,
        agencyId,
        changed.map(({ assignment }) => assignment),
      )
      await insertAssignments(
        trx,
        agencyId,
        added.map(({ assignment }) => assignment),
      )
      const touched = [...added, ...changed].map(({ assignment }) => assignment.officerId)
      await deleteStrayDuties(trx, agencyId, [...new Set(touched)], { now, timeZone })
    },
  }
}

async function readAll(context: Context, rows: readonly Row[], known: readonly Assignment[]): Promise<Read[]> {
  const { trx, actor, problems } = context
  const keyOf = ({ officerId, unitId, fromOn }: Pick<Assignment, 'officerId' | 'unitId' | 'fromOn'>) =>
    `${officerId} ${unitId} ${fromOn}`
  const before = new Map(known.map((assignment) => [keyOf(assignment), assignment]))
  const findUnit = createUnitFinder(context, await state.readUnits(trx, actor.agencyId))
  const findOfficer = createOfficerFinder(context, await state.readOfficers(trx, actor.agencyId))
  const isFirst = createSeen(context)
  return readEach(context, rows, (row): Read | null => {
    const officer = findOfficer(row)
    const unit = findUnit(row, 'unit', { mustBeThere: false })
    const fromOn = readDay(row.text('mulai'))
    const end = row.text('selesai')
    const untilOn = end === '' ? null : readDay(end)
    if (!fromOn) problems.add(row.line, 'mulai', 'day', row.text('mulai'))
    if (end !== '' && !untilOn) problems.add(row.line, 'selesai', 'day', end)
    if (fromOn && untilOn && untilOn < fromOn) problems.add(row.line, 'selesai', 'reversed', fromOn)
    if (!officer || !unit || !fromOn || (end !== '' && (!untilOn || untilOn < fromOn))) return null
    const fresh = { assignmentId: newId(), officerId: officer.officerId, unitId: unit.unitId, fromOn, untilOn }
    if (!isFirst(row, 'mulai', keyOf(fresh))) return null
    const found = before.get(keyOf(fresh)) ?? null
    return {
      row,
      assignment: found ? { ...found, untilOn } : fresh,
      before: found,
      officer: officer.name,
      unit: unit.name,
    }
  })
}

/** Finds officers by the number of a row, or notes the problem. */
export function createOfficerFinder({ problems }: Context, officers: readonly state.OfficerState[]) {
  const byNip = new Map(officers.map((officer) => [officer.nip, officer]))
  return (row: Row): state.OfficerState | null => {
    const text = row.text('nip')
    const read = readNip(text)
    const found = byNip.get('nip' in read ? read.nip : text.replace(/\s/g, ''))
    if (!found) {
      const isDamaged = 'problem' in read && read.problem === 'damaged'
      problems.add(row.line, 'nip', isDamaged ? 'nip-damaged' : text === '' ? 'empty-cell' : 'unknown-officer', text)
    }
    return found ?? null
  }
}

/** Every row that shares a day with another assignment of its officer is named with that one. */
function checkOverlaps(
  { problems }: Context,
  reads: readonly Read[],
  known: readonly Assignment[],
  units: ReadonlyMap<string, string>,
): void {
  const after = new Map(known.map((assignment) => [assignment.assignmentId, assignment]))
  for (const { assignment } of reads) after.set(assignment.assignmentId, assignment)
  const byOfficer = Map.groupBy(after.values(), ({ officerId }) => officerId)
  const touches = (one: Assignment, other: Assignment) =>
    one.assignmentId !== other.assignmentId &&
    (one.untilOn === null || other.fromOn <= one.untilOn) &&
    (other.untilOn === null || one.fromOn <= other.untilOn)
  for (const { row, assignment, before } of reads) {
    if (before && before.untilOn === assignment.untilOn) continue
    const other = byOfficer.get(assignment.officerId)?.find((one) => touches(assignment, one))
    if (other) problems.add(row.line, 'mulai', 'overlaps', `${units.get(other.unitId) ?? ''}, ${other.fromOn}`)
  }
}
