/** What there is to be told of an agency on a day, from counters and plans; pure reading, told by `raise`. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { BASE_WEEKS, WINDOWS, dropOf } from '../../domain/alerts/drop.ts'
import { HABIT_WEEKS, LEAST_RUSH, burstOf, silenceOf } from '../../domain/alerts/volume.ts'
import { momentsOf, noMoments } from '../../domain/moments.ts'
import { isWorkingDay } from '../../domain/workingDays.ts'
import { addDays, weekdayOf } from '../../domain/days.ts'
import { overdueFollowUps } from '../followup/overdue.ts'
import type { Found } from './alert.ts'
import * as store from './series.sql.ts'

type Db = Kysely<Database>

const WEEK = 7

/** Units whose people became less content by the end of the last week that is over. */
export async function findDrops(db: Db, agencyId: string, today: string): Promise<Found[]> {
  const last = addDays(today, -weekdayOf(today) - WEEK)
  const count = BASE_WEEKS + Math.max(...WINDOWS)
  const mondays = Array.from({ length: count }, (_, place) => addDays(last, -WEEK * (count - 1 - place)))
  const rows = await store.listWeeks(db, agencyId, { from: mondays[0]!, to: addDays(last, WEEK - 1) })
  const units = [...Map.groupBy(rows, ({ unitId }) => unitId)]
  return units.flatMap(([unitId, own]) => {
    const byWeek = new Map(own.map((row) => [row.monday, momentsOf(row)]))
    const weeks = mondays.map((monday) => ({ monday, moments: byWeek.get(monday) ?? noMoments }))
    const facts = dropOf(weeks, units.length)
    return facts ? [{ kind: 'drop' as const, subject: unitId, episode: last, unitId, pointId: null, facts }] : []
  })
}

/** Points with a rush on a day that is not over. Few points are looked at closely: those with many answers. */
export async function findBursts(db: Db, agencyId: string, today: string): Promise<Found[]> {
  const busy = (await store.listPointDays(db, agencyId, { from: today, to: today }, null)).filter(
    ({ responses }) => responses >= LEAST_RUSH,
  )
  if (busy.length === 0) return []
  const from = addDays(today, -WEEK * (HABIT_WEEKS + 1))
  const points = await readPoints(
    db,
    agencyId,
    { from, to: today },
    busy.map(({ pointId }) => pointId),
  )
  return points.flatMap(({ pointId, unitId, days }) => {
    const facts = burstOf(days, today)
    return facts ? [{ kind: 'burst' as const, subject: pointId, episode: today, unitId, pointId, facts }] : []
  })
}

/** Points that are read at once: a quarter of their days is some 50,000 rows. */
const POINTS = 500

/** Points that fell quiet by the end of yesterday. */
export async function findSilences(db: Db, agencyId: string, today: string): Promise<Found[]> {
  const yesterday = addDays(today, -1)
  const span = { from: addDays(today, -WEEK * (HABIT_WEEKS + 5)), to: yesterday }
  const ids = await store.listOpenPoints(db, agencyId)
  const found: Found[] = []
  for (let at = 0; at < ids.length; at += POINTS)
    for (const { pointId, unitId, days } of await readPoints(db, agencyId, span, ids.slice(at, at + POINTS))) {
      const facts = silenceOf(days, yesterday)
      if (facts) found.push({ kind: 'silence', subject: pointId, episode: facts.to, unitId, pointId, facts })
    }
  return found
}

async function readPoints(db: Db, agencyId: string, span: { from: string; to: string }, points: readonly string[]) {
  const rows = await store.listPointDays(db, agencyId, span, points)
  return [...Map.groupBy(rows, ({ pointId }) => pointId)].map(([pointId, own]) => ({
    pointId,
    unitId: own[0]!.unitId,
    days: new Map(own.map(({ day, responses }) => [day, responses])),
  }))
}

/** Plans whose last quarter is over and that are not done. */
export async function findOverdue(db: Db, agencyId: string, today: string): Promise<Found[]> {
  const plans = await overdueFollowUps(db, agencyId, today)
  return plans.map(({ planId, unitId, element, period, dueOn }) => ({
    kind: 'overdue' as const,
    subject: planId,
    episode: dueOn,
    unitId,
    pointId: null,
    facts: { planId, element, period, dueOn },
  }))
}

/** Everything that is looked for once a day. */
export async function findDaily(db: Db, agencyId: string, today: string): Promise<Found[]> {
  const quiet = isWorkingDay(today) ? await findSilences(db, agencyId, today) : []
  return [...(await findDrops(db, agencyId, today)), ...quiet, ...(await findOverdue(db, agencyId, today))]
}
