import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { PointKind } from '../directory/directory.ts'
import type { Covered } from '../directory/reach.ts'

type Db = Kysely<Database>
export type Asked = { agencyId: string; covered: Covered; limit: number; offset: number }

/** What follows in this transaction sees one moment, however many statements it takes. */
export async function holdView(db: Db): Promise<void> {
  await sql`set transaction isolation level repeatable read`.execute(db)
}

/** As in station directory: a unit that somebody may see. */
function seen(column: RawBuilder<unknown>, covered: Covered): RawBuilder<boolean> {
  return covered === null ? sql<boolean>`true` : sql<boolean>`${column} = any(${[...covered]}::uuid[])`
}

export type UnitLine = { kode: string; nama: string; induk: string | null; isEnded: boolean }

/** Parents before their children. */
export async function listUnits(db: Db, { agencyId, covered, limit, offset }: Asked): Promise<UnitLine[]> {
  const { rows } = await sql<UnitLine>`
    with recursive tree (unit_id, path) as (
      select unit_id, array[name] from unit where agency_id = ${agencyId} and parent_id is null
      union all
      select u.unit_id, t.path || u.name from tree t join unit u on u.agency_id = ${agencyId} and u.parent_id = t.unit_id
    )
    select u.slug as kode, u.name as nama, p.slug as induk, u.ended_at is not null as "isEnded"
    from tree t join unit u on u.agency_id = ${agencyId} and u.unit_id = t.unit_id
    left join unit p on p.agency_id = u.agency_id and p.unit_id = u.parent_id
    where ${seen(sql`u.unit_id`, covered)}
    order by t.path, u.unit_id limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export type ServiceLine = { unit: string; nama: string; isEnded: boolean }

export async function listServices(db: Db, { agencyId, covered, limit, offset }: Asked): Promise<ServiceLine[]> {
  const { rows } = await sql<ServiceLine>`
    select u.slug as unit, s.name as nama, s.ended_at is not null as "isEnded"
    from service s join unit u on u.agency_id = s.agency_id and u.unit_id = s.unit_id
    where s.agency_id = ${agencyId} and ${seen(sql`s.unit_id`, covered)}
    order by u.slug, s.name, s.service_id limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export type PointLine = {
  unit: string
  nama: string
  kind: PointKind
  layanan: string | null
  nip: string | null
  wilayah: string | null
  isOpen: boolean
  kode: string
}

export async function listPoints(db: Db, { agencyId, covered, limit, offset }: Asked): Promise<PointLine[]> {
  const { rows } = await sql<PointLine>`
    select u.slug as unit, p.name as nama, p.kind, s.name as layanan, o.nip, p.area as wilayah, p.state = 'open' as "isOpen",
           (select c.code from point_code c where c.agency_id = p.agency_id and c.point_id = p.point_id
            order by c.revoked_at is not null, c.revoked_at desc limit 1) as kode
    from point p join unit u on u.agency_id = p.agency_id and u.unit_id = p.unit_id
    left join service s on s.agency_id = p.agency_id and s.service_id = p.service_id
    left join officer o on o.agency_id = p.agency_id and o.officer_id = p.officer_id
    where p.agency_id = ${agencyId} and ${seen(sql`p.unit_id`, covered)}
    order by u.slug, p.name, p.point_id limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export type OfficerLine = {
  nip: string
  nama: string
  jabatan: string
  unit: string | null
  sejak: string | null
  isEnded: boolean
}

/** With the latest assignment that has not passed; those of no unit for whoever sees the whole agency. */
export async function listOfficers(
  db: Db,
  { agencyId, covered, limit, offset, today }: Asked & { today: string },
): Promise<OfficerLine[]> {
  const { rows } = await sql<OfficerLine>`
    select o.nip, o.name as nama, o.job as jabatan, a.slug as unit, a.from_on as sejak, o.ended_at is not null as "isEnded"
    from officer o left join lateral (
      select a.from_on, u.slug, a.unit_id from assignment a join unit u on u.agency_id = a.agency_id and u.unit_id = a.unit_id
      where a.agency_id = o.agency_id and a.officer_id = o.officer_id and o.ended_at is null
        and (a.until_on is null or a.until_on >= ${today}::date)
      order by a.from_on desc limit 1
    ) a on true
    where o.agency_id = ${agencyId} and ${seen(sql`a.unit_id`, covered)}
    order by o.name, o.nip limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export type AssignmentLine = { nip: string; unit: string; mulai: string; selesai: string | null }

export async function listAssignments(db: Db, { agencyId, covered, limit, offset }: Asked): Promise<AssignmentLine[]> {
  const { rows } = await sql<AssignmentLine>`
    select o.nip, u.slug as unit, a.from_on as mulai, a.until_on as selesai
    from assignment a join unit u on u.agency_id = a.agency_id and u.unit_id = a.unit_id
    join officer o on o.agency_id = a.agency_id and o.officer_id = a.officer_id
    where a.agency_id = ${agencyId} and ${seen(sql`a.unit_id`, covered)}
    order by o.nip, a.from_on, a.assignment_id limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export type DutyLine = { unit: string; titik: string; kode: string; nip: string; from: Date; until: Date }

export async function listDuties(db: Db, { agencyId, covered, limit, offset }: Asked): Promise<DutyLine[]> {
  const { rows } = await sql<DutyLine>`
    select u.slug as unit, p.name as titik, o.nip, d.from_at as "from", d.until_at as "until",
           (select c.code from point_code c where c.agency_id = p.agency_id and c.point_id = p.point_id
            order by c.revoked_at is not null, c.revoked_at desc limit 1) as kode
    from duty d join point p on p.agency_id = d.agency_id and p.point_id = d.point_id
    join unit u on u.agency_id = p.agency_id and u.unit_id = p.unit_id
    join officer o on o.agency_id = d.agency_id and o.officer_id = d.officer_id
    where d.agency_id = ${agencyId} and ${seen(sql`p.unit_id`, covered)}
    order by d.from_at, d.point_id, d.officer_id limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export type VisitLine = { unit: string; layanan: string | null; day: string; isMonth: boolean; served: number }

/** The latest first: what was counted long ago seldom changes. */
export async function listVisits(db: Db, { agencyId, covered, limit, offset }: Asked): Promise<VisitLine[]> {
  const { rows } = await sql<VisitLine>`
    select u.slug as unit, s.name as layanan, v.counted_on as day, v.is_month as "isMonth", v.served
    from visit_count v
    join unit u on u.agency_id = v.agency_id and u.unit_id = v.unit_id
    left join service s on s.agency_id = v.agency_id and s.service_id = v.service_id
    where v.agency_id = ${agencyId} and ${seen(sql`v.unit_id`, covered)}
    order by v.counted_on desc, u.slug, s.name nulls first limit ${limit} offset ${offset}`.execute(db)
  return rows
}
