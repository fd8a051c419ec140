/**
 * Answers as rows for a file: what was asked and answered, on which day, where and by what kind of person. Never when on that day, at
 * which point, by whose officer, with which words, or under which receipt: rows must not lead to a person on either side of the counter.
 */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { officialQuestionnaire } from '../../domain/officialQuestionnaire.ts'
import * as store from './export.sql.ts'

type Db = Kysely<Database>

export type ExportScope = store.Scope

/** What stands before the elements, and after them. */
const before = ['date', 'unit', 'unit_name', 'service', 'channel', 'form', 'lang'] as const
const after = ['overall', 'gender', 'age', 'education', 'occupation', 'state'] as const

/** `date` is an ISO 8601 day, scores are 1 to 4, the rest codes and names; null is no answer. */
export type ExportRow = readonly (string | number | null)[]

export type ExportedAnswers = {
  /** The columns' names: fixed ones, between them a code per element. */
  columns: readonly string[]
  /** How many rows there are. */
  total: number
  rows: AsyncIterable<ExportRow>
}

/** Whether a column holds scores. */
export function isScore(column: string): boolean {
  return column === 'overall' || !([...before, ...after] as readonly string[]).includes(column)
}

/**
 * The answers of an agency on the days of a period, in the covered units, oldest day first. To be called and read in one transaction
 * that sees one moment, so that the number and the rows agree; little of it is in memory at any time.
 */
export async function exportAnswers(db: Db, scope: ExportScope): Promise<ExportedAnswers> {
  await store.joinByHash(db)
  const elementsOf = await store.listVersions(db, scope)
  const elements = inOfficialOrder(new Set([...elementsOf.values()].flat()))
  return {
    columns: [...before, ...elements, ...after],
    total: await store.countResponses(db, scope),
    rows: toRows(store.streamAnswers(db, scope), elementsOf, elements),
  }
}

/** The official elements first and in their order, then an agency's own. */
function inOfficialOrder(codes: ReadonlySet<string>): string[] {
  const official = officialQuestionnaire.elements.map(({ code }) => code)
  return [...official.filter((code) => codes.has(code)), ...[...codes].filter((code) => !official.includes(code))]
}

async function* toRows(
  answers: AsyncIterable<store.StoredAnswer>,
  elementsOf: ReadonlyMap<string, readonly string[]>,
  elements: readonly string[],
): AsyncGenerator<ExportRow> {
  for await (const answer of answers) {
    const asked = elementsOf.get(answer.questionnaireId) ?? []
    const scores = elements.map((code) => answer.scores[asked.indexOf(code)] || null)
    const { answeredOn, unit, unitName, service, channel, form, lang } = answer
    const where = [answeredOn, unit, unitName, service, channel, form, lang]
    const { overall, gender, age, education, occupation, state } = answer
    yield [...where, ...scores, overall, gender, age, education, occupation, state === 'released' ? 'counted' : state]
  }
}
