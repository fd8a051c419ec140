import { randomUUIDv7 as newId } from 'node:crypto'
import { readNip } from '../../domain/nip.ts'
import { readDay } from '../../domain/period.ts'
import { addDays } from '../../domain/days.ts'
import { endOfficer, findOfficerRow, restoreOfficer, transferOfficer } from '../directory/officers.ts'
import { covers } from '../directory/reach.ts'
import { type Context, type Plan, createSeen, createUnitFinder, needText, readEach, wantedStatus } from './context.ts'
import type { Row } from './rows.ts'
import * as state from './state.sql.ts'
import { insertAssignments, insertOfficers, insertPastJobs, updateOfficers } from './write.sql.ts'

type OfficerState = state.OfficerState
type Assignment = state.AssignmentState
/** What a row wants besides name and job: an end, a return, or another unit from a day on. */
type Turn = 'end' | 'restore' | 'transfer' | null
type Read = {
  row: Row
  officer: OfficerState
  before: OfficerState | null
  posting: { unitId: string; fromOn: string } | null
  turn: Turn
  /** The first day of another job; null where it stays, or its words are corrected. */
  jobFrom: string | null
}

/** Officers: known by their number. A new one is assigned to the unit of the row; a known one in another unit is transferred. */
export async function planOfficers(context: Context, rows: readonly Row[]): Promise<Plan> {
  const { trx, actor, onProgress } = context
  const { agencyId } = actor
  const read = await createReader(context)
  const reads = await readEach(context, rows, read)
  const added = reads.filter(({ before }) => !before)
  const renamed = reads.filter(
    ({ officer, before }) => before && (before.name !== officer.name || before.job !== officer.job),
  )
  const turned = reads.filter(({ turn }) => turn !== null)
  const changed = new Set([...renamed, ...turned].filter(({ before }) => before)).size
  return {
    counts: { added: added.length, changed, unchanged: reads.length - added.length - changed },
    changes: [...added, ...renamed].map(({ officer, before, posting, jobFrom }) => ({
      act: before ? 'changed' : 'added',
      kind: 'officer',
      subjectId: officer.officerId,
      subject: officer.name,
      before: before && { name: before.name, job: before.job },
      after: {
        nip: officer.nip,
        name: officer.name,
        job: officer.job,
        ...(before ? {} : posting),
        ...(jobFrom && { jobFrom }),
      },
    })),
    async write() {
      await insertOfficers(
        trx,
        agencyId,
        added.map(({ officer }) => officer),
        onProgress,
      )
      await insertAssignments(
        trx,
        agencyId,
        added.flatMap(({ officer, posting }) => (posting ? [firstOf(officer, posting)] : [])),
      )
      await updateOfficers(
        trx,
        agencyId,
        renamed.map(({ officer }) => officer),
      )
      await insertPastJobs(trx, agencyId, renamed.flatMap(pastJobOf))
      for (const one of turned) await turnOfficer(context, one)
    },
  }
}

function pastJobOf({ officer: { officerId }, before, jobFrom }: Read) {
  return before && jobFrom ? [{ officerId, job: before.job, untilOn: addDays(jobFrom, -1) }] : []
}

function firstOf({ officerId }: OfficerState, posting: { unitId: string; fromOn: string }): Assignment {
  return { assignmentId: newId(), officerId, untilOn: null, ...posting }
}

