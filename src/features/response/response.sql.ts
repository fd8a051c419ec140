import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { bigints, byteas, dates, smallints, texts, timestamps, uuids } from './pgArray.ts'
import type { NewResponse, Origin } from './response.ts'
import type { SealedComment } from './vault.ts'
import type { Written } from './writer.ts'

type Db = Kysely<Database>

/**
 * Stores a batch in one transaction and says of each response what became of it. Rows go in by id, so that two batches with
 * the same keys wait for each other instead of locking each other out.
 */
export async function insertBatch(
  db: Db,
  responses: readonly NewResponse[],
  origins: readonly Origin[],
  comments: readonly (SealedComment | null)[],
): Promise<Written[]> {
  const sorted = inOrder(responses)
  const stored = await db.transaction().execute(async (trx) => {
    await insertOrigins(trx, origins)
    const ids = await insertResponses(trx, sorted)
    await insertPending(trx, firstOfEach(sorted, ids))
    await insertComments(trx, responses, comments, ids)
    return ids
  })
  return outcomesOf(db, responses, stored)
}

/**
 * Stores many responses in the caller's transaction and answers those that were new, not yet queued for the tally.
 * For imports and generated data: no comments, no word for each row.
 */
export async function insertMany(
  trx: Transaction<Database>,
  responses: readonly NewResponse[],
  origins: readonly Origin[],
): Promise<NewResponse[]> {
  await insertOrigins(trx, origins)
  const sorted = inOrder(responses)
  return firstOfEach(sorted, await insertResponses(trx, sorted))
}

