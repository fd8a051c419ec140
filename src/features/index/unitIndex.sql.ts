import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Period } from '../../domain/period.ts'
import type { ScoreCounts } from '../../domain/scoreCounts.ts'
import type { Scope } from './unitIndex.ts'

type Db = Kysely<Database>

export type Counts = {
  responses: number
  respondents: number
  shortForms: number
  sumMean: number
  sumSquaredMean: number
  elements: { element: string; c: ScoreCounts }[]
}
export type Group = { id: string; name: string; rows: Counts[] }

/** Counters of a scope by month, so that any period made of months is a sum of these. */
export async function readMonths(
  db: Db,
  scope: Scope,
  span: { from: string; to: string },
): Promise<(Counts & { month: string })[]> {
  const rows = await (scope.pointId
    ? readCounts(db, cellsOf(scope), span, dayOf(sql`date_trunc('month', t.day::timestamp)`))
    : readCounts(db, monthsOf(scope), span, dayOf(sql`t.day`)))
  return rows.map(({ id, ...counts }) => ({ month: id, ...counts }))
}

/** Counters of a scope by week, oldest first; `monday` is its first day. */
export async function readWeeks(
  db: Db,
  scope: Scope,
  span: { from: string; to: string },
): Promise<(Counts & { monday: string })[]> {
  const rows = await readCounts(db, cellsOf(scope), span, dayOf(sql`date_trunc('week', t.day::timestamp)`))
  return rows.map(({ id, ...counts }) => ({ monday: id, ...counts })).sort((a, b) => (a.monday < b.monday ? -1 : 1))
}

/** Counters of a scope between two days, taken together. */
export function readDays(db: Db, scope: Scope, span: { from: string; to: string }): Promise<Counts[]> {
  return readCounts(db, cellsOf(scope), span, { by: sql`()`, id: sql`''::text` })
}

export async function readUnits(db: Db, agencyId: string, period: Period): Promise<(Group & { slug: string })[]> {
  const names = await db
    .selectFrom('unit')
    .select(['unit_id as id', 'name', 'slug'])
    .where('agency_id', '=', agencyId)
    .orderBy('name')
    .execute()
  return named(names, await readCounts(db, monthsOf({ agencyId }), period, idOf(sql`t.unit_id`)))
}

export async function readServices(
  db: Db,
  scope: { agencyId: string; unitId: string },
  period: Period,
): Promise<Group[]> {
  const names = await db
    .selectFrom('service')
    .select(['service_id as id', 'name'])
    .where('agency_id', '=', scope.agencyId)
    .where('unit_id', '=', scope.unitId)
    .orderBy('name')
    .execute()
  return named(names, await readCounts(db, monthsOf(scope), period, idOf(sql`t.service_id`)))
}

function named<T extends { id: string }>(names: readonly T[], counts: readonly (Counts & { id: string })[]) {
  const byId = Map.groupBy(counts, ({ id }) => id)
  return names.map((group) => ({ ...group, rows: byId.get(group.id) ?? [] }))
}

/**
 * What counters are grouped by, and the text that names a group. The text is made of the group: made of every row (there are thousands in
 * an agency's months) it took two thirds of the statement's time.
 */
type Grouping = { by: RawBuilder<unknown>; id: RawBuilder<unknown> }
const dayOf = (day: RawBuilder<unknown>): Grouping => ({ by: day, id: sql`to_char(${day}, 'YYYY-MM-DD')` })
const idOf = (id: RawBuilder<unknown>): Grouping => ({ by: id, id: sql`${id}::text` })

/** Two tables for a `from` clause: people by day, and elements by day, of a scope. */
type Source = { people: RawBuilder<unknown>; elements: RawBuilder<unknown> }

/** Whole months, whose day is their first: few rows, however many points there are. For periods that are made of months. */
function monthsOf(scope: Omit<Scope, 'pointId'>): Source {
  const within = sql`select *, month as day from`
  const where = sql`where agency_id = ${scope.agencyId} and ${sql.join([sql`true`, ...placesOf(scope)], sql` and `)}`
  return {
    people: sql`(${within} tally_month ${where}) t`,
    elements: sql`(${within} tally_month_element ${where}) t`,
  }
}

/**
 * Cells: an origin's day. The origins are listed first, so that the cells are found by their primary key, with or without
 * up-to-date statistics.
 */
function cellsOf(scope: Scope): Source {
  const of = (table: RawBuilder<unknown>) => sql`(
    select c.*, c.answered_on as day, o.unit_id, o.service_id, o.form
    from ${table} c join origin o on o.agency_id = c.agency_id and o.origin_id = c.origin_id
    where c.agency_id = ${scope.agencyId} and c.origin_id = any(array(${originsOf(scope)}))) t`
  return { people: of(sql`tally_respondent`), elements: of(sql`tally_element`) }
}

/** Counters of a source from one day to another, grouped by expressions over `t`. */
async function readCounts(
  db: Db,
  { people, elements }: Source,
  { from, to }: { from: string; to: string },
  grouping: Grouping,
): Promise<(Counts & { id: string })[]> {
  return sumUp(db, { people, elements }, sql`where t.day between ${from}::date and ${to}::date`, grouping)
}

