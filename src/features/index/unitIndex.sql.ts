import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Period } from '../../domain/period.ts'
import type { Scope } from './unitIndex.ts'

type Db = Kysely<Database>
type Four = [number, number, number, number]

export type Counts = {
  responses: number
  respondents: number
  shortForms: number
  sumMean: number
  sumSquaredMean: number
  elements: { element: string; c: Four }[]
}
export type Group = { id: string; name: string; rows: Counts[] }

/** Counters of a scope by month, so that any period made of months is a sum of these. */
export async function readMonths(
  db: Db,
  scope: Scope,
  span: { from: string; to: string },
): Promise<(Counts & { month: string })[]> {
  const rows = await readCounts(db, scope, span, sql`to_char(date_trunc('month', t.answered_on), 'YYYY-MM-DD')`)
  return rows.map(({ id, ...counts }) => ({ month: id, ...counts }))
}

/** Counters of a scope by week, oldest first; `monday` is its first day. */
export async function readWeeks(
  db: Db,
  scope: Scope,
  span: { from: string; to: string },
): Promise<(Counts & { monday: string })[]> {
  const rows = await readCounts(db, scope, span, sql`to_char(date_trunc('week', t.answered_on), 'YYYY-MM-DD')`)
  return rows.map(({ id, ...counts }) => ({ monday: id, ...counts })).sort((a, b) => (a.monday < b.monday ? -1 : 1))
}

export async function readUnits(db: Db, agencyId: string, period: Period): Promise<Group[]> {
  const names = await db
    .selectFrom('unit')
    .select(['unit_id as id', 'name'])
    .where('agency_id', '=', agencyId)
    .orderBy('name')
    .execute()
  return named(names, await readCounts(db, { agencyId }, period, sql`o.unit_id::text`))
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
  return named(names, await readCounts(db, scope, period, sql`o.service_id::text`))
}

function named(names: readonly { id: string; name: string }[], counts: readonly (Counts & { id: string })[]): Group[] {
  const byId = Map.groupBy(counts, ({ id }) => id)
  return names.map(({ id, name }) => ({ id, name, rows: byId.get(id) ?? [] }))
}

/**
 * Counters of a scope, grouped by an expression over `t` (the counters) and `o` (their origin). The origins are listed first,
 * so that the counters are found by their primary key, with or without up-to-date statistics.
 */
async function readCounts(
  db: Db,
  scope: Scope,
  { from, to }: { from: string; to: string },
  group: RawBuilder<unknown>,
): Promise<(Counts & { id: string })[]> {
  const counters = sql`join origin o on o.agency_id = t.agency_id and o.origin_id = t.origin_id
    where t.agency_id = ${scope.agencyId} and t.origin_id = any(array(${originsOf(scope)}))
      and t.answered_on between ${from}::date and ${to}::date`
  const [people, elements] = await Promise.all([
    sql<PeopleRow>`
      select ${group} as id, ${peopleSums(shortForms)} from tally_respondent t ${counters} group by 1`.execute(db),
    sql<ElementRow>`
      select ${group} as id, t.element, ${elementSums} from tally_element t ${counters} group by 1, 2`.execute(db),
  ])
  return joined(people.rows, elements.rows)
}

/**
 * Counters of every unit of an agency, as far as they were answered at its own points, in each of several periods made of
 * months; `place` is the period's in the list. Months are summed up first, so that a day is looked at once.
 */
export async function readUnitPeriods(db: Db, agencyId: string, periods: readonly Period[]): Promise<PlacedCounts[]> {
  const [from, to] = [periods.map((period) => period.from), periods.map((period) => period.to)]
  const months = (table: RawBuilder<unknown>, columns: RawBuilder<unknown>) => sql`
    select o.unit_id, date_trunc('month', t.answered_on)::date as month, ${columns}
    from ${table} t join origin o on o.agency_id = t.agency_id and o.origin_id = t.origin_id
    where t.agency_id = ${agencyId}
      and t.answered_on between (select min(d) from unnest(${from}::date[]) d) and (select max(d) from unnest(${to}::date[]) d)`
  const within = sql`
    join unnest(${from}::date[], ${to}::date[]) with ordinality p (from_on, to_on, place) on t.month between p.from_on and p.to_on`
  const id = sql`t.unit_id || ' ' || p.place`
  const [people, elements] = await Promise.all([
    sql<PeopleRow>`
      with t as (${months(
        sql`tally_respondent`,
        sql`sum(t.responses) as responses, sum(t.respondents) as respondents,
        sum(t.sum_mean) as sum_mean, sum(t.sum_squared_mean) as sum_squared_mean, sum(${shortForms}) as short_forms`,
      )} group by 1, 2)
      select ${id} as id, ${peopleSums(sql`t.short_forms`)} from t ${within} group by 1`.execute(db),
    sql<ElementRow>`
      with t as (${months(sql`tally_element`, sql`t.element, sum(t.c1) as c1, sum(t.c2) as c2, sum(t.c3) as c3, sum(t.c4) as c4`)} group by 1, 2, 3)
      select ${id} as id, t.element, ${elementSums} from t ${within} group by 1, 2`.execute(db),
  ])
  return joined(people.rows, elements.rows).map(({ id: key, ...counts }) => {
    const [unitId = '', place = ''] = key.split(' ')
    return { ...counts, unitId, place: Number(place) - 1 }
  })
}

/** Counters of a unit in the period at a place of a list. */
export type PlacedCounts = Counts & { unitId: string; place: number }
type PeopleRow = Omit<Counts, 'elements'> & { id: string }
type ElementRow = { id: string; element: string; c1: number; c2: number; c3: number; c4: number }

/** The sums of squares stay below 2^53 up to a hundred million respondents. */
const peopleSums = (shortForms: RawBuilder<unknown>) => sql`
  sum(t.responses)::int as responses, sum(t.respondents)::int as respondents, sum(${shortForms})::int as "shortForms",
  sum(t.sum_mean)::float8 as "sumMean", sum(t.sum_squared_mean)::float8 as "sumSquaredMean"`
const shortForms = sql`case when o.form = 'short' then t.respondents else 0 end`
const elementSums = sql`sum(t.c1)::int as c1, sum(t.c2)::int as c2, sum(t.c3)::int as c3, sum(t.c4)::int as c4`

function joined(people: readonly PeopleRow[], elements: readonly ElementRow[]): (Counts & { id: string })[] {
  const byId = Map.groupBy(elements, ({ id }) => id)
  return people.map((row) => ({
    ...row,
    elements: (byId.get(row.id) ?? []).map(({ element, c1, c2, c3, c4 }) => ({ element, c: [c1, c2, c3, c4] as Four })),
  }))
}

/** The origins of a scope, as a subquery. */
export function originsOf({ agencyId, unitId, serviceId, pointId }: Scope): RawBuilder<unknown> {
  const parts = [sql`agency_id = ${agencyId}`]
  if (serviceId) parts.push(sql`service_id = ${serviceId}`)
  if (pointId) parts.push(sql`point_id = ${pointId}`)
  if (unitId)
    parts.push(sql`unit_id in (
      with recursive below as (
        select unit_id from unit where agency_id = ${agencyId} and unit_id = ${unitId}
        union all
        select u.unit_id from unit u join below b on u.parent_id = b.unit_id where u.agency_id = ${agencyId}
      ) select unit_id from below)`)
  return sql`select origin_id from origin where ${sql.join(parts, sql` and `)}`
}
