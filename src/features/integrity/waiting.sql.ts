import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { bigints } from '../pgArray.ts'
import type { ChangeEntry, ReleaseEntry } from './entry.ts'

type Db = Kysely<Database>

/** An agency to practise in is discarded with all that is in it, and nothing of it is published: it stays outside. */
const real = sql`join agency a on a.agency_id = x.agency_id and a.practice_of is null`

/** Columns of a row of the trail as an entry is made of them. */
export const changeColumns = sql`
  x.agency_id as "agencyId", x.audit_id as "auditId", x.at, x.user_id as "userId", x.actor, x.act, x.kind, x.subject_id as "subjectId",
  x.subject, x.before, x.after`

/** Changes that are not in the log, in the order in which they were made. */
export async function listChanges(db: Db, limit: number): Promise<ChangeEntry[]> {
  const { rows } = await sql<ChangeEntry>`
    select ${changeColumns} from audit x ${real}
    where not exists (
      select from log_entry e where e.agency_id = x.agency_id and e.kind = 'change' and e.subject = x.audit_id::text
    )
    order by x.at, x.audit_id limit ${limit}`.execute(db)
  return rows
}

/** Releases that are not in the log, in the order in which they were published. */
export async function listReleases(db: Db, limit: number): Promise<(ReleaseEntry & { agencyId: string })[]> {
  const { rows } = await sql<ReleaseEntry & { agencyId: string }>`
    select x.agency_id as "agencyId", a.slug as agency, x.period, x.edition, x.digest, x.closed_at as "closedAt"
    from release x ${real}
    where not exists (
      select from log_entry e where e.agency_id = x.agency_id and e.kind = 'release' and e.subject = x.digest
    )
    order by x.closed_at, a.slug, x.number limit ${limit}`.execute(db)
  return rows
}

export type Month = { agencyId: string; month: string; responses: number }

/** Months in which answers were counted since they were last looked at, the oldest first. */
export async function listMonths(db: Db): Promise<Month[]> {
  const { rows } = await sql<Month>`
    select x.agency_id as "agencyId", x.month, x.responses::float8 as responses
    from (select agency_id, month, sum(responses) as responses from tally_month group by agency_id, month) x ${real}
    left join log_month m on m.agency_id = x.agency_id and m.month = x.month
    where m.responses is distinct from x.responses
    order by x.month, x.agency_id`.execute(db)
  return rows
}

export async function noteMonth(trx: Transaction<Database>, { agencyId, month, responses }: Month): Promise<void> {
  await trx
    .insertInto('log_month')
    .values({ agency_id: agencyId, month, responses: String(responses) })
    .onConflict((oc) => oc.columns(['agency_id', 'month']).doUpdateSet({ responses: String(responses) }))
    .execute()
}

/** The first eight bytes of a response's id, as a number: enough to tell a month's answers apart, in half the room. */
export const shortId = sql`('x' || left(replace(r.response_id::text, '-', ''), 16))::bit(64)::bigint`

/** Everything that is stored of answers but comments and texts, which are deleted in time; one digest of many, by their ids. */
export const answersDigest = sql`
  coalesce(encode(sha256(string_agg(sha256(convert_to(concat_ws('|',
    r.response_id::text, r.origin_id::text, to_char(r.answered_on, 'YYYY-MM-DD'), coalesce(r.answered_hour::text, ''),
    coalesce(r.overall::text, ''), r.lang, coalesce(r.gender, ''), coalesce(r.age, ''), coalesce(r.education, ''),
    coalesce(r.occupation, ''), encode(r.scores, 'hex')), 'UTF8')), ''::bytea order by r.response_id)), 'hex'), '')`

export const ofMonth = (agencyId: string, month: string) => sql`
  r.agency_id = ${agencyId}::uuid and r.answered_on >= ${month}::date and r.answered_on < ${month}::date + interval '1 month'`

export type Batch = { count: number; ids: string[]; digest: string }

/**
 * Answers of a month that no entry is of, in batches of so many by their ids, and of so many batches at most. A month is read once for all of
 * them: by joins of hashes, whatever the planner thinks of a month that it has not seen yet.
 */
export async function readBatches(
  trx: Transaction<Database>,
  { agencyId, month }: Month,
  { size, most }: { size: number; most: number },
): Promise<Batch[]> {
  await sql`set local enable_nestloop = off`.execute(trx)
  const { rows } = await sql<Batch>`
    with entered as materialized (
      select unnest(ids) as id from log_batch where agency_id = ${agencyId}::uuid and month = ${month}::date
    ), fresh as (
      select r.*, (row_number() over (order by r.response_id) - 1) / ${size}::bigint as batch
      from response r
      where ${ofMonth(agencyId, month)} and not exists (select from entered e where e.id = ${shortId})
      order by r.response_id limit ${size * most}
    )
    select count(*)::int as count, array_agg(${shortId} order by r.response_id) as ids, ${answersDigest} as digest
    from fresh r group by r.batch order by r.batch`.execute(trx)
  return rows
}

export async function insertBatch(
  trx: Transaction<Database>,
  position: number,
  { agencyId, month }: Month,
  ids: readonly string[],
): Promise<void> {
  await sql`
    insert into log_batch (position, agency_id, month, ids)
    values (${position}, ${agencyId}::uuid, ${month}::date, ${bigints(ids)}::bigint[])`.execute(trx)
}
