import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Duty, RosterPoint } from './roster.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

/** The points of a unit that people take turns at: open ones, and closed ones that have a duty in the span. */
export async function listRosterPoints(
  db: Db,
  agencyId: string,
  unitId: string,
  { from, until }: { from: Date; until: Date },
): Promise<RosterPoint[]> {
  const { rows } = await sql<RosterPoint>`
    select p.point_id as "pointId", p.name, p.kind, p.state = 'open' as "isOpen", s.name as service,
           (select c.code from point_code c where c.agency_id = p.agency_id and c.point_id = p.point_id
            order by c.revoked_at is not null, c.revoked_at desc limit 1) as code
    from point p left join service s on s.agency_id = p.agency_id and s.service_id = p.service_id
    where p.agency_id = ${agencyId} and p.unit_id = ${unitId} and p.kind not in ('officer', 'kiosk')
      and (p.state = 'open' or exists (
        select from duty d where d.agency_id = p.agency_id and d.point_id = p.point_id and d.from_at < ${until} and d.until_at > ${from}))
    order by p.name, p.point_id`.execute(db)
  return rows
}

export async function listDuties(
  db: Db,
  agencyId: string,
  { pointIds, officerIds }: { pointIds: readonly string[]; officerIds: readonly string[] },
  { from, until }: { from: Date; until: Date },
): Promise<Duty[]> {
  const { rows } = await sql<Duty>`
    select d.point_id as "pointId", d.officer_id as "officerId", o.name as officer, p.name as point,
           (extract(epoch from d.from_at) * 1000)::float8 as "from", (extract(epoch from d.until_at) * 1000)::float8 as "until"
    from duty d
    join officer o on o.agency_id = d.agency_id and o.officer_id = d.officer_id
    join point p on p.agency_id = d.agency_id and p.point_id = d.point_id
    where d.agency_id = ${agencyId} and d.from_at < ${until} and d.until_at > ${from}
      and (d.point_id = any(${pointIds}::uuid[]) or d.officer_id = any(${officerIds}::uuid[]))
    order by d.from_at, o.name`.execute(db)
  return rows
}

export async function deleteDuties(trx: Trx, agencyId: string, duties: readonly Duty[]): Promise<void> {
  if (duties.length === 0) return
  await sql`
    delete from duty d using unnest(
      ${duties.map(({ pointId }) => pointId)}::uuid[], ${duties.map(({ officerId }) => officerId)}::uuid[],
      ${duties.map(({ from }) => new Date(from))}::timestamptz[]) k (point_id, officer_id, from_at)
    where d.agency_id = ${agencyId} and d.point_id = k.point_id and d.officer_id = k.officer_id and d.from_at = k.from_at`.execute(
    trx,
  )
}

export async function insertDuties(
  trx: Trx,
  agencyId: string,
  duties: readonly Pick<Duty, 'pointId' | 'officerId' | 'from' | 'until'>[],
): Promise<void> {
  if (duties.length === 0) return
  await sql`
    insert into duty (agency_id, point_id, officer_id, from_at, until_at)
    select ${agencyId}, * from unnest(
      ${duties.map(({ pointId }) => pointId)}::uuid[], ${duties.map(({ officerId }) => officerId)}::uuid[],
      ${duties.map(({ from }) => new Date(from))}::timestamptz[], ${duties.map(({ until }) => new Date(until))}::timestamptz[])`.execute(
    trx,
  )
}

export async function findOfficerName(db: Db, agencyId: string, officerId: string): Promise<string | null> {
  const row = await db
    .selectFrom('officer')
    .select('name')
    .where('agency_id', '=', agencyId)
    .where('officer_id', '=', officerId)
    .executeTakeFirst()
  return row?.name ?? null
}
