import { dayIn, momentAt } from '../../domain/localTime.ts'
import { readDay } from '../../domain/period.ts'
import { DAY_MINUTES, clashOf, readClock, writeClock } from '../../domain/roster.ts'
import { addDays } from '../../domain/days.ts'
import { momentOn } from '../roster/roster.ts'
import { createOfficerFinder } from './assignments.ts'
import { type Context, type Plan, byKey, createSeen, createUnitFinder, readEach } from './context.ts'
import type { Row } from './rows.ts'
import * as state from './state.sql.ts'
import { insertDuties, updateDuties } from './write.sql.ts'

type Duty = state.DutyState
type Read = { row: Row; duty: Duty; day: string; officer: string; point: state.PointState }

/** Duties: known by point, officer and beginning. Adds and lengthens; what has passed and was answered to is not touched. */
export async function planRoster(context: Context, rows: readonly Row[]): Promise<Plan> {
  const { trx, actor, onProgress } = context
  const { agencyId } = actor
  const reads = await readAll(context, rows)
  const known = await readKnown(context, reads)
  const keyOf = ({ pointId, officerId, from }: Duty) => `${pointId} ${officerId} ${from}`
  const before = new Map(known.map((duty) => [keyOf(duty), duty]))
  const added = reads.filter(({ duty }) => !before.has(keyOf(duty)))
  const changed = reads.filter(({ duty }) => (before.get(keyOf(duty))?.until ?? duty.until) !== duty.until)
  await checkPast(
    context,
    added,
    changed.map((read) => ({ read, old: before.get(keyOf(read.duty)) })),
  )
  checkClashes(context, reads, [...added, ...changed], known, keyOf)
  return {
    counts: { added: added.length, changed: changed.length, unchanged: reads.length - added.length - changed.length },
    changes: [...Map.groupBy([...added, ...changed], ({ point }) => point)].map(([point, own]) => ({
      act: 'changed',
      kind: 'duty',
      subjectId: point.pointId,
      subject: point.name,
      after: { shifts: own.length, from: own[0]?.day, until: own.at(-1)?.day },
    })),
    async write() {
      await updateDuties(
        trx,
        agencyId,
        changed.map(({ duty }) => duty),
      )
      await insertDuties(
        trx,
        agencyId,
        added.map(({ duty }) => duty),
        onProgress,
      )
    },
  }
}

async function readAll(context: Context, rows: readonly Row[]): Promise<Read[]> {
  const { trx, actor, problems, timeZone } = context
  const { agencyId } = actor
  const findUnit = createUnitFinder(context, await state.readUnits(trx, agencyId))
  const findOfficer = createOfficerFinder(context, await state.readOfficers(trx, agencyId))
  const points = await state.readPoints(trx, agencyId)
  const byCode = new Map(points.flatMap((point) => point.codes.map((code) => [code, point] as const)))
  const byName = byKey(points, ({ unitId, name }) => `${unitId} ${name}`)
  const assigned = Map.groupBy(await state.readAssignments(trx, agencyId), ({ officerId }) => officerId)
  const isFirst = createSeen(context)
  return readEach(context, rows, (row): Read | null => {
    const [unit, officer, span] = [
      findUnit(row, 'unit', { mustBeThere: false }),
      findOfficer(row),
      spanOf(context, row),
    ]
    if (!unit || !officer || !span) return null
    const code = row.text('kode').toUpperCase()
    const point = code === '' ? byName.get(`${unit.unitId} ${row.text('titik')}`.toLowerCase()) : byCode.get(code)
    if (!point || point === 'several' || point.unitId !== unit.unitId) {
      problems.add(
        row.line,
        code === '' ? 'titik' : 'kode',
        point === 'several' ? 'several-points' : 'unknown-point',
        code || row.text('titik'),
      )
      return null
    }
    const isHere = assigned
      .get(officer.officerId)
      ?.some(
        ({ unitId, fromOn, untilOn }) =>
          unitId === unit.unitId && fromOn <= span.day && (untilOn === null || untilOn >= span.day),
      )
    if (!isHere) {
      problems.add(row.line, 'nip', 'not-assigned', `${officer.name}, ${span.day}`)
      return null
    }
    const from = momentAt(timeZone, span.day, writeClock(span.from)).getTime()
    const duty = {
      pointId: point.pointId,
      officerId: officer.officerId,
      from,
      until: momentOn(timeZone, span.lastDay, span.until),
    }
    if (!isFirst(row, 'mulai', `${duty.pointId} ${duty.officerId} ${duty.from}`)) return null
    return { row, duty, day: span.day, officer: officer.name, point }
  })
}

