/** Makes what was asked for: by whichever process lives, one report at a time, from where the one before was left. */
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { dayIn } from '../../domain/localTime.ts'
import { readPeriod } from '../../domain/period.ts'
import { alone } from '../exchange/alone.ts'
import { inTransaction } from '../inTransaction.ts'
import { canonicalJson } from '../release/canonical.ts'
import { composeReport } from './compose.ts'
import type { ReportContent } from './content.ts'
import { type ReportFormat, reportFormats } from './reports.ts'
import * as store from './reports.sql.ts'

type Db = Kysely<Database>

/** Draws the documents of a report from its content and the single answers: given by the portal, or by a test. */
export type Draw = Readonly<Record<ReportFormat, (content: ReportContent, scores: Uint8Array) => Promise<Buffer>>>

/** `isAway` tells an error that will pass from one that will not: such a report is made later. */
export type Making = { clock: () => Date; isAway: (error: unknown) => boolean; draw: Draw }

/** A report that so many processes did not survive is not tried again: the next one would not either. */
const MOST_TRIES = 3

/**
 * Makes the reports that wait, and answers how many it ended. What a process that died had made (the content, a document) is not made
 * again: the report that comes of it is the same.
 */
export async function makeReports(db: Db, making: Making): Promise<number> {
  let ended = 0
  for (const waiting of await store.listWaiting(db))
    if (await alone(db, waiting.reportId, () => makeOne(db, waiting, making))) ended += 1
  return ended
}

async function makeOne(db: Db, waiting: store.Waiting, { clock, isAway, draw }: Making): Promise<boolean> {
  const tries = await store.beginMaking(db, waiting.agencyId, waiting.reportId)
  if (tries === null) return false // another process was quicker
  if (tries > MOST_TRIES) return end(db, waiting, 'failed', clock())
  try {
    const said = (await knownContent(db, waiting)) ?? (await newContent(db, waiting))
    if (!said) return await end(db, waiting, 'failed', clock())
    const made = new Set((await store.listFiles(db, waiting.agencyId, waiting.reportId)).map(({ format }) => format))
    for (const format of reportFormats.filter((one) => !made.has(one))) {
      const bytes = await draw[format](said.content, said.scores)
      const file = { bytes, digest: sha256(bytes) }
      await inTransaction(db, (trx) => store.storeFile(trx, waiting, format, file))
    }
    return await end(db, waiting, 'done', clock())
  } catch (error) {
    if (!isAway(error)) await end(db, waiting, 'failed', clock())
    throw error
  }
}

async function end(db: Db, waiting: store.Waiting, state: 'done' | 'failed', now: Date): Promise<true> {
  await store.finish(db, waiting, state, now)
  return true
}

type Said = { content: ReportContent; scores: Uint8Array }

async function knownContent(db: Db, { agencyId, reportId }: store.Waiting): Promise<Said | null> {
  const found = await store.readContent(db, agencyId, reportId)
  return found && { content: found.content, scores: gunzipSync(found.scores) }
}

/** Null where the report cannot be: no questionnaire is in force. */
async function newContent(db: Db, waiting: store.Waiting): Promise<Said | null> {
  const { agency, unit, number, media, begunAt } = waiting
  const period = readPeriod(waiting.period)
  if (!period) throw new RangeError(`"${waiting.period}" is no period.`)
  const notes = { number, media, madeOn: dayIn(agency.timeZone, begunAt) }
  const said = await store.atOneMoment(db, (trx) => composeReport(trx, { agency, unit, period }, notes))
  if (!said) return null
  const digest = sha256(Buffer.concat([Buffer.from(canonicalJson(said.content)), said.scores]))
  const scores = gzipSync(said.scores)
  const { methodVersion } = said.content
  await store.storeContent(db, waiting, { content: said.content, scores, digest, methodVersion })
  return said
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
