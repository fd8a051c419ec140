import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Predicate, Rating } from '../../domain/performance/predicate.ts'
import type { Evaluation, EvaluationRow } from './evaluation.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const rowOf = ({
  result,
  conduct,
  predicate,
  ...row
}: Omit<EvaluationRow, 'result' | 'conduct' | 'predicate'> &
  Record<'result' | 'conduct' | 'predicate', string>): EvaluationRow => ({
  ...row,
  result: result as Rating,
  conduct: conduct as Rating,
  predicate: predicate as Predicate,
})

function evaluations(db: Db, agencyId: string) {
  return db
    .selectFrom('evaluation')
    .select(['evaluation_id as evaluationId', 'officer_id as officerId', 'period', 'version'])
    .select(['result', 'conduct', 'predicate', 'reason', 'user_id as userId', 'rater', 'at', 'method', 'digest'])
    .where('agency_id', '=', agencyId)
}

/** All versions of an officer's evaluations, the newest period and version first. */
export async function listEvaluations(db: Db, agencyId: string, officerId: string): Promise<EvaluationRow[]> {
  const rows = await evaluations(db, agencyId)
    .where('officer_id', '=', officerId)
    .orderBy('period', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(rowOf)
}

/** The last version of each officer's evaluation of a period. */
export async function listNewest(
  db: Db,
  agencyId: string,
  officerIds: readonly string[],
  period: string,
): Promise<EvaluationRow[]> {
  const rows = await evaluations(db, agencyId)
    .distinctOn('officer_id')
    .where('officer_id', '=', sql<string>`any(${officerIds}::uuid[])`)
    .where('period', '=', period)
    .orderBy('officer_id')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(rowOf)
}

export async function findEvaluation(
  db: Db,
  agencyId: string,
  officerId: string,
  evaluationId: string,
): Promise<Evaluation | null> {
  const row = await evaluations(db, agencyId)
    .select(['document', 'signature'])
    .where('officer_id', '=', officerId)
    .where(sql<string>`evaluation_id::text`, '=', evaluationId)
    .executeTakeFirst()
  if (!row) return null
  const { document, signature, ...rest } = row
  return { ...rowOf(rest), document, signature }
}

export async function isRated(db: Db, agencyId: string, officerId: string, period: string): Promise<boolean> {
  const row = await db
    .selectFrom('evaluation')
    .select('evaluation_id')
    .where('agency_id', '=', agencyId)
    .where('officer_id', '=', officerId)
    .where('period', '=', period)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertEvaluation(trx: Trx, agencyId: string, row: Evaluation): Promise<void> {
  const { evaluationId, officerId, userId, ...values } = row
  await trx
    .insertInto('evaluation')
    .values({ agency_id: agencyId, evaluation_id: evaluationId, officer_id: officerId, user_id: userId, ...values })
    .execute()
}
