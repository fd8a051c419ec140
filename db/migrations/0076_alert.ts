import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/**
 * What agencies are told of by themselves. An alert is one row for one thing, whichever process found it; a letter is a row for a person,
 * written with the alert and sent afterwards. Of switches the rows are what is off.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table alert (
      agency_id uuid not null references agency,
      alert_id uuid not null,
      kind text not null check (kind in ('drop', 'burst', 'silence', 'overdue', 'digest')),
      subject text not null,
      episode text not null,
      unit_id uuid,
      point_id uuid,
      raised_at timestamptz not null,
      facts jsonb not null,
      primary key (agency_id, alert_id),
      unique (agency_id, kind, subject, episode),
      foreign key (agency_id, unit_id) references unit,
      foreign key (agency_id, point_id) references point
    )`.execute(db)
  await sql`create index alert_newest on alert (agency_id, raised_at desc, alert_id)`.execute(db)
  await sql`
    create table alert_letter (
      agency_id uuid not null,
      alert_id uuid not null,
      user_id uuid not null references auth_user,
      tries smallint not null default 0,
      next_at timestamptz not null,
      sent_at timestamptz,
      primary key (agency_id, alert_id, user_id),
      foreign key (agency_id, alert_id) references alert
    )`.execute(db)
  await sql`create index alert_letter_waiting on alert_letter (next_at) where sent_at is null`.execute(db)
  await sql`
    create table alert_off (
      agency_id uuid not null references agency,
      kind text not null,
      primary key (agency_id, kind)
    )`.execute(db)
  await sql`
    create table alert_letter_off (
      agency_id uuid not null references agency,
      user_id uuid not null references auth_user,
      kind text not null,
      primary key (agency_id, user_id, kind)
    )`.execute(db)
  await sql`
    create table alert_round (
      agency_id uuid not null references agency,
      on_day date not null,
      primary key (agency_id, on_day)
    )`.execute(db)
  await openToConsole(db, 'alert', 'select')
  await openToConsole(db, 'alert_off', 'select, insert, delete')
  await openToConsole(db, 'alert_letter_off', 'select, insert, delete')
  const comments = [
    `table alert is 'pemberitahuan: a drop, a burst, a silence, an overdue plan, the week; never of a citizen or a comment'`,
    `column alert.subject is 'the unit, point or plan it is about'`,
    `column alert.episode is 'the day or week that makes it this one: found twice, it is one row'`,
    `table alert_letter is 'letters about alerts, one for each person; sent_at is null while it waits'`,
    `table alert_off is 'kinds of alerts that an agency wants none of'`,
    `table alert_letter_off is 'kinds of alerts that a person wants no letters about'`,
    `table alert_round is 'days on which an agency was looked at, by whichever process was first'`,
  ]
  for (const comment of comments) await sql.raw(`comment on ${comment}`).execute(db)
}
