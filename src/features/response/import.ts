/** Answers from a file (an old survey, another system): all or nothing, and stored once however often the file is read. */
import { hash } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { chooseElements } from '../../domain/instrument.ts'
import { dayIn } from '../../domain/localTime.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { CsvRow } from '../csv.ts'
import { inTransaction } from '../inTransaction.ts'
import { keyOfDigest } from './answerKey.ts'
import { type ImportedAnswer, readImportRow } from './import.form.ts'
import { type ImportPlace, openImportPlace } from './importPlace.ts'
import { type NewResponse, type Origin, originOf, toResponse } from './response.ts'
import * as store from './batch.sql.ts'

type Db = Kysely<Database>

export type ImportPlan = {
  rows: AsyncIterable<CsvRow>
  /** Slug of an agency that exists; null makes one that is named like the file. */
  agency: string | null
  /** Slug of a unit that exists; null takes or makes one that is named like the file. */
  unit: string | null
  /** The file's name without folder and ending. */
  name: string
  /** Tells this file from every other: the answers' keys are made of it and of the line. */
  fileDigest: string
  /** Element codes; null takes the ones that the columns name. */
  elements: string[] | null
  /** Reads and checks, stores nothing. */
  isDryRun: boolean
  now: Date
  onProgress: (done: number, total: number) => void
}

export type Imported = {
  agency: string
  unit: string
  elements: string[]
  rows: number
  /** Rows that were not there before. */
  stored: number
}

const CHUNK = 1_000
const codePattern = /^[a-z][a-z0-9_]{0,39}$/

/** Imports a file. A refusal lists every bad row, one sentence each. The stored answers are pending until the tally is drained. */
export async function importResponses(db: Db, plan: ImportPlan): Promise<Outcome<Imported, string[]>> {
  const read = await readAll(plan)
  if (!read.ok) return read
  const { elements } = read.value
  const answers = withDistinctServices(read.value.answers)
  if (plan.isDryRun)
    return ok({ agency: plan.agency ?? '', unit: plan.unit ?? '', elements, rows: answers.length, stored: 0 })
  return inTransaction(db, async (trx) => {
    const services = [...new Set(answers.flatMap((answer) => answer.service ?? []))]
    const place = await openImportPlace(trx, { ...plan, elements, services })
    if (!place.ok) return no([place.reason])
    const stored = await storeAll(trx, place.value, answers, plan)
    return ok({ agency: place.value.agency, unit: place.value.unit, elements, rows: answers.length, stored })
  })
}

async function readAll(
  plan: ImportPlan,
): Promise<Outcome<{ elements: string[]; answers: ImportedAnswer[] }, string[]>> {
  const today = dayIn('Asia/Jakarta', plan.now)
  const answers: ImportedAnswer[] = []
  const problems: string[] = []
  let elements: string[] | null = null
  for await (const row of plan.rows) {
    if (!elements) {
      const chosen = chooseElements(new Set(row.cells.keys()), plan.elements)
      if (!chosen.ok) return no([chosen.reason])
      elements = chosen.value
    }
    const read = readImportRow(row, elements, today)
    if (read.ok) answers.push(read.value)
    else problems.push(read.sentence)
  }
  const badCode = elements?.find((code) => !codePattern.test(code))
  if (badCode) return no([`"${badCode}" is no element code; a code is made of small letters, digits and _.`])
  if (problems.length > 0) return no(problems)
  return elements ? ok({ elements, answers }) : no(['The file has no rows.'])
}

/** Services of one name but several codes are several services: their names get the code behind them. */
function withDistinctServices(answers: readonly ImportedAnswer[]): ImportedAnswer[] {
  const codes = new Map<string | null, Set<string | null>>()
  for (const { service, serviceCode } of answers)
    codes.set(service, (codes.get(service) ?? new Set<string | null>()).add(serviceCode))
  return answers.map((answer) => {
    const isAmbiguous = answer.service !== null && (codes.get(answer.service)?.size ?? 0) > 1
    return isAmbiguous ? { ...answer, service: `${answer.service} (${answer.serviceCode ?? '-'})` } : answer
  })
}

async function storeAll(
  trx: Transaction<Database>,
  place: ImportPlace,
  answers: readonly ImportedAnswer[],
  plan: ImportPlan,
): Promise<number> {
  let stored = 0
  for (let start = 0; start < answers.length; start += CHUNK) {
    const rows = answers.slice(start, start + CHUNK).map((answer) => toRow(answer, place, plan))
    const origins = new Map(rows.map(({ origin }) => [origin.originId, origin]))
    const added = await store.insertMany(
      trx,
      rows.map(({ response }) => response),
      [...origins.values()],
    )
    stored += added.length
    plan.onProgress(start + rows.length, answers.length)
  }
  return stored
}

function toRow(
  answer: ImportedAnswer,
  place: ImportPlace,
  plan: ImportPlan,
): { response: NewResponse; origin: Origin } {
  const serviceId = answer.service === null ? null : (place.serviceIds.get(answer.service) ?? null)
  const origin = originOf({ ...place.ids, serviceId, officerId: null }, 'import')
  const { answers, overall, respondent } = answer
  const submission = {
    key: keyOf(plan.fileDigest, answer.line),
    answers,
    overall,
    respondent,
    comment: null,
    wantsReply: false,
    lang: 'id' as const,
    answeredAt: null,
    turn: null,
    extra: null,
  }
  const response = toResponse(submission, origin, place, plan.now)
  return { origin, response: { ...response, answeredOn: answer.answeredOn, answeredHour: null } }
}

/** Made of the file and the line. */
function keyOf(fileDigest: string, line: number): string {
  return keyOfDigest(hash('sha256', `${fileDigest}:${line}`))
}
