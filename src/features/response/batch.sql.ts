import { CompiledQuery, type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Line, Run, Statement } from '../line.ts'
import { bigints, booleans, byteas, dates, smallints, texts, uuids } from '../pgArray.ts'
import { type ExtraRow, extraRows, insertExtras } from './extra.sql.ts'
import { claimTokens, releasesOf } from './claims.sql.ts'
import type { NewResponse, Origin } from './response.ts'
import type { StoredBody, StoredExtra } from './sameBody.ts'
import type { SealedComment } from './vault.ts'
import type { ResponseStore } from './writer.ts'

/** Where the writer keeps what it was given: in two round trips a batch, three where some came with visit tokens. */
export function createResponseStore(db: Kysely<Database>, line: Line): ResponseStore {
  return {
    insert: (responses, origins, comments, extraTexts) =>
      line.transact(async (run) => {
        const { refused, claimed } = await claimTokens(run, responses)
        const allowed = refused.size > 0 ? responses.filter((response) => !refused.has(response)) : responses
        const ids = await insertAll(run, allowed, origins)
        const fresh = firstOfEach(allowed, ids)
        const isFresh = new Set(fresh)
        const sealed = responses.flatMap((response, place) => {
          const comment = comments[place]
          return comment && isFresh.has(response) ? [{ ...response, ...comment }] : []
        })
        const idle = claimed.filter((response) => !isFresh.has(response))
        const extras = insertExtras(extraRows(responses, extraTexts, (response) => isFresh.has(response)))
        const statements = [...pendingOf(fresh), ...commentsOf(sealed), ...releasesOf(idle), ...extras]
        const last = statements.map((statement) => run(statement))
        return { value: { fresh: ids, refused }, last }
      }),
    find: (responses) => findStored(db, responses),
  }
}

/**
 * Stores many responses in the caller's transaction and answers those that were new, not yet queued for the tally.
 * For imports: no comments, no word for each row.
 */
export async function insertMany(
  trx: Transaction<Database>,
  responses: readonly NewResponse[],
  origins: readonly Origin[],
): Promise<NewResponse[]> {
  return firstOfEach(responses, await insertAll(runIn(trx), responses, origins))
}

/** Queues stored responses for the tally; a row per agency, however many they are. */
export async function insertPending(trx: Transaction<Database>, rows: readonly NewResponse[]): Promise<void> {
  for (const statement of pendingOf(rows)) await runIn(trx)(statement)
}

/** Stores the answers to extra questions of a response that was just stored. */
export async function insertExtra(trx: Transaction<Database>, row: ExtraRow): Promise<void> {
  for (const statement of insertExtras([row])) await runIn(trx)(statement)
}

/** Stores the sealed comment of a response that is stored. */
export async function insertComment(trx: Transaction<Database>, row: CommentRow): Promise<void> {
  for (const statement of commentsOf([row])) await runIn(trx)(statement)
}

