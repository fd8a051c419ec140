/** The officers of an agency: who they are, where they are assigned from when to when. What was earned stays where it was. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { momentAt } from '../../domain/localTime.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { addDays } from '../../domain/days.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { markChanged } from './change.ts'
import * as store from './officers.sql.ts'
import { type Covered, type Refused, covers, holdDirectory } from './reach.ts'
import { findUnitRow } from './units.sql.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export type OfficerRow = {
  officerId: string
  nip: string
  name: string
  job: string
  endedAt: Date | null
  /** Where the officer is assigned today, and since when; null where nowhere. */
  unitId: string | null
  unit: string | null
  fromOn: string | null
}

export type AssignmentRow = {
  assignmentId: string
  unitId: string
  unit: string
  fromOn: string
  untilOn: string | null
}

/** `nip` is one that `domain/nip.ts` has read. */
export type OfficerValues = { nip: string; name: string; job: string }
/** Where an officer goes, and the first day there, ISO 8601. */
export type Posting = { unitId: string; fromOn: string }

/**
 * `overlaps` names the assignment in the way; `reversed` the day that the new one must lie after; `job-before` the last day of the job
 * before, `job-ahead` today, `same-job` the job.
 */
export type OfficerReason =
  | 'nip-taken'
  | 'beyond-reach'
  | 'unit-ended'
  | 'same-unit'
  | 'overlaps'
  | 'reversed'
  | 'ended'
  | 'unknown'
  | 'job-before'
  | 'job-ahead'
  | 'same-job'
export type OfficerOutcome<T> = Promise<Outcome<T, Refused<OfficerReason>>>

/** A page of the officers in reach, by name, and how many there are in all; the text is a part of the name or the number. */
export function listOfficerRows(db: Db, agencyId: string, wanted: Parameters<typeof store.listOfficerRows>[2]) {
  return store.listOfficerRows(db, agencyId, wanted)
}

/** @param today the agency's day */
export function findOfficerRow(db: Db, agencyId: string, officerId: string, today: string) {
  return store.findOfficerRow(db, agencyId, officerId, today)
}

/** All assignments of an officer, the newest first. */
export function listAssignments(db: Db, agencyId: string, officerId: string): Promise<AssignmentRow[]> {
  return store.listAssignments(db, agencyId, officerId)
}

/** Officers who are assigned to one of these units on any day of a span, by name; one row for each assignment. */
export function listOfficersAt(
  db: Db,
  agencyId: string,
  unitIds: readonly string[],
  span: { from: string; until: string },
) {
  return store.listOfficersAt(db, agencyId, unitIds, span)
}

/** Adds an officer with the first assignment. */
export function addOfficer(
  db: Db,
  actor: Actor,
  covered: Covered,
  values: OfficerValues,
  posting: Posting,
): OfficerOutcome<string> {
  return inTransaction(db, async (trx) => {
    const { agencyId } = actor
    await holdDirectory(trx, agencyId)
    const known = await store.findNip(trx, agencyId, values.nip)
    if (known) return no({ field: 'nip', reason: 'nip-taken', about: known.name })
    const unit = await unitFor(trx, agencyId, covered, posting.unitId)
    if (!unit.ok) return unit
    const officerId = newId()
    await store.insertOfficer(trx, { agencyId, officerId, ...values })
    await store.insertAssignment(trx, agencyId, officerId, { assignmentId: newId(), ...posting })
    await noteOfficer(trx, actor, officerId, values.name, {
      act: 'added',
      after: { ...values, unit: unit.value, fromOn: posting.fromOn },
    })
    return ok(officerId)
  })
}

type Cleared = { duties: number; desks: number }

/**
 * Moves an officer: the assignment in force ends on the day before, the new one begins. Duties elsewhere from that day on are
 * taken out of the roster, and desks elsewhere are closed once the day has come. Answers stay with the unit that gave the service.
 * @param today the agency's day
 */
export function transferOfficer(
  db: Db,
  actor: Actor,
  covered: Covered,
  officer: OfficerRow,
  posting: Posting,
  { today, timeZone }: { today: string; timeZone: string },
): OfficerOutcome<Cleared> {
  return inTransaction(db, async (trx) => {
    const { agencyId, now } = actor
    const { unitId, fromOn } = posting
    await holdDirectory(trx, agencyId)
    if (officer.endedAt) return no({ field: 'unit', reason: 'ended', about: officer.name })
    const unit = await unitFor(trx, agencyId, covered, unitId)
    if (!unit.ok) return unit
    const assignments = await store.listAssignments(trx, agencyId, officer.officerId)
    const refused = refusalOf(assignments, posting)
    if (refused) return no(refused)
    const [last] = assignments
    const left = last && (last.untilOn === null || last.untilOn >= fromOn) ? last : null
    if (left) await store.endAssignment(trx, agencyId, left.assignmentId, addDays(fromOn, -1))
    await store.insertAssignment(trx, agencyId, officer.officerId, { assignmentId: newId(), ...posting })
    const from = momentAt(timeZone, fromOn, '00:00')
    const isDue = fromOn <= today
    const cleared = await clearPosts(trx, agencyId, officer.officerId, { now, from, staysAt: unitId, isDue })
    await noteOfficer(trx, actor, officer.officerId, officer.name, {
      act: 'transferred',
      before: left && { unit: left.unit, fromOn: left.fromOn },
      after: { unit: unit.value, fromOn, ...cleared },
    })
    return ok(cleared)
  })
}

