import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Form } from '../../domain/shortForm.ts'
import type { PrintPoint } from './codes.ts'
import type { PointKind } from './directory.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export type FoundPrintPoint = PrintPoint & { revokedAt: Date | null; state: string }

function printPoints(db: Db) {
  return db
    .selectFrom('point_code as c')
    .innerJoin('point as p', (join) =>
      join.onRef('p.agency_id', '=', 'c.agency_id').onRef('p.point_id', '=', 'c.point_id'),
    )
    .innerJoin('agency as a', 'a.agency_id', 'p.agency_id')
    .innerJoin('unit as u', (join) =>
      join.onRef('u.agency_id', '=', 'p.agency_id').onRef('u.unit_id', '=', 'p.unit_id'),
    )
    .leftJoin('service as s', (join) =>
      join.onRef('s.agency_id', '=', 'p.agency_id').onRef('s.service_id', '=', 'p.service_id'),
    )
    .leftJoin('officer as o', (join) =>
      join.onRef('o.agency_id', '=', 'p.agency_id').onRef('o.officer_id', '=', 'p.officer_id'),
    )
    .select([
      'c.code',
      sql<PointKind>`p.kind`.as('kind'),
      'p.name',
      's.name as service',
      'o.job',
      'p.agency_id as agencyId',
      'a.name as agency',
      sql<boolean>`a.practice_of is not null`.as('isPractice'),
      'p.unit_id as unitId',
      'u.name as unit',
    ])
}

export async function findPrintPoint(db: Db, code: string): Promise<FoundPrintPoint | null> {
  const row = await printPoints(db)
    .select(['c.revoked_at as revokedAt', 'p.state'])
    .where('c.code', '=', code)
    .executeTakeFirst()
  return row ?? null
}

export function listPrintPoints(
  db: Db,
  agencyId: string,
  { unitIds, codes }: { unitIds: readonly string[] | null; codes: readonly string[] | null },
  most: number,
): Promise<PrintPoint[]> {
  return printPoints(db)
    .where('p.agency_id', '=', agencyId)
    .$if(unitIds !== null, (query) => query.where(sql<boolean>`p.unit_id = any(${unitIds}::uuid[])`))
    .$if(codes !== null, (query) => query.where(sql<boolean>`c.code = any(${codes}::text[])`))
    .where('c.revoked_at', 'is', null)
    .where('p.state', '=', 'open')
    .orderBy('u.name')
    .orderBy('p.name')
    .orderBy('c.code')
    .limit(most)
    .execute()
}

type CodeRow = { agencyId: string; pointId: string; point: string; revokedAt: Date | null }

/** Reads a code and holds it until the transaction ends, so that two revocations cannot replace it twice. */
export async function lockCode(trx: Trx, code: string): Promise<CodeRow | null> {
  const row = await trx
    .selectFrom('point_code as c')
    .innerJoin('point as p', (join) =>
      join.onRef('p.agency_id', '=', 'c.agency_id').onRef('p.point_id', '=', 'c.point_id'),
    )
    .select(['c.agency_id as agencyId', 'c.point_id as pointId', 'p.name as point', 'c.revoked_at as revokedAt'])
    .where('c.code', '=', code)
    .forUpdate('c')
    .executeTakeFirst()
  return row ?? null
}

export async function markRevoked(trx: Trx, code: string, now: Date, reason: string | null): Promise<void> {
  const change = { revoked_at: now, revoke_reason: reason }
  await trx.updateTable('point_code').set(change).where('code', '=', code).execute()
}

/** What the point of a code offered before; null where it offers this form already. */
export async function updateForm(
  trx: Trx,
  code: string,
  form: Form,
): Promise<{ pointId: string; before: string } | null> {
  const { rows } = await sql<{ pointId: string; before: string }>`
    update point p set form = ${form}
    from point_code c join point old on old.agency_id = c.agency_id and old.point_id = c.point_id
    where c.code = ${code} and p.agency_id = c.agency_id and p.point_id = c.point_id and old.form <> ${form}
    returning p.point_id as "pointId", old.form as before`.execute(trx)
  return rows[0] ?? null
}

/** False when somebody has the code already. */
export async function insertCode(trx: Trx, row: { code: string; agencyId: string; pointId: string }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('point_code')
    .values({ code: row.code, agency_id: row.agencyId, point_id: row.pointId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function findPointIdByCode(db: Db, code: string): Promise<string | null> {
  const row = await db.selectFrom('point_code').select('point_id').where('code', '=', code).executeTakeFirst()
  return row?.point_id ?? null
}
