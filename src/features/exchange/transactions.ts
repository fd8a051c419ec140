import { dayIn } from '../../domain/localTime.ts'
import { readDay } from '../../domain/period.ts'
import { addDays } from '../../domain/days.ts'
import { covers } from '../directory/reach.ts'
import { createOfficerFinder } from './assignments.ts'
import { type Context, type Plan, createSeen, createUnitFinder, needText, readEach } from './context.ts'
import type { Row } from './rows.ts'
import { checkWords, wordIn, workWords, yesWords } from './sheets.ts'
import * as state from './state.sql.ts'
import { type TransactionState, readTransactions, writeTransactions } from './work.sql.ts'

type Read = { row: Row; fresh: TransactionState; before: TransactionState | null; officer: string }
type Days = Pick<TransactionState, 'submittedOn' | 'dueOn' | 'finishedOn'>

const NUMBER_MOST = 100
/** No service is promised for later than a year after. */
const DAYS_MOST = 366

/**
 * Transactions of services: known by the number that the service system gave them, which keeps its service and its first day. Who
 * handled one was assigned to the service's unit, or to one above or below it, at some time between its beginning and its end.
 */
export async function planTransactions(context: Context, rows: readonly Row[]): Promise<Plan> {
  const { trx, actor, onProgress } = context
  const reads = await readAll(context, rows)
  const added = reads.filter(({ before }) => !before)
  const changed = reads.filter(({ before, fresh }) => before && JSON.stringify(before) !== JSON.stringify(fresh))
  // What is corrected after it was finished may have stood in somebody's evidence: that is for the trail. Daily progress is not.
  const corrected = changed.filter(({ before }) => before?.finishedOn)
  return {
    counts: { added: added.length, changed: changed.length, unchanged: reads.length - added.length - changed.length },
    changes: corrected.map(({ fresh, before, officer }) => ({
      act: 'changed',
      kind: 'transaction',
      subjectId: fresh.number,
      subject: `${fresh.number}, ${officer}`,
      before,
      after: fresh,
    })),
    write: () =>
      writeTransactions(
        trx,
        actor.agencyId,
        [...added, ...changed].map(({ fresh }) => fresh),
        onProgress,
      ),
  }
}

async function readAll(context: Context, rows: readonly Row[]): Promise<Read[]> {
  const { trx, actor, problems } = context
  const numbers = rows.map((row) => row.text('nomor'))
  const known = new Map((await readTransactions(trx, actor.agencyId, numbers)).map((one) => [one.number, one]))
  const findOfficer = createOfficerFinder(context, await state.readOfficers(trx, actor.agencyId))
  const findService = await createServiceFinder(context)
  const isFirst = createSeen(context)
  return readEach(context, rows, (row): Read | null => {
    const number = needText(context, row, 'nomor')
    if (number !== null && number.length > NUMBER_MOST) problems.add(row.line, 'nomor', 'number-long')
    const officer = findOfficer(row)
    const days = readDays(context, row)
    const flags = readFlags(context, row, days)
    const isOwn = number !== null && isFirst(row, 'nomor', number)
    const service = officer && days && findService(row, officer.officerId, days)
    if (number === null || !isOwn || !officer || !days || !flags || !service) return null
    const { serviceId, unitId } = service
    const fresh = { number, officerId: officer.officerId, unitId, serviceId, ...days, ...flags }
    const before = known.get(number) ?? null
    if (before && (before.serviceId !== serviceId || before.submittedOn !== days.submittedOn))
      problems.add(row.line, 'nomor', 'number-taken', before.submittedOn)
    return { row, fresh, before, officer: officer.name }
  })
}

/** The days of a row in their order; null with every problem noted. */
function readDays(context: Context, row: Row): Days | null {
  const { problems, today } = context
  const count = problems.count
  const submittedOn = dayOf(context, row, 'masuk')
  const finishedOn = dayOf(context, row, 'selesai')
  const promised = targetOf(context, row)
  const dueOn =
    dayOf(context, row, 'tenggat') ?? (submittedOn && promised !== null ? addDays(submittedOn, promised) : null)
  if (row.text('masuk') === '') problems.add(row.line, 'masuk', 'empty-cell')
  if (row.text('tenggat') === '' && row.text('target_hari') === '') problems.add(row.line, 'tenggat', 'due-missing')
  if (submittedOn && submittedOn > today) problems.add(row.line, 'masuk', 'future', submittedOn)
  if (finishedOn && finishedOn > today) problems.add(row.line, 'selesai', 'future', finishedOn)
  if (submittedOn && finishedOn && finishedOn < submittedOn)
    problems.add(row.line, 'selesai', 'before-start', submittedOn)
  if (submittedOn && dueOn && dueOn < submittedOn) problems.add(row.line, 'tenggat', 'before-start', submittedOn)
  return submittedOn && dueOn && problems.count === count ? { submittedOn, dueOn, finishedOn } : null
}

