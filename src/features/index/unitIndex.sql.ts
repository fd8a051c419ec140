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
  return names.map(({ id, name }) => ({ id, name, rows: counts.filter((row) => row.id === id) }))
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
    sql<{ id: string; responses: number; respondents: number; shortForms: number }>`
      select ${group} as id, sum(t.responses)::int as responses, sum(t.respondents)::int as respondents,
             coalesce(sum(t.respondents) filter (where o.form = 'short'), 0)::int as "shortForms"
      from tally_respondent t ${counters} group by 1`.execute(db),
    sql<{ id: string; element: string; c1: number; c2: number; c3: number; c4: number }>`
      select ${group} as id, t.element, sum(t.c1)::int as c1, sum(t.c2)::int as c2, sum(t.c3)::int as c3, sum(t.c4)::int as c4
      from tally_element t ${counters} group by 1, 2`.execute(db),
  ])
  return people.rows.map((row) => ({
    ...row,
    elements: elements.rows
      .filter((entry) => entry.id === row.id)
      .map(({ element, c1, c2, c3, c4 }) => ({ element, c: [c1, c2, c3, c4] as Four })),
  }))
}

/** The origins of a scope, as a subquery. */
export function originsOf({ agencyId, unitId, serviceId }: Scope): RawBuilder<unknown> {
  const parts = [sql`agency_id = ${agencyId}`]
  if (serviceId) parts.push(sql`service_id = ${serviceId}`)
  if (unitId)
    parts.push(sql`unit_id in (
      with recursive below as (
        select unit_id from unit where agency_id = ${agencyId} and unit_id = ${unitId}
        union all
        select u.unit_id from unit u join below b on u.parent_id = b.unit_id where u.agency_id = ${agencyId}
      ) select unit_id from below)`)
  return sql`select origin_id from origin where ${sql.join(parts, sql` and `)}`
}
