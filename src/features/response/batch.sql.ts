import { CompiledQuery, type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Line, Run, Statement } from '../line.ts'
import { bigints, booleans, byteas, dates, smallints, texts, unnested, uuids } from '../pgArray.ts'
import { type ExtraRow, extraRows, insertExtras } from './extra.sql.ts'
import { claimTokens, releasesOf } from './claims.sql.ts'
import type { NewResponse, Origin } from './response.ts'
import type { StoredBody, StoredExtra } from './sameBody.ts'
import type { SealedComment } from './vault.ts'
import type { ResponseStore } from './writer.ts'

/** A response and its comment, sealed; null without one. */
type Row = { response: NewResponse; comment: SealedComment | null }

/** Where the writer keeps what it was given: in one round trip a batch, and most batches in one statement. */
export function createResponseStore(db: Kysely<Database>, line: Line): ResponseStore {
  return {
    async insert(responses, origins, comments, extraTexts) {
      const isPlain =
        origins.length === 0 && responses.every(({ tokenUse, extra }) => tokenUse === null && extra === null)
      if (!isPlain) return insertInSteps(line)(responses, origins, comments, extraTexts)
      return { fresh: await storeAll(line.single, firstOfEach(responses, comments), []), refused: new Set() }
    },
    find: (responses) => findStored(db, responses),
  }
}

/** Where some came with visit tokens, the claims go ahead and what gives idle ones back follows, as do answers to extra questions. */
const insertInSteps =
  (line: Line): ResponseStore['insert'] =>
  (responses, origins, comments, extraTexts) =>
    line.transact(async (run) => {
      const { refused, claimed } = await claimTokens(run, responses)
      const rows = firstOfEach(responses, comments, refused)
      const storing = storeAll(run, rows, origins)
      const hasExtras = rows.some(({ response }) => response.extra !== null)
      if (claimed.length === 0 && !hasExtras) return { value: storing.then((fresh) => ({ fresh, refused })), last: [] }
      const fresh = await storing
      const stored = new Set(rows.map(({ response }) => response).filter(({ responseId }) => fresh.has(responseId)))
      const idle = claimed.filter((response) => !stored.has(response))
      const extras = insertExtras(extraRows(responses, extraTexts, (response) => stored.has(response)))
      const last = [...releasesOf(idle), ...extras].map((statement) => run(statement))
      return { value: Promise.resolve({ fresh, refused }), last }
    })

/** Stores many responses in the caller's transaction, with their sealed comments, and answers those that were new. */
export async function insertMany(
  trx: Transaction<Database>,
  responses: readonly NewResponse[],
  origins: readonly Origin[],
  comments: readonly (SealedComment | null)[] = [],
): Promise<NewResponse[]> {
  const rows = firstOfEach(responses, comments)
  const fresh = await storeAll(runIn(trx), rows, origins)
  return rows.map(({ response }) => response).filter(({ responseId }) => fresh.has(responseId))
}

/** Stores the answers to extra questions of a response that was just stored. */
export async function insertExtra(trx: Transaction<Database>, row: ExtraRow): Promise<void> {
  for (const statement of insertExtras([row])) await runIn(trx)(statement)
}

function runIn(trx: Transaction<Database>): Run {
  return async <Found>({ text, values }: Statement) =>
    (await trx.executeQuery<Found>(CompiledQuery.raw(text, [...values]))).rows
}

/**
 * What may be stored of a batch, by id, so that two batches with the same keys wait for each other instead of locking each other
 * out. In a batch a key may stand twice; its first response counts.
 */
function firstOfEach(
  responses: readonly NewResponse[],
  comments: readonly (SealedComment | null)[],
  refused: ReadonlySet<NewResponse> = new Set(),
): Row[] {
  const rows = new Map<string, Row>()
  responses.forEach((response, place) => {
    if (!refused.has(response) && !rows.has(response.responseId))
      rows.set(response.responseId, { response, comment: comments[place] ?? null })
  })
  return [...rows.values()].sort((a, b) => (a.response.responseId < b.response.responseId ? -1 : 1))
}

const originColumns = {
  agency_id: 'uuid',
  origin_id: 'bigint',
  unit_id: 'uuid',
  service_id: 'uuid',
  point_id: 'uuid',
  officer_id: 'uuid',
  channel: 'text',
  questionnaire_id: 'uuid',
  form: 'text',
}

const originText = `/* name: insert_origins */
  insert into origin (${Object.keys(originColumns)})
  select ${unnested(originColumns)}
  on conflict do nothing`

function originsOf(rows: readonly Origin[]): Statement[] {
  if (rows.length === 0) return []
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
  return [{ text: originText, values }]
}

const responseColumns = {
  agency_id: 'uuid',
  response_id: 'uuid',
  key: 'uuid',
  origin_id: 'bigint',
  answered_on: 'date',
  answered_hour: 'smallint',
  overall: 'smallint',
  lang: 'text',
  gender: 'text',
  age: 'text',
  education: 'text',
  occupation: 'text',
  scores: 'bytea',
}
const commentColumns = {
  agency_id: 'uuid',
  response_id: 'uuid',
  month: 'date',
  sealed: 'bytea',
  wants_reply: 'boolean',
}

const storeText = `/* name: store_responses */
  with stored as (
    insert into response (${Object.keys(responseColumns)})
    select ${unnested(responseColumns)}
    on conflict do nothing
    returning agency_id, response_id, origin_id, answered_on, answered_hour, overall, scores
  ), queued as (
    insert into pending (agency_id, response_ids, origin_ids, answered_on, answered_hour, overall, scores)
    select agency_id, array_agg(response_id), array_agg(origin_id), array_agg(answered_on), array_agg(answered_hour),
           array_agg(overall), array_agg(scores)
    from stored group by agency_id
  ), commented as (
    insert into response_comment (${Object.keys(commentColumns)})
    select ${Object.keys(commentColumns)}
    from (select ${unnested(commentColumns, Object.keys(responseColumns).length + 1)}) k
    join stored using (agency_id, response_id)
    on conflict do nothing
  )
  select string_agg(response_id::text, ',') as ids from stored`

/**
 * Stores what is not there yet, queues it for the tally in a row per agency, and keeps its comments: in one statement, so that what
 * goes together cannot come apart. Answers the ids that were new. Origins are stored beside it, before it.
 */
async function storeAll(run: Run, given: readonly Row[], origins: readonly Origin[]): Promise<Set<string>> {
  if (given.length === 0) return new Set()
  const rows = given.map(({ response }) => response)
  const comments = given.flatMap(({ response, comment }) => (comment ? [{ ...response, ...comment }] : []))
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
    uuids(comments.map((row) => row.agencyId)),
    uuids(comments.map((row) => row.responseId)),
    dates(comments.map((row) => row.month)),
    byteas(comments.map((row) => row.sealed)),
    booleans(comments.map((row) => row.wantsReply)),
  ]
  const placing = originsOf(origins).map((statement) => run(statement))
  const [[stored]] = await Promise.all([run<{ ids: string | null }>({ text: storeText, values }), ...placing])
  return new Set(stored?.ids?.split(','))
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
