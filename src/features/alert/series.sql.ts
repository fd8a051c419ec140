import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

type Db = Kysely<Database>

export type WeekRow = { unitId: string; monday: string; respondents: number; sumMean: number; sumSquaredMean: number }

/** Respondents of each unit at its own points by week, from counters. */
export async function listWeeks(
  db: Db,
  agencyId: string,
  { from, to }: { from: string; to: string },
): Promise<WeekRow[]> {
  const { rows } = await sql<WeekRow>`
    select o.unit_id as "unitId", (t.answered_on - (extract(isodow from t.answered_on)::int - 1))::text as monday,
           sum(t.respondents)::int as respondents, sum(t.sum_mean)::float8 as "sumMean", sum(t.sum_squared_mean)::float8 as "sumSquaredMean"
    from origin o
    join tally t on t.agency_id = o.agency_id and t.origin_id = o.origin_id and t.answered_on between ${from}::date and ${to}::date
    where o.agency_id = ${agencyId}::uuid and o.channel <> 'import'
    group by 1, 2`.execute(db)
  return rows
}

export type PointDay = { pointId: string; unitId: string; day: string; responses: number }

export async function listOpenPoints(db: Db, agencyId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('point')
    .select('point_id')
    .where('agency_id', '=', agencyId)
    .where('state', '=', 'open')
    .execute()
  return rows.map(({ point_id: pointId }) => pointId)
}

/** Answers at open points by day; of some, or with null of all. Imported ones came at no point on that day. */
export async function listPointDays(
  db: Db,
  agencyId: string,
  { from, to }: { from: string; to: string },
  points: readonly string[] | null,
): Promise<PointDay[]> {
  const wanted = points === null ? sql`true` : sql`p.point_id = any(${[...points]}::uuid[])`
  const { rows } = await sql<PointDay>`
    select p.point_id as "pointId", p.unit_id as "unitId", t.answered_on::text as day, sum(t.responses)::int as responses
    from point p
    join origin o on o.agency_id = p.agency_id and o.point_id = p.point_id and o.channel <> 'import'
    join tally t on t.agency_id = o.agency_id and t.origin_id = o.origin_id and t.answered_on between ${from}::date and ${to}::date
    where p.agency_id = ${agencyId}::uuid and p.state = 'open' and ${wanted}
    group by 1, 2, 3`.execute(db)
  return rows
}

export type WeekCounts = { unitId: string; responses: number; before: number }

/** Answers of each unit in a week and in the one before. */
export async function listWeekCounts(db: Db, agencyId: string, monday: string): Promise<WeekCounts[]> {
  const { rows } = await sql<WeekCounts>`
    select o.unit_id as "unitId",
           coalesce(sum(t.responses) filter (where t.answered_on >= ${monday}::date), 0)::int as responses,
           coalesce(sum(t.responses) filter (where t.answered_on < ${monday}::date), 0)::int as before
    from origin o
    join tally t on t.agency_id = o.agency_id and t.origin_id = o.origin_id
      and t.answered_on between ${monday}::date - 7 and ${monday}::date + 6
    where o.agency_id = ${agencyId}::uuid
    group by 1`.execute(db)
  return rows
}
