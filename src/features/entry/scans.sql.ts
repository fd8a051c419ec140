import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { CodeScans, ScanCount } from './scans.ts'

type Db = Kysely<Database>

/** In the order of the key, so that two processes that flush at once wait for each other and do not lock each other out. */
export async function addScans(db: Db, counts: readonly ScanCount[], now: Date): Promise<void> {
  await sql`
    insert into scan as s (agency_id, code, scanned_on, outcome, n)
    select c.agency_id, c.code, (${now}::timestamptz at time zone a.time_zone)::date, k.outcome, k.n
    from unnest(${counts.map(({ code }) => code)}::text[], ${counts.map(({ outcome }) => outcome)}::text[],
                ${counts.map(({ n }) => n)}::integer[]) as k (code, outcome, n)
    join point_code c on c.code = k.code join agency a on a.agency_id = c.agency_id
    order by 1, 2, 3, 4
    on conflict (agency_id, code, scanned_on, outcome) do update set n = s.n + excluded.n`.execute(db)
}

export async function readScans(
  db: Db,
  { agencyId, unitId }: { agencyId: string; unitId: string },
  { from, to }: { from: string; to: string },
): Promise<CodeScans[]> {
  const { rows } = await sql<CodeScans>`
    select c.code, p.name as point, c.revoked_at is not null as "isRevoked",
           coalesce(sum(s.n) filter (where s.outcome = 'open'), 0)::int as open,
           coalesce(sum(s.n) filter (where s.outcome = 'closed'), 0)::int as closed,
           coalesce(sum(s.n) filter (where s.outcome = 'revoked'), 0)::int as revoked
    from point p
    join point_code c on c.agency_id = p.agency_id and c.point_id = p.point_id
    left join scan s on s.agency_id = c.agency_id and s.code = c.code and s.scanned_on between ${from}::date and ${to}::date
    where p.agency_id = ${agencyId} and p.unit_id = ${unitId}
    group by c.code, p.name, c.revoked_at
    order by p.name, c.revoked_at nulls first, c.code`.execute(db)
  return rows
}

export async function countScans(
  db: Db,
  agencyId: string,
  codes: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<{ code: string; n: number }[]> {
  const { rows } = await sql<{ code: string; n: number }>`
    select code, sum(n)::int as n from scan
    where agency_id = ${agencyId} and code = any(${codes}::text[]) and scanned_on between ${from}::date and ${to}::date
    group by code`.execute(db)
  return rows
}