async function insertOrigins(trx: Transaction<Database>, origins: readonly Origin[]): Promise<void> {
  if (origins.length === 0) return
  await trx
    .insertInto('origin')
    .values(
      origins.map((origin) => ({
        agency_id: origin.agencyId,
        origin_id: origin.originId,
        unit_id: origin.unitId,
        service_id: origin.serviceId,
        point_id: origin.pointId,
        officer_id: origin.officerId,
        channel: origin.channel,
        questionnaire_id: origin.questionnaireId,
        form: origin.form,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The ids that were not there before. */
async function insertResponses(trx: Transaction<Database>, rows: readonly NewResponse[]): Promise<Set<string>> {
  const { rows: stored } = await sql<{ id: string }>`
    /* name: insert_responses */
    insert into response (agency_id, response_id, key, origin_id, stored_at, body_digest, answered_on,
                          overall, lang, gender, age, education, occupation, scores)
    select * from unnest(
      ${uuids(rows.map((row) => row.agencyId))}::uuid[], ${uuids(rows.map((row) => row.responseId))}::uuid[],
      ${uuids(rows.map((row) => row.key))}::uuid[], ${bigints(rows.map((row) => row.originId))}::bigint[],
      ${timestamps(rows.map((row) => row.storedAt))}::timestamptz[], ${bigints(rows.map((row) => row.bodyDigest))}::bigint[],
      ${dates(rows.map((row) => row.answeredOn))}::date[], ${smallints(rows.map((row) => row.overall))}::smallint[],
      ${texts(rows.map((row) => row.lang))}::text[], ${texts(rows.map((row) => row.gender))}::text[],
      ${texts(rows.map((row) => row.age))}::text[], ${texts(rows.map((row) => row.education))}::text[],
      ${texts(rows.map((row) => row.occupation))}::text[], ${byteas(rows.map((row) => row.scores))}::bytea[])
    on conflict do nothing
    returning response_id as id`.execute(trx)
  return new Set(stored.map((row) => row.id))
}

/** Queues stored responses for the tally; a row per agency, however many they are. */
export async function insertPending(trx: Transaction<Database>, rows: readonly NewResponse[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    /* name: insert_pending */
    insert into pending (agency_id, response_ids, origin_ids, answered_on, overall, scores)
    select agency_id, array_agg(response_id), array_agg(origin_id), array_agg(answered_on), array_agg(overall), array_agg(scores)
    from unnest(
      ${uuids(rows.map((row) => row.agencyId))}::uuid[], ${uuids(rows.map((row) => row.responseId))}::uuid[],
      ${bigints(rows.map((row) => row.originId))}::bigint[], ${dates(rows.map((row) => row.answeredOn))}::date[],
      ${smallints(rows.map((row) => row.overall))}::smallint[], ${byteas(rows.map((row) => row.scores))}::bytea[]
    ) as k (agency_id, response_id, origin_id, answered_on, overall, scores)
    group by agency_id`.execute(trx)
}

async function insertComments(
  trx: Transaction<Database>,
  responses: readonly NewResponse[],
  comments: readonly (SealedComment | null)[],
  stored: ReadonlySet<string>,
): Promise<void> {
  const rows = responses.flatMap((response, place) => {
    const comment = comments[place]
    if (!comment || !stored.has(response.responseId)) return []
    return [
      { agency_id: response.agencyId, response_id: response.responseId, month: comment.month, sealed: comment.sealed },
    ]
  })
  if (rows.length === 0) return
  await trx
    .insertInto('response_comment')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function inOrder(responses: readonly NewResponse[]): NewResponse[] {
  return [...responses].sort((a, b) => (a.responseId < b.responseId ? -1 : a.responseId > b.responseId ? 1 : 0))
}

/** In a batch a key may stand twice; only its first row was stored. */
function firstOfEach(rows: readonly NewResponse[], stored: ReadonlySet<string>): NewResponse[] {
  const seen = new Set<string>()
  return rows.filter((row) => {
    if (!stored.has(row.responseId) || seen.has(row.responseId)) return false
    seen.add(row.responseId)
    return true
  })
}

async function outcomesOf(db: Db, responses: readonly NewResponse[], stored: ReadonlySet<string>): Promise<Written[]> {
  const claimed = new Set<string>()
  const isFirst = responses.map((row) => {
    const first = stored.has(row.responseId) && !claimed.has(row.responseId)
    if (first) claimed.add(row.responseId)
    return first
  })
  const again = responses.filter((_, place) => !isFirst[place])
  const digests = again.length > 0 ? await findDigests(db, again) : new Map<string, string>()
  return responses.map((row, place) => {
    if (isFirst[place]) return 'stored'
    return digests.get(row.responseId) === row.bodyDigest ? 'same-body' : 'other-body'
  })
}

async function findDigests(db: Db, rows: readonly NewResponse[]): Promise<Map<string, string>> {
  const { rows: found } = await sql<{ id: string; digest: string }>`
    select r.response_id as id, r.body_digest::text as digest
    from unnest(${rows.map((row) => row.agencyId)}::uuid[], ${rows.map((row) => row.responseId)}::uuid[]) as k (agency_id, response_id)
    join response r on r.agency_id = k.agency_id and r.response_id = k.response_id`.execute(db)
  return new Map(found.map((row) => [row.id, row.digest]))
}

/** The key of a month, sealed: the one that is there, or the given one when it is the first. */
export async function insertCommentKey(db: Db, month: string, sealed: Buffer): Promise<Buffer> {
  await db
    .insertInto('comment_key')
    .values({ month, sealed })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db.selectFrom('comment_key').select('sealed').where('month', '=', month).executeTakeFirstOrThrow()
  return row.sealed
}

export type FoundResponse = { agencyName: string; answeredOn: string; isCounted: boolean }

/** The responses whose id lies in a range, in any agency; a range of a receipt holds one. */
export async function findByIdRange(db: Db, from: string, to: string): Promise<FoundResponse[]> {
  const { rows } = await sql<FoundResponse>`
    select a.name as "agencyName", r.answered_on as "answeredOn",
           not exists (select from pending p where p.agency_id = r.agency_id and r.response_id = any(p.response_ids)) as "isCounted"
    from agency a
    cross join lateral (
      select * from response r
      where r.agency_id = a.agency_id and r.response_id between ${from}::uuid and ${to}::uuid
    ) r`.execute(db)
  return rows
}

/**
 * Why a batch was not stored. `data`: SQLSTATE class 21-23, one of its rows is at fault. `bug`: the program is.
 * `unavailable`: everything else that a driver reports, with or without a code: the database could not take it now.
 */
export function faultOf(error: unknown): 'data' | 'bug' | 'unavailable' {
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) return 'bug'
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' && /^2[123]...$/.test(code) ? 'data' : 'unavailable'
}