/** A day, or of a moment the day on the agency's clocks; null where the cell is empty or none. */
function dayOf({ problems, timeZone }: Context, row: Row, column: string): string | null {
  const text = row.text(column)
  if (text === '') return null
  const [, date = '', rest = ''] = /^([\d/-]{8,10})(?:[T ](.*))?$/.exec(text) ?? []
  const moment = /[Z+]|-\d\d:?\d\d$/.test(rest) ? new Date(text) : null
  const day = moment && !Number.isNaN(moment.getTime()) ? dayIn(timeZone, moment) : readDay(date)
  const isClock = rest === '' || /^\d{1,2}[:.]\d{2}/.test(rest)
  if (day !== null && isClock) return day
  problems.add(row.line, column, 'day', text)
  return null
}

/** How many days were promised, 0 to 366; null where nothing says. */
function targetOf({ problems }: Context, row: Row): number | null {
  const text = row.text('target_hari')
  if (text === '') return null
  const days = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  if (days <= DAYS_MOST) return days
  problems.add(row.line, 'target_hari', 'target-days', text)
  return null
}

type Flags = Pick<TransactionState, 'isRework' | 'hasComplaint' | 'checkPassed'>

function readFlags({ problems }: Context, row: Row, days: Days | null): Flags | null {
  const [rework, complaint] = (['ulang', 'pengaduan'] as const).map((column) => {
    const word = wordIn(yesWords, row.text(column))
    if (!word) problems.add(row.line, column, 'yes-no', row.text(column))
    return word
  })
  const check = wordIn(checkWords, row.text('periksa'))
  if (!check) problems.add(row.line, 'periksa', 'check', row.text('periksa'))
  const said = row.text('status') === '' ? null : wordIn(workWords, row.text('status'))
  if (row.text('status') !== '' && !said) problems.add(row.line, 'status', 'work-status', row.text('status'))
  if (days && said && (said === 'finished') !== (days.finishedOn !== null))
    problems.add(row.line, 'status', 'status-differs', row.text('status'))
  if (!rework || !complaint || !check) return null
  const checkPassed = check === 'unchecked' ? null : check === 'passed'
  return { isRework: rework === 'yes', hasComplaint: complaint === 'yes', checkPassed }
}

/** Finds the service of a row where its officer was assigned; or notes why there is none. */
async function createServiceFinder(context: Context) {
  const { trx, actor, problems, today, covered } = context
  const units = await state.readUnits(trx, actor.agencyId)
  const findUnit = createUnitFinder(context, units)
  const parents = new Map(units.map(({ unitId, parentId }) => [unitId, parentId]))
  const unitNames = new Map(units.map(({ unitId, name }) => [unitId, name]))
  const services = Map.groupBy(await state.readServices(trx, actor.agencyId), ({ name }) => name.toLowerCase())
  const stays = Map.groupBy(await state.readAssignments(trx, actor.agencyId), ({ officerId }) => officerId)
  const isAbove = (above: string, unitId: string): boolean => {
    for (let at: string | null = unitId; at !== null; at = parents.get(at) ?? null) if (at === above) return true
    return false
  }
  const isNear = (one: string, other: string) => isAbove(one, other) || isAbove(other, one)

  return (row: Row, officerId: string, { submittedOn, finishedOn }: Days): state.ServiceState | null => {
    const say = (column: string, reason: string, about: string) => {
      problems.add(row.line, column, reason, about)
      return null
    }
    const text = row.text('layanan')
    if (text === '') return say('layanan', 'empty-cell', '')
    const isNamed = row.text('unit') !== ''
    const unit = isNamed ? findUnit(row, 'unit', { mustBeThere: false }) : null
    if (isNamed && !unit) return null
    const called = (services.get(text.toLowerCase()) ?? []).filter(({ unitId }) => !unit || unitId === unit.unitId)
    if (called.length === 0) return say('layanan', 'unknown-service', text)
    const until = finishedOn ?? today
    const then = (stays.get(officerId) ?? []).filter(
      (stay) => stay.fromOn <= until && (stay.untilOn === null || stay.untilOn >= submittedOn),
    )
    const overlap = overlapIn(then)
    if (overlap) return say('nip', 'double-assigned', overlap.map(({ unitId }) => unitNames.get(unitId)).join(', '))
    const own = called.filter(({ unitId }) => then.some((stay) => stay.unitId === unitId))
    const near = own.length > 0 ? own : called.filter((one) => then.some((stay) => isNear(one.unitId, stay.unitId)))
    const [service, ...others] = near
    if (!service) return say('nip', 'not-assigned', submittedOn)
    if (others.length > 0) return say('layanan', 'several-services', text)
    return covers(covered, service.unitId) ? service : say('layanan', 'beyond-reach', text)
  }
}

/** Two assignments that share a day, where there are any. */
function overlapIn(stays: readonly state.AssignmentState[]): readonly state.AssignmentState[] | null {
  const sorted = stays.toSorted((one, other) => (one.fromOn < other.fromOn ? -1 : 1))
  const at = sorted.findIndex(({ untilOn }, place) => {
    const next = sorted[place + 1]
    return next !== undefined && (untilOn === null || next.fromOn <= untilOn)
  })
  return at === -1 ? null : sorted.slice(at, at + 2)
}
