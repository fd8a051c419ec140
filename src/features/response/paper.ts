/** Paper forms that a clerk types in, and answers that a clerk takes at the counter: channel `paper`, shown apart from the rest. */
import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { dayIn } from '../../domain/localTime.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { toReceipt } from '../../domain/receipt.ts'
import type { Entry } from '../entry/entry.ts'
import { keyOfDigest } from './answerKey.ts'
import { findStored, insertExtra, insertMany } from './batch.sql.ts'
import { sealExtras } from './extra.ts'
import type { PaperForm } from './paper.form.ts'
import * as store from './paper.sql.ts'
import { type NewResponse, type Origin, originOf, toResponse } from './response.ts'
import { isSameBody } from './sameBody.ts'
import type { Vault } from './vault.ts'

type Db = Kysely<Database>

/** Where forms are typed in, and with which key. */
export type Desk = { agencyId: string; pointId: string; accessKeyId: number }
export type EnteredForm = { receipt: string; isNew: boolean }

/** A form to be checked against its paper; `scores` in the questionnaire's order, 0 is no answer. */
export type SampledForm = {
  point: string
  number: string
  enteredOn: string
  answeredOn: string
  overall: number | null
  scores: Buffer
}

/**
 * Stores a form under the day it says. Its key is made of point, year and number, so that a form typed twice is stored once; with
 * other answers it is another form under a used number. `numberKey` keeps outsiders from working out the receipt of a form.
 */
export async function enterPaper(
  db: Db,
  { vault, numberKey }: { vault: Vault; numberKey: Buffer },
  entry: Entry,
  accessKeyId: number,
  form: PaperForm,
  now: Date,
): Promise<Outcome<EnteredForm, 'number-used'>> {
  const origin = originOf(entry, 'paper')
  const submission = { ...form.submission, key: keyOf(numberKey, entry.pointId, form) }
  const response = { ...toResponse(submission, origin, entry, now), answeredOn: form.day, answeredHour: null }
  const desk = { agencyId: entry.agencyId, pointId: entry.pointId, accessKeyId }
  const isNew = await storeForm(db, vault, {
    response,
    origin,
    desk,
    number: form.number,
    today: dayIn(entry.timeZone, now),
  })
  if (!isNew && !(await isSame(db, vault, response, origin))) return no('number-used')
  return ok({ receipt: toReceipt(response.responseId), isNew })
}

/** How many forms were typed in at a point on a day. */
export function countEntered(db: Db, desk: Pick<Desk, 'agencyId' | 'pointId'>, day: string): Promise<number> {
  return store.countEntered(db, desk, day)
}

/** One in twenty of the forms typed in between two days (both included), for a second person to compare with the paper. */
export function listPaperSample(db: Db, agencyId: string, span: { from: string; to: string }): Promise<SampledForm[]> {
  return store.listSample(db, agencyId, span)
}

type Stored = { response: NewResponse; origin: Origin; desk: Desk; number: string; today: string }

/** False when a form of this number was stored before. */
async function storeForm(db: Db, vault: Vault, { response, origin, desk, number, today }: Stored): Promise<boolean> {
  const comments = await vault.sealAll([response])
  const [texts = null] = await sealExtras(vault, [response])
  return db.transaction().execute(async (trx) => {
    const fresh = await insertMany(trx, [response], [origin], comments)
    if (fresh.length === 0) return false
    if (response.extra) await insertExtra(trx, { response, texts })
    await store.insertPaperForm(trx, desk, { responseId: response.responseId, number, enteredOn: today })
    return true
  })
}

async function isSame(db: Db, vault: Vault, response: NewResponse, origin: Origin): Promise<boolean> {
  const [stored] = await findStored(db, [{ response, origin }])
  return stored !== undefined && isSameBody(vault, stored, response, origin)
}

function keyOf(numberKey: Buffer, pointId: string, { day, number }: Pick<PaperForm, 'day' | 'number'>): string {
  const digest = createHmac('sha256', numberKey).update(`${pointId}|${day.slice(0, 4)}|${number}`)
  return keyOfDigest(digest.digest('hex'))
}