async function createReader(context: Context) {
  const { trx, actor, problems, today, covered } = context
  const known = new Map((await state.readOfficers(trx, actor.agencyId)).map((officer) => [officer.nip, officer]))
  const lasting = await lastingAssignments(context)
  const findUnit = createUnitFinder(context, await state.readUnits(trx, actor.agencyId))
  const isFirst = createSeen(context)

  return (row: Row): Read | null => {
    const nip = nipOf(context, row, known)
    const [name, job, status] = [
      needText(context, row, 'nama'),
      needText(context, row, 'jabatan'),
      wantedStatus(context, row),
    ]
    const fromOn = dayOf(context, row)
    if (nip === null || !isFirst(row, 'nip', nip)) return null
    const before = known.get(nip) ?? null
    const last = (before && lasting.get(before.officerId)) ?? null
    if (before && !covers(covered, last?.unitId ?? null)) {
      problems.add(row.line, 'nip', 'beyond-reach', before.name)
      return null
    }
    const isNamed = row.text('unit') !== ''
    if (!before && !isNamed) problems.add(row.line, 'unit', 'empty-cell')
    const unit = isNamed ? findUnit(row, 'unit', { mustBeThere: row.text('unit') !== '' && !last }) : null
    if (name === null || job === null) return null
    const officer = { ...(before ?? { officerId: newId(), nip, isEnded: false, jobSince: null }), name, job }
    const posting = unit && { unitId: unit.unitId, fromOn: fromOn ?? today }
    const turn = turnOf({ before, status, last, posting })
    const jobFrom = before && before.job !== job ? jobFromOf({ before, last, fromOn, turn, posting, today }) : null
    if (turn === null && before && fromOn && last && fromOn !== (jobFrom ?? before.jobSince) && fromOn !== last.fromOn)
      problems.add(row.line, 'sejak', 'since-differs', last.fromOn)
    if (turn === 'restore' && !posting) problems.add(row.line, 'unit', 'empty-cell')
    return { row, officer, before, posting, turn, jobFrom }
  }
}

/**
 * From when on an officer has the job of the row: with another unit from the first day there, else from the row's day, or from today
 * where it names none. Null, a correction of the words, where the row's day is that of the assignment or of the job as they are known.
 */
function jobFromOf({
  before,
  last,
  fromOn,
  turn,
  posting,
  today,
}: Pick<Read, 'posting' | 'turn'> & {
  before: OfficerState
  last: Assignment | null
  fromOn: string | null
  today: string
}): string | null {
  const from = turn === 'transfer' || turn === 'restore' ? (posting?.fromOn ?? today) : (fromOn ?? today)
  const isKnown = turn === null && last !== null && from <= last.fromOn
  return isKnown || (before.jobSince !== null && from <= before.jobSince) ? null : from
}

function turnOf({
  before,
  status,
  last,
  posting,
}: Pick<Read, 'before' | 'posting'> & { status: 'active' | 'ended' | null; last: Assignment | null }): Turn {
  if (!before) return status === 'ended' ? 'end' : null
  if (before.isEnded) return status === 'active' ? 'restore' : null
  if (status === 'ended') return 'end'
  return posting && posting.unitId !== last?.unitId ? 'transfer' : null
}

/** A number that is known already is believed; a new one is looked at digit by digit. */
function nipOf({ problems }: Context, row: Row, known: ReadonlyMap<string, OfficerState>): string | null {
  const text = row.text('nip')
  const plain = text.replace(/\s/g, '').toUpperCase()
  if (known.has(plain)) return plain
  const read = readNip(text)
  if ('nip' in read) return read.nip
  problems.add(row.line, 'nip', `nip-${read.problem}`, text)
  return null
}

function dayOf({ problems }: Context, row: Row): string | null {
  const text = row.text('sejak')
  const day = text === '' ? null : readDay(text)
  if (text !== '' && !day) problems.add(row.line, 'sejak', 'day', text)
  return day
}

/** Of each officer the latest assignment that has not passed. */
export async function lastingAssignments({ trx, actor, today }: Context): Promise<Map<string, Assignment>> {
  const lasting = new Map<string, Assignment>()
  for (const assignment of await state.readAssignments(trx, actor.agencyId))
    if (!lasting.has(assignment.officerId) && (assignment.untilOn === null || assignment.untilOn >= today))
      lasting.set(assignment.officerId, assignment)
  return lasting
}

/** Few rows of a file do this, so the verbs of the pages do it one by one. */
async function turnOfficer(context: Context, { row, officer: { officerId }, posting, turn }: Read): Promise<void> {
  const { trx, actor, covered, today, timeZone, problems } = context
  const officer = await findOfficerRow(trx, actor.agencyId, officerId, today)
  if (!officer) throw new Error(`The officer of line ${row.line} is gone.`)
  const there = posting ?? { unitId: '', fromOn: today }
  const done =
    turn === 'end'
      ? await endOfficer(trx, actor, officer, today)
      : turn === 'restore'
        ? await restoreOfficer(trx, actor, covered, officer, there)
        : await transferOfficer(trx, actor, covered, officer, there, { today, timeZone })
  if (!done.ok) {
    const { field, reason, about } = done.reason
    problems.add(row.line, field === 'from' ? 'sejak' : 'unit', reason, about)
  }
}
