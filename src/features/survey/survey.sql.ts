import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import type { QuestionnaireVersion } from './survey.ts'

type Scope = { agencyId: string; unitId: string | null }

/** Waits for others that change the versions of an agency. */
export async function lockAgency(trx: Transaction<Database>, agencyId: string): Promise<void> {
  await trx.selectFrom('agency').select('agency_id').where('agency_id', '=', agencyId).forUpdate().execute()
}

/** The highest version of a scope so far, 0 when there is none; waits for others that add one to the same agency. */
export async function lockLatestVersion(trx: Transaction<Database>, { agencyId, unitId }: Scope): Promise<number> {
  await lockAgency(trx, agencyId)
  const row = await trx
    .selectFrom('questionnaire')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('agency_id', '=', agencyId)
    .where(sql<boolean>`unit_id is not distinct from ${unitId}::uuid`)
    .executeTakeFirst()
  return row?.version ?? 0
}

export async function retireActive(trx: Transaction<Database>, { agencyId, unitId }: Scope, now: Date): Promise<void> {
  await trx
    .updateTable('questionnaire')
    .set({ state: 'retired', retired_at: now })
    .where('agency_id', '=', agencyId)
    .where(sql<boolean>`unit_id is not distinct from ${unitId}::uuid`)
    .where('state', '=', 'active')
    .execute()
}

type NewVersion = Scope & { questionnaireId: string; version: number; questionnaire: Questionnaire; now: Date }

export async function insertActive(trx: Transaction<Database>, entry: NewVersion): Promise<void> {
  await trx
    .insertInto('questionnaire')
    .values({
      agency_id: entry.agencyId,
      questionnaire_id: entry.questionnaireId,
      unit_id: entry.unitId,
      version: entry.version,
      state: 'active',
      definition: JSON.stringify(entry.questionnaire),
      created_at: entry.now,
      activated_at: entry.now,
    })
    .execute()
}

export async function findActive(
  db: Kysely<Database>,
  agencyId: string,
  unitId: string | null,
): Promise<QuestionnaireVersion | null> {
  const row = await db
    .selectFrom('questionnaire')
    .select(['questionnaire_id as questionnaireId', 'version', 'definition'])
    .where('agency_id', '=', agencyId)
    .where('state', '=', 'active')
    .where(sql<boolean>`(unit_id is null or unit_id = ${unitId}::uuid)`)
    .orderBy(sql`unit_id is null`)
    .executeTakeFirst()
  if (!row) return null
  return { questionnaireId: row.questionnaireId, version: row.version, questionnaire: row.definition as Questionnaire }
}

export async function listActive(
  db: Kysely<Database>,
  agencyId: string,
): Promise<(QuestionnaireVersion & { unitId: string | null })[]> {
  const rows = await db
    .selectFrom('questionnaire')
    .select(['unit_id as unitId', 'questionnaire_id as questionnaireId', 'version', 'definition'])
    .where('agency_id', '=', agencyId)
    .where('state', '=', 'active')
    .execute()
  return rows.map(({ definition, ...row }) => ({ ...row, questionnaire: definition as Questionnaire }))
}

export async function getDefinition(
  db: Kysely<Database>,
  agencyId: string,
  questionnaireId: string,
): Promise<Questionnaire> {
  const row = await db
    .selectFrom('questionnaire')
    .select('definition')
    .where('agency_id', '=', agencyId)
    .where('questionnaire_id', '=', questionnaireId)
    .executeTakeFirstOrThrow()
  return row.definition as Questionnaire
}
