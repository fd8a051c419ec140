import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/**
 * What people may read of comments: a copy without personal data, sealed with the key of the comment's month like the comment itself, so
 * that a dump tells neither. Which comments wait for their copy is marked beside them.
 *
 * A comment is called by an id of its own: a receipt is made of the response's, and whoever has that may look up its day.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table response_comment drop column redacted, add column is_redacted boolean not null default false`.execute(
    db,
  )
  await sql`create index response_comment_waiting on response_comment (month) where not is_redacted`.execute(db)
  await sql`
    create table comment (
      agency_id uuid not null,
      comment_id uuid not null,
      response_id uuid not null,
      unit_id uuid not null,
      service_id uuid,
      answered_on date not null,
      week date not null generated always as (answered_on - (extract(isodow from answered_on)::integer - 1)) stored,
      month date not null references comment_key,
      sealed bytea not null,
      hidden text[] not null,
      wants_reply boolean not null,
      kind text not null check (kind in ('praise', 'complaint', 'suggestion', 'other')),
      elements text[] not null,
      is_sorted boolean not null default false,
      state text not null default 'new' check (state in ('new', 'publishable', 'unpublishable', 'spam', 'abuse')),
      reason text check (reason in ('personal', 'identifiable', 'unrelated', 'accusation', 'unclear')),
      consent text check (consent in ('asked', 'given', 'refused')),
      consent_on date,
      is_due boolean not null default false,
      primary key (agency_id, comment_id),
      unique (agency_id, response_id),
      foreign key (agency_id, response_id) references response_comment,
      foreign key (agency_id, unit_id) references unit,
      foreign key (agency_id, service_id) references service,
      check ((state = 'unpublishable') = (reason is not null)),
      check ((consent is null) = (consent_on is null))
    )`.execute(db)
  await sql`create index comment_newest on comment (agency_id, week desc, comment_id)`.execute(db)
  await sql`create index comment_due on comment (agency_id) where is_due`.execute(db)
  await sql`create index comment_unit on comment (agency_id, unit_id, week desc)`.execute(db)
  await sql`
    create table comment_handoff (
      agency_id uuid not null,
      comment_id uuid not null,
      basis text not null check (basis in ('consent', 'summary')),
      category text not null check (category in ('information', 'complaint', 'inspection')),
      tracking_id text not null,
      month date not null references comment_key,
      sealed bytea not null,
      handed_on date not null,
      verified_on date check (verified_on >= handed_on),
      handled_on date check (handled_on >= verified_on),
      closed_on date check (closed_on >= handled_on),
      primary key (agency_id, comment_id),
      foreign key (agency_id, comment_id) references comment
    )`.execute(db)
  await createPublished(db)
  await openToConsole(db, 'comment', 'select, update')
  await openToConsole(db, 'comment_handoff', 'select, insert, update')
  await openToConsole(db, 'response_reply', 'select, insert')
  await openToConsole(db, 'published_comment', 'select')
  // Whether a reply is wished for; what was written stays closed.
  await openToConsole(db, 'response_comment', 'select (agency_id, response_id, wants_reply)')
  const comments = [
    `table comment is 'saran tanpa data pribadi: what staff read of a comment, and what they decided about it'`,
    `column comment.sealed is 'the redacted text, encrypted with the key of the month'`,
    `column comment.hidden is 'kinds of personal data that were taken out'`,
    `column comment.week is 'its Monday: pages tell no closer time'`,
    `column comment.kind is 'pujian, keluhan, saran; suggested by words until a person sorted it'`,
    `column comment.is_due is 'judged, and not looked at since by what publishes comments'`,
    `column comment.consent is 'whether the citizen lets it be handed on to SP4N-LAPOR!, given with the receipt'`,
    `table comment_handoff is 'penerusan ke SP4N-LAPOR!, with the days its clocks run from'`,
    `column comment_handoff.sealed is 'the text that was handed on, encrypted'`,
    `table published_comment is 'saran terbit: moderated, of a published period, never with a score or a day'`,
  ]
  for (const comment of comments) await sql.raw(`comment on ${comment}`).execute(db)
}

/** All that the public may read of comments, in a table of its own; `version` changes with it, for whoever keeps pages. */
async function createPublished(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table published_comment (
      agency_id uuid not null,
      comment_id uuid not null,
      unit text not null,
      period text not null,
      text text not null,
      primary key (agency_id, comment_id),
      foreign key (agency_id, comment_id) references comment
    )`.execute(db)
  await sql`create index published_comment_unit on published_comment (agency_id, unit, period)`.execute(db)
  await sql`
    create table published_comment_change (
      agency_id uuid primary key references agency,
      version bigint not null
    )`.execute(db)
  await sql`alter table published_comment enable row level security`.execute(db)
  await sql`
    create policy of_public on published_comment for select to suara_public
      using (exists (select from agency a where a.agency_id = published_comment.agency_id))`.execute(db)
  await sql`grant select (agency_id, unit, period, text) on published_comment to suara_public`.execute(db)
}
