import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

type Db = Kysely<Database>

export type RecordedValue = { unitId: string; period: string; value: number; origin: string; recordedAt: Date }

export function listValues(db: Db, agencyId: string, indicatorId: string): Promise<RecordedValue[]> {
  return db
    .selectFrom('indicator_value')
    .select(['unit_id as unitId', 'period', 'value', 'origin', 'recorded_at as recordedAt'])
    .where('agency_id', '=', agencyId)
    .where('indicator_id', '=', indicatorId)
    .orderBy('period', 'desc')
    .execute()
}

export async function upsertValue(
  trx: Transaction<Database>,
  agencyId: string,
  indicatorId: string,
  { unitId, period, value, origin }: Omit<RecordedValue, 'recordedAt'>,
  now: Date,
): Promise<void> {
  await sql`
    insert into indicator_value (agency_id, indicator_id, unit_id, period, value, origin, recorded_at)
    values (${agencyId}, ${indicatorId}, ${unitId}, ${period}, ${value}, ${origin}, ${now})
    on conflict (agency_id, indicator_id, unit_id, period) do update
      set value = excluded.value, origin = excluded.origin, recorded_at = excluded.recorded_at`.execute(trx)
}

/** Officers who were assigned to one of these units (null: to any) on a day of a span. */
export async function listOfficersIn(
  db: Db,
  agencyId: string,
  unitIds: readonly string[] | null,
  { from, to }: { from: string; to: string },
): Promise<{ id: string; name: string; unitId: string }[]> {
  const { rows } = await sql<{ id: string; name: string; unitId: string }>`
    select distinct on (o.name, o.officer_id) o.officer_id as id, o.name, a.unit_id as "unitId"
    from assignment a join officer o on o.agency_id = a.agency_id and o.officer_id = a.officer_id
    where a.agency_id = ${agencyId} and a.from_on <= ${to}::date and (a.until_on is null or a.until_on >= ${from}::date)
      and (${unitIds === null} or a.unit_id = any(${unitIds === null ? [] : [...unitIds]}::uuid[]))
    order by o.name, o.officer_id, a.from_on desc`.execute(db)
  return rows
}