function runIn(trx: Transaction<Database>): Run {
  return async <Row>({ text, values }: Statement) =>
    (await trx.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows
}

/** The ids that were not there before. Rows go in by id, so that two batches with the same keys wait for each other instead of locking each other out. */
async function insertAll(
  run: Run,
  responses: readonly NewResponse[],
  origins: readonly Origin[],
): Promise<Set<string>> {
  const [stored = []] = await Promise.all([
    run<{ id: string }>(insertResponses(inOrder(responses))),
    ...originsOf(origins).map((statement) => run(statement)),
  ])
  return new Set((stored as { id: string }[]).map((row) => row.id))
}

function originsOf(rows: readonly Origin[]): Statement[] {
  if (rows.length === 0) return []
  const text = `/* name: insert_origins */
    insert into origin (agency_id, origin_id, unit_id, service_id, point_id, officer_id, channel, questionnaire_id, form)
    select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::uuid[], $9::text[])
    on conflict do nothing`
  const values = [
    uuids(rows.map((row) => row.agencyId)),
    bigints(rows.map((row) => row.originId)),
    uuids(rows.map((row) => row.unitId)),
    uuids(rows.map((row) => row.serviceId)),
    uuids(rows.map((row) => row.pointId)),
    uuids(rows.map((row) => row.officerId)),
    texts(rows.map((row) => row.channel)),
    uuids(rows.map((row) => row.questionnaireId)),
    texts(rows.map((row) => row.form)),
  ]
  return [{ text, values }]
}

function insertResponses(rows: readonly NewResponse[]): Statement {
  const text = `/* name: insert_responses */
    insert into response (agency_id, response_id, key, origin_id, answered_on, answered_hour,
                          overall, lang, gender, age, education, occupation, scores)
    select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::date[], $6::smallint[],
                         $7::smallint[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::bytea[])
    on conflict do nothing
    returning response_id as id`
  const values = [
    uuids(rows.map((row) => row.agencyId)),
    uuids(rows.map((row) => row.responseId)),
    uuids(rows.map((row) => row.key)),
    bigints(rows.map((row) => row.originId)),
    dates(rows.map((row) => row.answeredOn)),
    smallints(rows.map((row) => row.answeredHour)),
    smallints(rows.map((row) => row.overall)),
    texts(rows.map((row) => row.lang)),
    texts(rows.map((row) => row.gender)),
    texts(rows.map((row) => row.age)),
    texts(rows.map((row) => row.education)),
    texts(rows.map((row) => row.occupation)),
    byteas(rows.map((row) => row.scores)),
  ]
  return { text, values }
}

function pendingOf(rows: readonly NewResponse[]): Statement[] {
  if (rows.length === 0) return []
  const text = `/* name: insert_pending */
    insert into pending (agency_id, response_ids, origin_ids, answered_on, overall, scores)
    select agency_id, array_agg(response_id), array_agg(origin_id), array_agg(answered_on), array_agg(overall), array_agg(scores)
    from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::date[], $5::smallint[], $6::bytea[])
      as k (agency_id, response_id, origin_id, answered_on, overall, scores)
    group by agency_id`
  const values = [
    uuids(rows.map((row) => row.agencyId)),
    uuids(rows.map((row) => row.responseId)),
    bigints(rows.map((row) => row.originId)),
    dates(rows.map((row) => row.answeredOn)),
    smallints(rows.map((row) => row.overall)),
    byteas(rows.map((row) => row.scores)),
  ]
  return [{ text, values }]
}

export type CommentRow = SealedComment & Pick<NewResponse, 'agencyId' | 'responseId' | 'wantsReply'>

function commentsOf(rows: readonly CommentRow[]): Statement[] {
  if (rows.length === 0) return []
  const text = `/* name: insert_comments */
    insert into response_comment (agency_id, response_id, month, sealed, wants_reply)
    select * from unnest($1::uuid[], $2::uuid[], $3::date[], $4::bytea[], $5::boolean[])
    on conflict do nothing`
  const values = [
    uuids(rows.map((row) => row.agencyId)),
    uuids(rows.map((row) => row.responseId)),
    dates(rows.map((row) => row.month)),
    byteas(rows.map((row) => row.sealed)),
    booleans(rows.map((row) => row.wantsReply)),
  ]
  return [{ text, values }]
}

function inOrder(responses: readonly NewResponse[]): NewResponse[] {
  return [...responses].sort((a, b) => (a.responseId < b.responseId ? -1 : a.responseId > b.responseId ? 1 : 0))
}

/** In a batch a key may stand twice; only its first row was stored. */
function firstOfEach(rows: readonly NewResponse[], stored: ReadonlySet<string>): NewResponse[] {
  const seen = new Set<string>()
  return inOrder(rows).filter((row) => {
    if (!stored.has(row.responseId) || seen.has(row.responseId)) return false
    seen.add(row.responseId)
    return true
  })
}

/** What is stored under the ids of these responses. */
export async function findStored(db: Kysely<Database>, rows: readonly NewResponse[]): Promise<StoredBody[]> {
  const { rows: found } = await sql<FoundBody>`
    select r.response_id as "responseId", o.point_id as "pointId", o.form, r.overall, r.lang, r.gender, r.age, r.education, r.occupation,
           r.scores, coalesce(c.wants_reply, false) as "wantsReply", c.month, c.sealed,
           e.choices, e.month as "textsMonth", e.sealed as "textsSealed"
    from unnest(${rows.map((row) => row.agencyId)}::uuid[], ${rows.map((row) => row.responseId)}::uuid[]) as k (agency_id, response_id)
    join response r on r.agency_id = k.agency_id and r.response_id = k.response_id
    join origin o on o.agency_id = r.agency_id and o.origin_id = r.origin_id
    left join response_comment c on c.agency_id = r.agency_id and c.response_id = r.response_id
    left join response_extra e on e.agency_id = r.agency_id and e.response_id = r.response_id`.execute(db)
  return found.map(({ month, sealed, choices, textsMonth, textsSealed, ...body }) => ({
    ...body,
    comment: sealedOf(month, sealed),
    extra: choices && { choices, texts: sealedOf(textsMonth, textsSealed) },
  }))
}

type FoundBody = Omit<StoredBody, 'comment' | 'extra'> & {
  month: string | null
  sealed: Buffer | null
  choices: StoredExtra['choices'] | null
  textsMonth: string | null
  textsSealed: Buffer | null
}

function sealedOf(month: string | null, sealed: Buffer | null): SealedComment | null {
  return month && sealed ? { month, sealed } : null
}
