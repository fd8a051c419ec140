import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { PublicationMedium } from '../../domain/pekppp.ts'
import type { ReportContent } from './content.ts'
import type { NewReport, Report, ReportFile, ReportFormat } from './reports.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

const report = sql`
  r.report_id as "reportId", r.unit_id as "unitId", u.name as unit, u.slug as "unitSlug", r.period, r.number, r.state, r.done, r.actor,
  r.begun_at as "begunAt", r.made_at as "madeAt", r.digest, r.method_version as "methodVersion"`
const source = sql`report r left join unit u on u.agency_id = r.agency_id and u.unit_id = r.unit_id`

/** The number of the new version of its report. Reports of an agency are begun one after the other. */
export async function insertReport(
  trx: Trx,
  { agencyId, reportId, unitId, period, media, userId, actor, now }: NewReport,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`report ${agencyId}`}, 0))`.execute(trx)
  const { rows } = await sql<{ number: number }>`
    insert into report (agency_id, report_id, unit_id, period, number, media, state, user_id, actor, begun_at)
    select ${agencyId}, ${reportId}, ${unitId}::uuid, ${period}, 1 + coalesce(max(number), 0), ${media}::text[], 'waiting',
           ${userId}::uuid, ${actor}, ${now}
    from report
    where agency_id = ${agencyId} and period = ${period} and unit_id is not distinct from ${unitId}::uuid
    returning number`.execute(trx)
  return rows[0]!.number
}

export async function listReports(
  db: Db,
  agencyId: string,
  { unitIds, limit, offset }: { unitIds: readonly string[] | null; limit: number; offset: number },
): Promise<{ reports: Report[]; total: number }> {
  const { rows } = await sql<Report & { total: number }>`
    select ${report}, count(*) over ()::int as total from ${source}
    where r.agency_id = ${agencyId} and (${unitIds}::uuid[] is null or r.unit_id = any(${unitIds}::uuid[]))
    order by r.begun_at desc, r.report_id desc limit ${limit} offset ${offset}`.execute(db)
  return { reports: rows, total: rows[0]?.total ?? 0 }
}

export async function findReport(db: Db, agencyId: string, reportId: string): Promise<Report | null> {
  const { rows } = await sql<Report>`
    select ${report} from ${source} where r.agency_id = ${agencyId} and r.report_id::text = ${reportId}`.execute(db)
  return rows[0] ?? null
}

export async function readContent(
  db: Db,
  agencyId: string,
  reportId: string,
): Promise<{ content: ReportContent; scores: Buffer } | null> {
  const { rows } = await sql<{ content: ReportContent; scores: Buffer }>`
    select content, scores from report
    where agency_id = ${agencyId} and report_id::text = ${reportId} and content is not null`.execute(db)
  return rows[0] ?? null
}

export async function findFile(
  db: Db,
  agencyId: string,
  reportId: string,
  format: ReportFormat,
): Promise<ReportFile | null> {
  const { rows } = await sql<ReportFile>`
    select file as bytes, digest from report_file
    where agency_id = ${agencyId} and report_id::text = ${reportId} and format = ${format}`.execute(db)
  return rows[0] ?? null
}

export async function listFiles(
  db: Db,
  agencyId: string,
  reportId: string,
): Promise<{ format: ReportFormat; bytes: number; digest: string }[]> {
  const { rows } = await sql<{ format: ReportFormat; bytes: number; digest: string }>`
    select format, octet_length(file) as bytes, digest from report_file
    where agency_id = ${agencyId} and report_id::text = ${reportId} order by format`.execute(db)
  return rows
}

/** What a process needs to go on with a report. */
export type Waiting = {
  agencyId: string
  reportId: string
  agency: { agencyId: string; slug: string; name: string; timeZone: string }
  unit: { unitId: string; slug: string; name: string } | null
  period: string
  number: number
  media: PublicationMedium[]
  userId: string | null
  actor: string
  begunAt: Date
}

export async function listWaiting(db: Db): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select r.agency_id as "agencyId", r.report_id as "reportId", r.period, r.number, r.media, r.user_id as "userId", r.actor,
           r.begun_at as "begunAt",
           jsonb_build_object('agencyId', a.agency_id, 'slug', a.slug, 'name', a.name, 'timeZone', a.time_zone) as agency,
           case when u.unit_id is not null
                then jsonb_build_object('unitId', u.unit_id, 'slug', u.slug, 'name', u.name) end as unit
    from report r join agency a on a.agency_id = r.agency_id
    left join unit u on u.agency_id = r.agency_id and u.unit_id = r.unit_id
    where r.state = 'waiting' order by r.begun_at limit 20`.execute(db)
  return rows
}

/** Counts that somebody begins with it; answers how often that was, or null where it does not wait any more. */
export async function beginMaking(db: Db, agencyId: string, reportId: string): Promise<number | null> {
  const { rows } = await sql<{ tries: number }>`
    update report set tries = tries + 1
    where agency_id = ${agencyId} and report_id = ${reportId} and state = 'waiting' returning tries`.execute(db)
  return rows[0]?.tries ?? null
}

/** An act that sees one moment and changes nothing. */
export function atOneMoment<T>(db: Db, act: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(act)
}

export async function storeContent(
  db: Db,
  { agencyId, reportId }: Pick<Waiting, 'agencyId' | 'reportId'>,
  made: { content: ReportContent; scores: Buffer; digest: string; methodVersion: number },
): Promise<void> {
  await sql`
    update report set content = ${JSON.stringify(made.content)}::jsonb, scores = ${made.scores}, digest = ${made.digest},
      method_version = ${made.methodVersion}, done = 1
    where agency_id = ${agencyId} and report_id = ${reportId}`.execute(db)
}

export async function storeFile(
  trx: Trx,
  { agencyId, reportId }: Pick<Waiting, 'agencyId' | 'reportId'>,
  format: ReportFormat,
  { bytes, digest }: ReportFile,
): Promise<void> {
  await sql`
    insert into report_file (agency_id, report_id, format, file, digest)
    values (${agencyId}, ${reportId}, ${format}, ${bytes}, ${digest})`.execute(trx)
  await sql`update report set done = done + 1 where agency_id = ${agencyId} and report_id = ${reportId}`.execute(trx)
}

export async function finish(
  db: Db,
  { agencyId, reportId }: Pick<Waiting, 'agencyId' | 'reportId'>,
  state: 'done' | 'failed',
  now: Date,
): Promise<void> {
  await sql`
    update report set state = ${state}, made_at = ${now}
    where agency_id = ${agencyId} and report_id = ${reportId} and state = 'waiting'`.execute(db)
}
