/** The statements that store responses, with their origins and comments. */
import type { Run, Statement } from '../line.ts'
import { bigints, booleans, byteas, dates, smallints, texts, unnested, uuids } from '../pgArray.ts'
import type { NewResponse, Origin } from './response.ts'
import type { SealedComment } from './vault.ts'

/** A response and its comment, sealed; null without one. */
export type Row = { response: NewResponse; comment: SealedComment | null }

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

/** What counting needs of a response. */
const counted = ['response_id', 'origin_id', 'answered_on', 'answered_hour', 'overall', 'scores']

const storing = `
    insert into response (${Object.keys(responseColumns)})
    select ${unnested(responseColumns)}`
/** A sixth of the statement's time: PostgreSQL then looks each key up first, and inserts the row speculatively. */
const unlessStored = 'on conflict do nothing'
const returning = `returning agency_id, ${counted}`

/** Comments after their responses in every statement: transactions then take their locks in one order and cannot deadlock. */
const commented = `commented as (
    insert into response_comment (${Object.keys(commentColumns)})
    select ${Object.keys(commentColumns)}
    from (select ${unnested(commentColumns, Object.keys(responseColumns).length + 1)}) k
    join stored using (agency_id, response_id)
    on conflict do nothing
  )`

const queueing = `
    insert into pending (agency_id, response_ids, origin_ids, answered_on, answered_hour, overall, scores)`
/** Queues the stored rows for counting: one row of arrays per agency. */
const queue = `${queueing}
    select agency_id, ${counted.map((name) => `array_agg(${name})`)} from stored group by agency_id`

const storeText = `/* name: store_responses */
  with stored as (${storing} ${unlessStored} ${returning}), ${commented}, queued as (${queue})
  select string_agg(response_id::text, ',') as ids from stored`

/** Rows of one agency, all stored or none: the parameter arrays are queued as they are, since `array_agg` took a seventh more time. */
const queueGiven = `${queueing}
    select (${given('agency_id')}::uuid[])[1], ${counted.map(given)}`

/** The parameter that holds the array of a column. */
function given(name: string): string {
  return `$${Object.keys(responseColumns).indexOf(name) + 1}`
}

const storeNewTexts = {
  plain: `/* name: store_new */ with stored as (${storing} ${returning}) ${queue}`,
  commented: `/* name: store_new_commented */ with stored as (${storing} ${returning}), ${commented} ${queue}`,
}
const storeNewOfOneTexts = {
  plain: `/* name: store_new_of_one */ with stored as (${storing}) ${queueGiven}`,
  commented: `/* name: store_new_of_one_commented */ with stored as (${storing} ${returning}), ${commented} ${queueGiven}`,
}

/**
 * Stores what is not there yet, queues it for the tally in a row per agency, and keeps its comments: in one statement, so that what
 * goes together cannot come apart. Answers the ids that were new. The statement for origins is sent ahead of it, in the same round trip.
 */
export async function storeAll(run: Run, rows: readonly Row[], origins: readonly Origin[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const values = [...responseValues(rows), ...commentValues(rows)]
  const placing = originsOf(origins).map((statement) => run(statement))
  const [[found]] = await Promise.all([run<{ ids: string | null }>({ text: storeText, values }), ...placing])
  return new Set(found?.ids?.split(','))
}

/** The same for rows whose origins are stored and that are expected to be new. False, with nothing stored, if the key of one was there. */
export async function storeNew(run: Run, rows: readonly Row[]): Promise<boolean> {
  const comments = rows.some(({ comment }) => comment) ? commentValues(rows) : []
  const isOfOne = rows.every(({ response }) => response.agencyId === rows[0]?.response.agencyId)
  const texts = isOfOne ? storeNewOfOneTexts : storeNewTexts
  try {
    const text = comments.length > 0 ? texts.commented : texts.plain
    await run({ text, values: [...responseValues(rows), ...comments] })
    return true
  } catch (error) {
    if ((error as { constraint?: unknown }).constraint === 'response_pkey') return false
    throw error
  }
}

function responseValues(given: readonly Row[]): Buffer[] {
  const rows = given.map(({ response }) => response)
  return [
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
}

function commentValues(given: readonly Row[]): Buffer[] {
  const comments = given.flatMap(({ response, comment }) => (comment ? [{ ...response, ...comment }] : []))
  return [
    uuids(comments.map((row) => row.agencyId)),
    uuids(comments.map((row) => row.responseId)),
    dates(comments.map((row) => row.month)),
    byteas(comments.map((row) => row.sealed)),
    booleans(comments.map((row) => row.wantsReply)),
  ]
}
