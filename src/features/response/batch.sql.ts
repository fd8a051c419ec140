import { CompiledQuery, type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Line, Run, Statement } from '../line.ts'
import { type ExtraRow, extraRows, insertExtras } from './extra.sql.ts'
import { claimTokens, releasesOf } from './claims.sql.ts'
import { createIdMemory } from './idMemory.ts'
import type { NewResponse, Origin } from './response.ts'
import type { StoredBody, StoredExtra } from './sameBody.ts'
import { type Row, storeAll, storeNew } from './storing.sql.ts'
import type { SealedComment } from './vault.ts'
import type { Given, ResponseStore } from './writer.ts'

/** Where the writer keeps what it was given: in one round trip a batch, and most batches in one statement. */
export function createResponseStore(db: Kysely<Database>, line: Line): ResponseStore {
  const cameLately = createIdMemory()

  /** Nearly all batches hold nothing that is there already; one that does is known by what came lately, or by failing. */
  async function insertPlain(rows: readonly Row[]): Promise<ReadonlySet<string>> {
    const ids = rows.map(({ response }) => response.responseId)
    const known = ids.filter(cameLately) // of all of them, so that all are remembered
    const isNew = known.length === 0 && (await storeNew(line.single, rows))
    return isNew ? new Set(ids) : storeAll(line.single, rows, [])
  }

  return {
    async insert(responses, origins, comments, extraTexts) {
      const isPlain =
        origins.length === 0 && responses.every(({ tokenUse, extra }) => tokenUse === null && extra === null)
      if (!isPlain) return insertInSteps(line)(responses, origins, comments, extraTexts)
      return { fresh: await insertPlain(firstOfEach(responses, comments)), refused: new Set() }
    },
    find: (given) => findStored(db, given),
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

/** What is stored under the ids of these responses. */
export async function findStored(db: Kysely<Database>, given: readonly Given[]): Promise<StoredBody[]> {
  const { rows: found } = await sql<FoundBody>`
    select r.response_id as "responseId", o.point_id as "pointId", o.form, r.overall, r.lang, r.gender, r.age, r.education, r.occupation,
           r.scores, coalesce(c.wants_reply, false) as "wantsReply", c.month, c.sealed,
           e.choices, e.month as "textsMonth", e.sealed as "textsSealed",
           case when o.questionnaire_id <> k.questionnaire_id then json_build_object(
             'stored', (select q.places - 0 from questionnaire q where q.agency_id = o.agency_id and q.questionnaire_id = o.questionnaire_id),
             'given', (select q.places - 0 from questionnaire q where q.agency_id = k.agency_id and q.questionnaire_id = k.questionnaire_id)
           ) end as codes
    from unnest(${given.map(({ response }) => response.agencyId)}::uuid[], ${given.map(({ response }) => response.responseId)}::uuid[],
                ${given.map(({ origin }) => origin.questionnaireId)}::uuid[]) as k (agency_id, response_id, questionnaire_id)
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