/** The last assignment may be cut short by the new one; nothing may begin on its first day or before, or while an earlier one lasts. */
function refusalOf(assignments: readonly AssignmentRow[], { unitId, fromOn }: Posting): Refused<OfficerReason> | null {
  const [last] = assignments
  if (!last) return null
  const isLasting = last.untilOn === null || last.untilOn >= fromOn
  if (last.unitId === unitId && isLasting) return { field: 'unit', reason: 'same-unit', about: last.unit }
  if (fromOn <= last.fromOn) return { field: 'from', reason: 'reversed', about: last.fromOn }
  return null
}

/** Takes an officer out of the choices: assignments end today, duties from now on go, desks close. Figures stay. */
export function endOfficer(db: Db, actor: Actor, officer: OfficerRow, today: string): OfficerOutcome<Cleared> {
  return inTransaction(db, async (trx) => {
    const { agencyId, now } = actor
    const { officerId } = officer
    await holdDirectory(trx, agencyId)
    if (officer.endedAt) return no({ field: 'name', reason: 'ended', about: officer.name })
    for (const { assignmentId, fromOn, untilOn } of await store.listAssignments(trx, agencyId, officerId)) {
      if (fromOn > today) await store.deleteAssignment(trx, agencyId, assignmentId)
      else if (untilOn === null || untilOn > today) await store.endAssignment(trx, agencyId, assignmentId, today)
    }
    await store.updateOfficer(trx, agencyId, officerId, { ended_at: now })
    const cleared = await clearPosts(trx, agencyId, officerId, { now, from: now, staysAt: null, isDue: true })
    await noteOfficer(trx, actor, officerId, officer.name, { act: 'ended', after: cleared })
    return ok(cleared)
  })
}

/** Brings an officer back, with an assignment that begins after the last one. */
export function restoreOfficer(
  db: Db,
  actor: Actor,
  covered: Covered,
  officer: OfficerRow,
  posting: Posting,
): OfficerOutcome<null> {
  return inTransaction(db, async (trx) => {
    const { agencyId } = actor
    await holdDirectory(trx, agencyId)
    if (!officer.endedAt) return no({ field: 'unit', reason: 'unknown' })
    const unit = await unitFor(trx, agencyId, covered, posting.unitId)
    if (!unit.ok) return unit
    const [last] = await store.listAssignments(trx, agencyId, officer.officerId)
    if (last?.untilOn && last.untilOn >= posting.fromOn)
      return no({ field: 'from', reason: 'overlaps', about: `${last.unit}, ${last.untilOn}` })
    await store.updateOfficer(trx, agencyId, officer.officerId, { ended_at: null })
    await store.insertAssignment(trx, agencyId, officer.officerId, { assignmentId: newId(), ...posting })
    await noteOfficer(trx, actor, officer.officerId, officer.name, {
      act: 'restored',
      after: { unit: unit.value, fromOn: posting.fromOn },
    })
    return ok(null)
  })
}

/** The name of a unit that somebody may be sent to. */
async function unitFor(trx: Trx, agencyId: string, covered: Covered, unitId: string): OfficerOutcome<string> {
  const unit = await findUnitRow(trx, agencyId, unitId)
  if (!unit) return no({ field: 'unit', reason: 'unknown' })
  if (!covers(covered, unitId)) return no({ field: 'unit', reason: 'beyond-reach' })
  return unit.endedAt ? no({ field: 'unit', reason: 'unit-ended', about: unit.name }) : ok(unit.name)
}

async function clearPosts(
  trx: Trx,
  agencyId: string,
  officerId: string,
  { isDue, ...span }: { now: Date; from: Date; staysAt: string | null; isDue: boolean },
): Promise<Cleared> {
  const duties = await store.endDuties(trx, agencyId, officerId, span)
  const desks = isDue ? await store.closeDesks(trx, agencyId, officerId, span.staysAt) : 0
  return { duties, desks }
}

/** What happened to an officer, for the trail. For the verbs of this station. */
export async function noteOfficer(
  trx: Trx,
  actor: Actor,
  officerId: string,
  name: string,
  { act, before = null, after = null }: { act: string; before?: object | null; after?: object | null },
): Promise<void> {
  await markChanged(trx, [actor.agencyId])
  await record(trx, actor, { act, kind: 'officer', subjectId: officerId, subject: name, before, after })
}
