import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Superior, SuperiorRow } from './superiors.ts'

type Db = Kysely<Database>

/** Who may be named: heads and leaders in force. */
export function listCandidates(db: Db, agencyId: string): Promise<Superior[]> {
  return db
    .selectFrom('membership as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .select(['u.id as userId', 'u.name'])
    .distinct()
    .where('m.agency_id', '=', agencyId)
    .where('m.role', 'in', ['unit-head', 'leader'])
    .where('m.ended_at', 'is', null)
    .orderBy('u.name')
    .orderBy('u.id')
    .execute()
}

export async function listSuperiors(db: Db, agencyId: string): Promise<SuperiorRow[]> {
  const { rows } = await sql<SuperiorRow>`
    select s.superior_id as "superiorId", s.user_id as "userId", u.name, s.unit_id as "unitId", n.name as unit,
           s.officer_id as "officerId", o.name as officer, s.from_on as "fromOn", s.until_on as "untilOn"
    from superior s join auth_user u on u.id = s.user_id
    left join unit n on n.agency_id = s.agency_id and n.unit_id = s.unit_id
    left join officer o on o.agency_id = s.agency_id and o.officer_id = s.officer_id
    where s.agency_id = ${agencyId} order by coalesce(n.name, o.name), s.from_on desc, s.superior_id`.execute(db)
  return rows
}

/** One's own named superior stands before that of the unit, and a nearer unit before the one above; nobody is their own. */
export async function superiorsOn(
  db: Db,
  agencyId: string,
  officerIds: readonly string[],
  day: string,
): Promise<(Superior & { officerId: string })[]> {
  const inForce = sql`s.agency_id = ${agencyId} and s.from_on <= ${day}::date and (s.until_on is null or s.until_on >= ${day}::date)`
  const { rows } = await sql<Superior & { officerId: string }>`
    with recursive place (officer_id, unit_id, depth) as (
      select a.officer_id, a.unit_id, 0 from assignment a
      where a.agency_id = ${agencyId} and a.officer_id = any(${officerIds}::uuid[])
        and a.from_on <= ${day}::date and (a.until_on is null or a.until_on >= ${day}::date)
      union
      select p.officer_id, u.parent_id, p.depth + 1 from place p
      join unit u on u.agency_id = ${agencyId} and u.unit_id = p.unit_id where u.parent_id is not null
    ), named (officer_id, user_id, depth, from_on) as (
      select s.officer_id, s.user_id, -1, s.from_on from superior s where ${inForce} and s.officer_id = any(${officerIds}::uuid[])
      union all
      select p.officer_id, s.user_id, p.depth, s.from_on from place p join superior s on ${inForce} and s.unit_id = p.unit_id
    )
    select distinct on (f.officer_id) f.officer_id as "officerId", u.id as "userId", u.name
    from named f join auth_user u on u.id = f.user_id
    where not exists (select from membership m where m.agency_id = ${agencyId} and m.user_id = f.user_id
                      and m.officer_id = f.officer_id and m.ended_at is null)
    order by f.officer_id, f.depth, f.from_on desc, u.id`.execute(db)
  return rows
}

type Of = { unitId: string | null; officerId: string | null }

export async function endSuperiors(
  trx: Transaction<Database>,
  agencyId: string,
  { unitId, officerId }: Of,
  fromOn: string,
): Promise<void> {
  const same = sql`agency_id = ${agencyId} and unit_id is not distinct from ${unitId}::uuid
    and officer_id is not distinct from ${officerId}::uuid and until_on is null`
  await sql`
    update superior set until_on = greatest(from_on, ${fromOn}::date - 1) where ${same}`.execute(trx)
}

export async function insertSuperior(
  trx: Transaction<Database>,
  {
    agencyId,
    superiorId,
    userId,
    unitId,
    officerId,
    fromOn,
  }: Of & { agencyId: string; superiorId: string; userId: string; fromOn: string },
): Promise<void> {
  const place = { unit_id: unitId, officer_id: officerId }
  await trx
    .insertInto('superior')
    .values({
      agency_id: agencyId,
      superior_id: superiorId,
      user_id: userId,
      ...place,
      from_on: fromOn,
      until_on: null,
    })
    .execute()
}

/** Where letters to officers go. */
export async function addressesOf(db: Db, agencyId: string, officerIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .select('u.email')
    .distinct()
    .where('m.agency_id', '=', agencyId)
    .where('m.officer_id', 'in', [...officerIds])
    .where('m.ended_at', 'is', null)
    .execute()
  return rows.map(({ email }) => email)
}

export async function addressOfUser(db: Db, userId: string): Promise<string | null> {
  const row = await db.selectFrom('auth_user').select('email').where('id', '=', userId).executeTakeFirst()
  return row?.email ?? null
}

/** Whether somebody is an officer, by any membership they ever had. */
export async function isOfficer(db: Db, agencyId: string, userId: string, officerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('membership')
    .select('membership_id')
    .where('agency_id', '=', agencyId)
    .where('user_id', '=', userId)
    .where('officer_id', '=', officerId)
    .executeTakeFirst()
  return row !== undefined
}
