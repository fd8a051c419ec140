import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Actor, AuditEntry, AuditFilter, Change, SubjectKind } from './audit.ts'

/** Stands in a filter for the command line and the portal itself. */
export const NO_ACCOUNT = 'portal'

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
  { kind, subjectId, userId, days, before }: AuditFilter,
  limit: number,
): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['audit_id as auditId', 'at', 'actor', 'act', 'kind', 'subject_id as subjectId', 'subject'])
    .select(['before', 'after'])
    .where('agency_id', '=', agencyId)
    .$if(Boolean(kind), (query) => query.where('kind', '=', kind ?? ''))
    .$if(Boolean(subjectId), (query) => query.where('subject_id', '=', subjectId ?? ''))
    .$if(Boolean(userId), (query) =>
      userId === NO_ACCOUNT ? query.where('user_id', 'is', null) : query.where('user_id', '=', userId ?? ''),
    )
    .$if(Boolean(days?.from), (query) => query.where('at', '>=', midnight(days, days?.from, 0)))
    .$if(Boolean(days?.until), (query) => query.where('at', '<', midnight(days, days?.until, 1)))
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

/** When a day, or the one so many days later, begins on the clocks of the filter's zone. */
function midnight(days: AuditFilter['days'], day: string | null | undefined, later: number) {
  return sql<Date>`(${day}::date + ${later}::int)::timestamp at time zone ${days?.timeZone}`
}

/** What things of an agency are called; what is not among these kinds of things is left out. */
export async function namesOf(
  db: Kysely<Database>,
  agencyId: string,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const tables = ['unit', 'service', 'officer', 'point'].map(
    (table) => sql`
      select ${sql.ref(`${table}_id`)} as id, name from ${sql.table(table)}
      where agency_id = ${agencyId} and ${sql.ref(`${table}_id`)} = any(${ids}::uuid[])`,
  )
  const { rows } = await sql<{ id: string; name: string }>`${sql.join(tables, sql` union all `)}`.execute(db)
  return rows
}

export function listActors(db: Kysely<Database>, agencyId: string): Promise<{ userId: string; name: string }[]> {
  return db
    .selectFrom('membership as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .select(['u.id as userId', 'u.name'])
    .distinct()
    .where('m.agency_id', '=', agencyId)
    .orderBy('u.name')
    .orderBy('u.id')
    .execute()
}