/**
 * Counters of places of an agency, as far as they were answered at a unit's own points, in each of several periods made of months;
 * `place` is the period's in the list. Of a unit of the scope, or a service of it, or of all.
 */
export async function readPlacePeriods(db: Db, scope: Scope, periods: readonly Period[]): Promise<PlacedCounts[]> {
  const by = sql`t.unit_id, p.place, t.service_id`
  const id = sql`t.unit_id || ' ' || p.place || ' ' || coalesce(t.service_id::text, '')`
  const rows = await readInPeriods(db, monthsOf(scope), periods, { by, id })
  return rows.map(({ id: key, ...counts }) => {
    const [unitId = '', place = '', serviceId = ''] = key.split(' ')
    return { ...counts, unitId, place: Number(place) - 1, serviceId: serviceId || null }
  })
}

/** The same without telling services apart. */
export async function readUnitPeriods(db: Db, agencyId: string, periods: readonly Period[]): Promise<UnitCounts[]> {
  const grouping = { by: sql`t.unit_id, p.place`, id: sql`t.unit_id || ' ' || p.place` }
  const rows = await readInPeriods(db, monthsOf({ agencyId }), periods, grouping)
  return rows.map(({ id: key, ...counts }) => {
    const [unitId = '', place = ''] = key.split(' ')
    return { ...counts, unitId, place: Number(place) - 1 }
  })
}

async function readInPeriods(
  db: Db,
  source: Source,
  periods: readonly Period[],
  grouping: Grouping,
): Promise<(Counts & { id: string })[]> {
  const [from, to] = [periods.map((period) => period.from), periods.map((period) => period.to)]
  const within = sql`
    join unnest(${from}::date[], ${to}::date[]) with ordinality p (from_on, to_on, place) on t.day between p.from_on and p.to_on`
  return sumUp(db, source, within, grouping)
}

/** @param within what of the source is meant: a `join`, a `where` */
async function sumUp(
  db: Db,
  { people, elements }: Source,
  within: RawBuilder<unknown>,
  { by, id }: Grouping,
): Promise<(Counts & { id: string })[]> {
  const { rows } = await sql<CountedRow>`
    select ${id} as id, ${peopleSums} from ${people} ${within} group by ${by}
    union all
    select ${id} as id, ${elementSums} from ${elements} ${within} group by ${by}, t.element`.execute(db)
  return joined(rows)
}

/** Counters of a unit in the period at a place of a list. */
export type UnitCounts = Counts & { unitId: string; place: number }
/** The same of a service of it; null for what was answered at points without one. */
export type PlacedCounts = UnitCounts & { serviceId: string | null }

/** People where `element` is null: responses, respondents, short forms; else how often each score was given to it. */
type CountedRow = {
  id: string
  element: string | null
  n1: number
  n2: number
  n3: number
  n4: number
  sumMean: number
  sumSquaredMean: number
}

/** The sums of squares stay below 2^53 up to a hundred million respondents. */
const peopleSums = sql`
  null as element, sum(t.responses)::int as n1, sum(t.respondents)::int as n2,
  coalesce(sum(t.respondents) filter (where t.form = 'short'), 0)::int as n3, 0 as n4,
  sum(t.sum_mean)::float8 as "sumMean", sum(t.sum_squared_mean)::float8 as "sumSquaredMean"`
const elementSums = sql`
  t.element, sum(t.c1)::int, sum(t.c2)::int, sum(t.c3)::int, sum(t.c4)::int, 0, 0`

function joined(rows: readonly CountedRow[]): (Counts & { id: string })[] {
  const counts = new Map<string, Counts & { id: string }>()
  for (const { id, element, n1, n2, n3, sumMean, sumSquaredMean } of rows)
    if (element === null)
      counts.set(id, { id, responses: n1, respondents: n2, shortForms: n3, sumMean, sumSquaredMean, elements: [] })
  for (const { id, element, n1, n2, n3, n4 } of rows)
    if (element !== null) counts.get(id)?.elements.push({ element, c: [n1, n2, n3, n4] })
  return [...counts.values()]
}

/** The origins of a scope, as a subquery. */
export function originsOf(scope: Scope): RawBuilder<unknown> {
  const parts = [sql`agency_id = ${scope.agencyId}`, ...placesOf(scope)]
  if (scope.pointId) parts.push(sql`point_id = ${scope.pointId}`)
  return sql`select origin_id from origin where ${sql.join(parts, sql` and `)}`
}

/** What a row with a unit and a service must be to lie within a scope; a unit has those below it in it. */
function placesOf({ agencyId, unitId, serviceId }: Scope): RawBuilder<unknown>[] {
  const parts: RawBuilder<unknown>[] = []
  if (serviceId) parts.push(sql`service_id = ${serviceId}`)
  if (unitId)
    parts.push(sql`unit_id in (
      with recursive below as (
        select unit_id from unit where agency_id = ${agencyId} and unit_id = ${unitId}
        union all
        select u.unit_id from unit u join below b on u.parent_id = b.unit_id where u.agency_id = ${agencyId}
      ) select unit_id from below)`)
  return parts
}
