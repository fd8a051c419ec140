/** Single answers behind an index, for its report: what was given, and by whom in groups. Everything else is read from the counters. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type RespondentField, respondentChoices } from '../../domain/questionnaire.ts'
import * as store from './answers.sql.ts'
import type { Scope } from './unitIndex.ts'

type Db = Kysely<Database>
type Span = { from: string; to: string }

/**
 * The scores of every respondent of a scope, as they are counted: a byte for each of the elements, 0 where it was not answered. In an order
 * that tells nothing about time or place.
 * @param codes the elements, in the order wanted
 */
export async function readScores(db: Db, scope: Scope, codes: readonly string[], span: Span): Promise<Uint8Array> {
  const parts = (await store.readScores(db, scope, span)).map((rows) => arranged(rows, codes))
  return Buffer.concat(parts)
}

/** Respondents of another questionnaire keep what they were asked too; who answered no element is no respondent. */
function arranged({ codes: own, scores }: store.ScoreRows, codes: readonly string[]): Buffer {
  const places = codes.map((code) => own.indexOf(code))
  const rows = Buffer.alloc((scores.length / own.length) * codes.length)
  let end = 0
  for (let start = 0; start < scores.length; start += own.length) {
    let isAnswered = false
    places.forEach((place, column) => {
      const score = place < 0 ? 0 : scores[start + place]!
      rows[end + column] = score
      isAnswered ||= score > 0
    })
    if (isAnswered) end += codes.length
  }
  return rows.subarray(0, end)
}

export type ProfileCount = { question: RespondentField; groups: { value: string; n: number }[] }

/** How many respondents of a scope said what about themselves, every group in the order in which it is asked. */
export async function readRespondentProfile(db: Db, scope: Scope, span: Span): Promise<ProfileCount[]> {
  const told = await store.readTold(db, scope, span)
  return (Object.keys(respondentChoices) as RespondentField[]).map((question) => ({
    question,
    groups: respondentChoices[question].map((value) => ({
      value,
      n: told.find((row) => row.question === question && row.value === value)?.n ?? 0,
    })),
  }))
}
