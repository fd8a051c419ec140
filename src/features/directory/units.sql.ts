import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Covered } from './reach.ts'
import { holdsText, isCovered } from './reach.sql.ts'
import type { UnitRow } from './units.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const columns = sql`
  u.unit_id as "unitId", u.parent_id as "parentId", u.slug, u.name, u.ended_at as "endedAt",
  (select count(*)::int from service s where s.agency_id = u.agency_id and s.unit_id = u.unit_id and s.ended_at is null) as services,
  (select count(*)::int from point p where p.agency_id = u.agency_id and p.unit_id = u.unit_id and p.state = 'open') as points`

export async function listUnitRows(
  db: Db,
  agencyId: string,
  { covered, text, isEnded }: { covered: Covered; text: string; isEnded: boolean },
): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select ${columns} from unit u
    where u.agency_id = ${agencyId} and (u.ended_at is not null) = ${isEnded}
      and ${isCovered(sql`u.unit_id`, covered)} and ${holdsText(sql`u.name`, text)}`.execute(db)
  return rows
}

export async function findUnitRow(db: Db, agencyId: string, unitId: string): Promise<UnitRow | null> {
  const { rows } = await sql<UnitRow>`
    select ${columns} from unit u where u.agency_id = ${agencyId} and u.unit_id = ${unitId}`.execute(db)
  return rows[0] ?? null
}

/** All units of an agency as the tree has them. */
export async function listTree(db: Db, agencyId: string) {
  return db
    .selectFrom('unit')
    .select(['unit_id as unitId', 'parent_id as parentId', 'slug', 'name', 'ended_at as endedAt'])
    .where('agency_id', '=', agencyId)
    .execute()
}

export async function insertUnit(
  trx: Trx,
  unit: { agencyId: string; unitId: string; parentId: string | null; slug: string; name: string },
): Promise<void> {
  const { agencyId, unitId, parentId, slug, name } = unit
  await trx
    .insertInto('unit')
    .values({ agency_id: agencyId, unit_id: unitId, parent_id: parentId, slug, name })
    .execute()
}

export async function updateUnit(
  trx: Trx,
  agencyId: string,
  unitId: string,
  values: { name?: string; parent_id?: string | null; ended_at?: Date | null },
): Promise<void> {
  await trx.updateTable('unit').set(values).where('agency_id', '=', agencyId).where('unit_id', '=', unitId).execute()
}

/** Closes the points of a unit, a service or an officer; answers how many were open. */
export async function closePointsOf(
  trx: Trx,
  agencyId: string,
  column: 'unit_id' | 'service_id' | 'officer_id',
  id: string,
): Promise<number> {
  const result = await trx
    .updateTable('point')
    .set({ state: 'closed' })
    .where('agency_id', '=', agencyId)
    .where(column, '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
