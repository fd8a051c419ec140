import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Rating } from '../../domain/performance/predicate.ts'
import type { Side } from './plan.ts'
import type { NoteKind, PeriodNote, SelfAssessment } from './selfCheck.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

export async function findSelf(
  db: Db,
  agencyId: string,
  officerId: string,
  period: string,
): Promise<SelfAssessment | null> {
  const row = await db
    .selectFrom('self_assessment')
    .select(['result', 'conduct', 'words', 'at'])
    .where('agency_id', '=', agencyId)
    .where('officer_id', '=', officerId)
    .where('period', '=', period)
    .executeTakeFirst()
  return row ? { ...row, result: row.result as Rating, conduct: row.conduct as Rating } : null
}

export async function saveSelf(
  trx: Trx,
  { agencyId, officerId, period, ...values }: SelfAssessment & { agencyId: string; officerId: string; period: string },
): Promise<void> {
  await trx
    .insertInto('self_assessment')
    .values({ agency_id: agencyId, officer_id: officerId, period, ...values })
    .onConflict((conflict) => conflict.columns(['agency_id', 'officer_id', 'period']).doUpdateSet(values))
    .execute()
}

export async function listNotes(db: Db, agencyId: string, officerId: string, period: string): Promise<PeriodNote[]> {
  const rows = await db
    .selectFrom('period_note')
    .select(['kind', 'side', 'author', 'body', 'at'])
    .where('agency_id', '=', agencyId)
    .where('officer_id', '=', officerId)
    .where('period', '=', period)
    .orderBy('at')
    .orderBy('note_id')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as NoteKind, side: row.side as Side }))
}

export async function insertNote(
  trx: Trx,
  {
    agencyId,
    noteId,
    officerId,
    period,
    ...note
  }: PeriodNote & { agencyId: string; noteId: string; officerId: string; period: string },
): Promise<void> {
  await trx
    .insertInto('period_note')
    .values({ agency_id: agencyId, note_id: noteId, officer_id: officerId, period, ...note })
    .execute()
}
