import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Actor, AuditEntry, AuditFilter, Change, SubjectKind } from './audit.ts'

/** PostgreSQL takes 65,535 parameters a statement; an entry has ten. */
const CHUNK = 5_000

export async function insertEntries(
  trx: Transaction<Database>,
  { agencyId, userId, name, now }: Actor,
  entries: readonly (Change & { auditId: string })[],
): Promise<void> {
  const rows = entries.map(({ auditId, act, kind, subjectId, subject, before = null, after = null }) => ({
    agency_id: agencyId,
    audit_id: auditId,
    at: now,
    user_id: userId,
    actor: name,
    act,
    kind,
    subject_id: subjectId,
    subject,
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
  }))
  for (let start = 0; start < rows.length; start += CHUNK)
    await trx
      .insertInto('audit')
      .values(rows.slice(start, start + CHUNK))
      .execute()
}

export async function listEntries(
  db: Kysely<Database>,
  agencyId: string,
  { kind, subjectId, userId, from, until, before }: AuditFilter,
  limit: number,
): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['audit_id as auditId', 'at', 'actor', 'act', 'kind', 'subject_id as subjectId', 'subject'])
    .select(['before', 'after'])
    .where('agency_id', '=', agencyId)
    .$if(Boolean(kind), (query) => query.where('kind', '=', kind ?? ''))
    .$if(Boolean(subjectId), (query) => query.where('subject_id', '=', subjectId ?? ''))
    .$if(Boolean(userId), (query) => query.where('user_id', '=', userId ?? ''))
    .$if(Boolean(from), (query) => query.where('at', '>=', from ?? new Date(0)))
    .$if(Boolean(until), (query) => query.where('at', '<', until ?? new Date(0)))
    .$if(Boolean(before), (query) =>
      query.where(
        sql<boolean>`(at, audit_id) < (select at, audit_id from audit where agency_id = ${agencyId} and audit_id = ${before})`,
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('audit_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as SubjectKind }))
}
