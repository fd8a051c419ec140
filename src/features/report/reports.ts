/** Station report: the SKM report of a unit or an agency in a period, every making kept as a version of its own. */
import { randomUUIDv7 as newId } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { PublicationMedium } from '../../domain/pekppp.ts'
import { type Actor, record } from '../audit/audit.ts'
import { type Covered, covers } from '../directory/reach.ts'
import { inTransaction } from '../inTransaction.ts'
import type { ReportContent } from './content.ts'
import * as store from './reports.sql.ts'

type Db = Kysely<Database>

/** `docx` is the report, `xlsx` the processing table. */
export const reportFormats = ['docx', 'xlsx'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** The content, and a document of each format. */
export const STEPS = 1 + reportFormats.length

export type Report = {
  reportId: string
  /** Null for the agency as a whole. */
  unitId: string | null
  unit: string | null
  unitSlug: string | null
  period: string
  /** Which version of the report of this unit and period it is, from 1. */
  number: number
  state: 'waiting' | 'done' | 'failed'
  /** Steps done, of {@link STEPS}. */
  done: number
  actor: string
  begunAt: Date
  madeAt: Date | null
  /** SHA-256 of what it says; null before it is known. */
  digest: string | null
  methodVersion: number | null
}

export type ReportFile = { bytes: Buffer; digest: string }

export type NewReport = Omit<Wanted, 'media'> & {
  media: PublicationMedium[]
  agencyId: string
  reportId: string
  userId: string | null
  actor: string
  now: Date
}
type Wanted = { unitId: string | null; period: string; media: readonly PublicationMedium[] }

/** Asks for a report; whichever portal lives makes it (making.ts). The value is its id. */
export function askForReport(
  db: Db,
  actor: Actor,
  covered: Covered,
  wanted: Wanted,
): Promise<Outcome<string, 'beyond-reach'>> {
  return inTransaction(db, async (trx) => {
    if (!covers(covered, wanted.unitId)) return no('beyond-reach')
    const { agencyId, userId, name, now } = actor
    const reportId = newId()
    const media = [...wanted.media]
    const number = await store.insertReport(trx, { ...wanted, media, agencyId, reportId, userId, actor: name, now })
    const { period, unitId } = wanted
    const subject = { kind: 'report', subjectId: reportId, subject: `${period}, versi ${number}` } as const
    await record(trx, actor, { ...subject, act: 'added', after: { period, unitId, number } })
    return ok(reportId)
  })
}

/** The newest reports of some units, or all where `unitIds` is null, and how many there are. */
export function listReports(
  db: Db,
  agencyId: string,
  wanted: Parameters<typeof store.listReports>[2],
): Promise<{ reports: Report[]; total: number }> {
  return store.listReports(db, agencyId, wanted)
}

export function findReport(db: Db, agencyId: string, reportId: string): Promise<Report | null> {
  return store.findReport(db, agencyId, reportId)
}

/** What a report says, and the single answers behind it; null before it is known. */
export async function readReport(
  db: Db,
  agencyId: string,
  reportId: string,
): Promise<{ content: ReportContent; scores: Uint8Array } | null> {
  const found = await store.readContent(db, agencyId, reportId)
  return found && { content: found.content, scores: gunzipSync(found.scores) }
}

/** A document as it was made; null before it is. */
export function findReportFile(
  db: Db,
  agencyId: string,
  reportId: string,
  format: ReportFormat,
): Promise<ReportFile | null> {
  return store.findFile(db, agencyId, reportId, format)
}

/** The documents of a report, without their bytes. */
export function listReportFiles(
  db: Db,
  agencyId: string,
  reportId: string,
): Promise<{ format: ReportFormat; bytes: number; digest: string }[]> {
  return store.listFiles(db, agencyId, reportId)
}
