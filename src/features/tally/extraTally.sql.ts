import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { ExtraCell } from '../../domain/extraQuestion.ts'
import type { ExtraScope, PlacedCell, Uncounted } from './extraTally.ts'

/** Marks responses as counted and answers what they say; those that another process is counting are left to it. */
export async function takeUncounted(trx: Transaction<Database>, most: number): Promise<Uncounted[]> {
  const { rows } = await sql<Uncounted>`
    /* name: take_uncounted_extras */
    with batch as (
      select agency_id, response_id from response_extra where not is_counted limit ${most} for update skip locked
    )
    update response_extra e set is_counted = true
    from batch b
    join response r on r.agency_id = b.agency_id and r.response_id = b.response_id
    join origin o on o.agency_id = r.agency_id and o.origin_id = r.origin_id
    where e.agency_id = b.agency_id and e.response_id = b.response_id
    returning e.agency_id as "agencyId", o.questionnaire_id as "questionnaireId", o.unit_id as "unitId",
              date_trunc('month', r.answered_on)::date as month, e.choices`.execute(trx)
  return rows
}

export async function addCells(trx: Transaction<Database>, cells: readonly PlacedCell[]): Promise<void> {
  const all = <T>(read: (cell: PlacedCell) => T) => cells.map(read)
  await sql`
    /* name: add_extra_cells */
    insert into extra_tally as t (agency_id, questionnaire_id, unit_id, month, code, option, n)
    select * from unnest(
      ${all((cell) => cell.agencyId)}::uuid[], ${all((cell) => cell.questionnaireId)}::uuid[], ${all((cell) => cell.unitId)}::uuid[],
      ${all((cell) => cell.month)}::date[], ${all((cell) => cell.code)}::text[], ${all((cell) => cell.option)}::smallint[],
      ${all((cell) => cell.n)}::integer[])
    on conflict (agency_id, questionnaire_id, unit_id, month, code, option) do update set n = t.n + excluded.n`.execute(
    trx,
  )
}

export async function listCells(
  db: Kysely<Database>,
  { agencyId, questionnaireId, unitIds, period }: ExtraScope,
): Promise<ExtraCell[]> {
  const { rows } = await sql<ExtraCell>`
    select code, option::int as option, sum(n)::int as n from extra_tally
    where agency_id = ${agencyId} and questionnaire_id = ${questionnaireId}
      and (${unitIds === null} or unit_id = any (${unitIds ?? []}::uuid[]))
      and (${period?.from ?? null}::date is null or month between ${period?.from ?? null}::date and ${period?.to ?? null}::date)
    group by 1, 2`.execute(db)
  return rows
}
