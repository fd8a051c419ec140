import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/**
 * Laporan SKM: each made report is kept with what it says, by whom, when, and by which method; its files are the same bytes for ever. `content`
 * and `scores` are read at one moment, so that every document of a report tells the same numbers; what a process that died had made already
 * is not made again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table report (
      agency_id uuid not null references agency,
      report_id uuid not null,
      unit_id uuid,
      period text not null,
      number integer not null check (number > 0),
      media text[] not null,
      state text not null check (state in ('waiting', 'done', 'failed')),
      done integer not null default 0,
      tries integer not null default 0,
      user_id uuid references auth_user,
      actor text not null,
      begun_at timestamptz not null,
      made_at timestamptz,
      content jsonb,
      scores bytea,
      digest text check (digest ~ '^[0-9a-f]{64}$'),
      method_version integer,
      primary key (agency_id, report_id),
      foreign key (agency_id, unit_id) references unit,
      constraint report_content_is_whole check (num_nulls(content, scores, digest, method_version) in (0, 4)),
      constraint report_done_has_content check (state <> 'done' or (content is not null and made_at is not null))
    )`.execute(db)
  await sql`create unique index report_number on report (agency_id, period, coalesce(unit_id, agency_id), number)`.execute(
    db,
  )
  await sql`create index report_waiting on report (begun_at) where state = 'waiting'`.execute(db)
  await sql`create index report_unit on report (agency_id, unit_id)`.execute(db)
  await sql`
    create table report_file (
      agency_id uuid not null,
      report_id uuid not null,
      format text not null check (format in ('docx', 'xlsx')),
      file bytea not null,
      digest text not null check (digest ~ '^[0-9a-f]{64}$'),
      primary key (agency_id, report_id, format),
      foreign key (agency_id, report_id) references report
    )`.execute(db)
  await sql`alter table report_file alter column file set storage external`.execute(db) // both formats are packed already
  await openToConsole(db, 'report', 'select, insert')
  await openToConsole(db, 'report_file', 'select')
  const comments = [
    `table report is 'laporan SKM of a unit or of the agency in a period; every making is a version of its own'`,
    `column report.unit_id is 'null: of the agency as a whole'`,
    `column report.number is 'which version of the report of this unit and period it is, from 1'`,
    `column report.media is 'where the agency said that it published the result'`,
    `column report.scores is 'a byte for each element of each respondent, 0 to 4, in an order that tells no time; compressed'`,
    `column report.digest is 'SHA-256 of content and scores'`,
    `column report.done is 'documents made'`,
  ]
  for (const comment of comments) await sql.raw(`comment on ${comment}`).execute(db)
}
