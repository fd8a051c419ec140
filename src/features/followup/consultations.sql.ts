import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Consultation, ConsultationValues } from './consultations.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const columns = sql`
  c.consultation_id as "consultationId", c.unit_id as "unitId", u.name as unit, c.held_on::text as "heldOn", c.place, c.participants,
  c.topics, c.agreements,
  array(select l.plan_id from consultation_plan l
        where l.agency_id = c.agency_id and l.consultation_id = c.consultation_id) as "planIds"
  from consultation c left join unit u on u.agency_id = c.agency_id and u.unit_id = c.unit_id`

/** The newest first; of some units, or of all where `unitIds` is null. */
export async function listConsultations(
  db: Db,
  agencyId: string,
  { unitIds, planId, limit }: { unitIds: readonly string[] | null; planId: string | null; limit: number },
): Promise<Consultation[]> {
  const { rows } = await sql<Consultation>`
    select ${columns} where c.agency_id = ${agencyId} and (${unitIds}::uuid[] is null or c.unit_id = any(${unitIds}::uuid[]))
      and (${planId}::uuid is null or exists (select from consultation_plan l
           where l.agency_id = c.agency_id and l.consultation_id = c.consultation_id and l.plan_id = ${planId}::uuid))
    order by c.held_on desc, c.consultation_id desc limit ${limit}`.execute(db)
  return rows
}

export async function findConsultation(db: Db, agencyId: string, consultationId: string): Promise<Consultation | null> {
  const { rows } = await sql<Consultation>`
    select ${columns} where c.agency_id = ${agencyId} and c.consultation_id::text = ${consultationId}`.execute(db)
  return rows[0] ?? null
}

export async function insertConsultation(
  trx: Trx,
  agencyId: string,
  consultationId: string,
  values: ConsultationValues,
  now: Date,
): Promise<void> {
  const row = { agency_id: agencyId, consultation_id: consultationId, ...rowOf(values), made_at: now }
  await trx.insertInto('consultation').values(row).execute()
  await insertLinks(trx, agencyId, consultationId, values.planIds)
}

export async function updateConsultation(
  trx: Trx,
  agencyId: string,
  consultationId: string,
  values: ConsultationValues,
): Promise<void> {
  const own = { agency_id: agencyId, consultation_id: consultationId }
  await trx
    .updateTable('consultation')
    .set(rowOf(values))
    .where((where) => where.and(own))
    .execute()
  await trx
    .deleteFrom('consultation_plan')
    .where((where) => where.and(own))
    .execute()
  await insertLinks(trx, agencyId, consultationId, values.planIds)
}

const rowOf = (values: ConsultationValues) => ({
  unit_id: values.unitId,
  held_on: values.heldOn,
  place: values.place,
  participants: JSON.stringify(values.participants),
  topics: values.topics,
  agreements: values.agreements,
})

async function insertLinks(trx: Trx, agencyId: string, consultationId: string, planIds: readonly string[]) {
  await sql`
    insert into consultation_plan (agency_id, consultation_id, plan_id)
    select ${agencyId}, ${consultationId}, p.plan_id from follow_up p
    where p.agency_id = ${agencyId} and p.plan_id = any(${planIds}::uuid[])`.execute(trx)
}