/** The days and minutes of a row; an end that is not after the beginning lies on the next day. */
function spanOf({ problems }: Context, row: Row) {
  const [day, from, until] = [
    readDay(row.text('tanggal')),
    readClock(row.text('mulai')),
    readClock(row.text('selesai')),
  ]
  const end = row.text('sampai_tanggal')
  const lastDay = end === '' ? day : readDay(end)
  if (!day) problems.add(row.line, 'tanggal', 'day', row.text('tanggal'))
  if (from === null || from === DAY_MINUTES) problems.add(row.line, 'mulai', 'clock', row.text('mulai'))
  if (until === null) problems.add(row.line, 'selesai', 'clock', row.text('selesai'))
  if (end !== '' && (!lastDay || (day && lastDay < day))) problems.add(row.line, 'sampai_tanggal', 'day', end)
  if (!day || !lastDay || lastDay < day || from === null || from === DAY_MINUTES || until === null) return null
  const isNextDay = lastDay === day && until <= from
  return { day, lastDay, from, until: isNextDay ? until + DAY_MINUTES : until }
}

async function readKnown({ trx, actor, timeZone }: Context, reads: readonly Read[]): Promise<Duty[]> {
  if (reads.length === 0) return []
  const days = reads.map(({ day }) => day).toSorted()
  const last = reads.reduce((latest, { duty }) => Math.max(latest, duty.until), 0)
  const from = momentAt(timeZone, addDays(days[0] ?? '', -1), '00:00')
  return state.readDuties(trx, actor.agencyId, { from, until: new Date(last) })
}

type Changed = { read: Read; old: Duty | undefined }

/** Answers of the past were given to whoever was there: nobody is put there afterwards where there are any, nor taken away. */
async function checkPast(
  { trx, actor, timeZone, problems }: Context,
  added: readonly Read[],
  changed: readonly Changed[],
) {
  const now = actor.now.getTime()
  for (const { read, old } of changed)
    if (read.duty.until < now || (old && old.until < now)) problems.add(read.row.line, 'selesai', 'past', read.day)
  const past = added.filter(({ duty }) => duty.from < now)
  if (past.length === 0) return
  const answered = await state.readAnsweredDays(trx, actor.agencyId, [...new Set(past.map(({ duty }) => duty.pointId))])
  for (const { row, duty, day } of past) {
    const lastDay = dayIn(timeZone, new Date(Math.min(duty.until, now)))
    for (let at = day; at <= lastDay; at = addDays(at, 1))
      if (answered.has(`${duty.pointId} ${at}`)) {
        problems.add(row.line, 'tanggal', 'past', at)
        break
      }
  }
}

/** Every row that puts an officer at two places at once is named with the other place. */
function checkClashes(
  { problems }: Context,
  reads: readonly Read[],
  fresh: readonly Read[],
  known: readonly Duty[],
  keyOf: (duty: Duty) => string,
): void {
  const rows = new Map(reads.map((read) => [keyOf(read.duty), read]))
  const after = [...known.filter((duty) => !rows.has(keyOf(duty))), ...reads.map(({ duty }) => duty)]
  const isFresh = new Set(fresh.map(({ duty }) => duty))
  for (const own of Map.groupBy(after, ({ officerId }) => officerId).values()) {
    if (!own.some((duty) => isFresh.has(duty))) continue
    const inOrder = own.toSorted((one, other) => one.from - other.from)
    inOrder.forEach((duty, place) => {
      const before = inOrder[place - 1]
      if (!before || !clashOf([before, duty])) return
      const read = rows.get(keyOf(duty)) ?? rows.get(keyOf(before))
      if (read) problems.add(read.row.line, 'nip', 'clash', `${read.officer}, ${read.day}`)
    })
  }
}
