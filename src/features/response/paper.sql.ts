import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Desk, SampledForm } from './paper.ts'

export async function insertPaperForm(
  trx: Transaction<Database>,
  desk: Desk,
  form: { responseId: string; number: string; enteredOn: string },
): Promise<void> {
  await trx
    .insertInto('paper_form')
    .values({
      agency_id: desk.agencyId,
      response_id: form.responseId,
      point_id: desk.pointId,
      form_no: form.number,
      entered_on: form.enteredOn,
      access_key_id: desk.accessKeyId,
    })
    .execute()
}

export async function countEntered(
  db: Kysely<Database>,
  { agencyId, pointId }: Pick<Desk, 'agencyId' | 'pointId'>,
  day: string,
): Promise<number> {
  const row = await db
    .selectFrom('paper_form')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('agency_id', '=', agencyId)
    .where('point_id', '=', pointId)
    .where('entered_on', '=', day)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** Of every twenty ids one, by their last bits: those of ids are a digest's, so nobody can choose a number that is not drawn. */
export async function listSample(
  db: Kysely<Database>,
  agencyId: string,
  span: { from: string; to: string },
): Promise<SampledForm[]> {
  const { rows } = await sql<SampledForm>`
    select p.name as point, f.form_no as number, f.entered_on as "enteredOn", r.answered_on as "answeredOn", r.overall, r.scores
    from paper_form f
    join point p on p.agency_id = f.agency_id and p.point_id = f.point_id
    join response r on r.agency_id = f.agency_id and r.response_id = f.response_id
    where f.agency_id = ${agencyId}::uuid and f.entered_on between ${span.from}::date and ${span.to}::date
      and ('x' || right(f.response_id::text, 6))::bit(24)::int % 20 = 0
    order by p.name, f.entered_on, f.form_no`.execute(db)
  return rows
}
