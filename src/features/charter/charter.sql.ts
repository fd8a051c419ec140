import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { CharterText, ComplaintContact, ComplaintCount, PublicCharter } from './charter.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const contactColumns = ['person', 'job', 'address', 'phone', 'email', 'website', 'hours', 'procedure'] as const

export async function findContact(db: Db, agencyId: string): Promise<ComplaintContact | null> {
  const row = await db
    .selectFrom('complaint_contact')
    .select(contactColumns)
    .where('agency_id', '=', agencyId)
    .executeTakeFirst()
  return row ?? null
}

export async function upsertContact(trx: Trx, agencyId: string, contact: ComplaintContact, now: Date): Promise<void> {
  const row = { ...contact, changed_at: now }
  await trx
    .insertInto('complaint_contact')
    .values({ agency_id: agencyId, ...row })
    .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(row))
    .execute()
}

export async function findCharter(db: Db, agencyId: string): Promise<CharterText | null> {
  const row = await db
    .selectFrom('service_charter')
    .select(['text', 'signed_by as signedBy', 'declared_on as declaredOn'])
    .where('agency_id', '=', agencyId)
    .executeTakeFirst()
  return row ?? null
}

export async function upsertCharter(
  trx: Trx,
  agencyId: string,
  { text, signedBy, declaredOn }: CharterText,
  now: Date,
): Promise<void> {
  const row = { text, signed_by: signedBy, declared_on: declaredOn, changed_at: now }
  await trx
    .insertInto('service_charter')
    .values({ agency_id: agencyId, ...row })
    .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(row))
    .execute()
}

export async function listCounts(db: Db, agencyId: string): Promise<ComplaintCount[]> {
  return db
    .selectFrom('complaint_count')
    .select(['period', 'received', 'on_time as onTime', 'late', 'as_of as asOf', 'source'])
    .where('agency_id', '=', agencyId)
    .orderBy('period', 'desc')
    .execute()
}

export async function upsertCount(
  trx: Trx,
  agencyId: string,
  { period, received, onTime, late, asOf, source }: ComplaintCount,
  now: Date,
): Promise<void> {
  const row = { received, on_time: onTime, late, as_of: asOf, source, changed_at: now }
  await trx
    .insertInto('complaint_count')
    .values({ agency_id: agencyId, period, ...row })
    .onConflict((conflict) => conflict.columns(['agency_id', 'period']).doUpdateSet(row))
    .execute()
}

/** All that the public reads of an agency, in one statement. */
export async function readPublic(db: Db, agencyId: string, quarters: number): Promise<PublicCharter> {
  const { rows } = await sql<PublicCharter>`
    select
      (select jsonb_build_object('person', person, 'job', job, 'address', address, 'phone', phone, 'email', email,
         'website', website, 'hours', hours, 'procedure', procedure)
       from complaint_contact where agency_id = ${agencyId}) as contact,
      (select jsonb_build_object('text', text, 'signedBy', signed_by, 'declaredOn', declared_on)
       from service_charter where agency_id = ${agencyId}) as charter,
      (select coalesce(jsonb_agg(jsonb_build_object('period', period, 'received', received, 'onTime', on_time, 'late', late,
         'asOf', as_of, 'source', source) order by period desc), '[]')
       from (select * from complaint_count where agency_id = ${agencyId} order by period desc limit ${quarters}) c) as counts,
      (select count(*)::int from service where agency_id = ${agencyId} and ended_at is null) as services,
      (select count(*)::int from service s join service_standard t on t.agency_id = s.agency_id and t.service_id = s.service_id
       where s.agency_id = ${agencyId} and s.ended_at is null and t.parts <> '{}') as standards`.execute(db)
  return rows[0]!
}
