import { type Kysely, sql } from 'kysely'

/**
 * Visit tokens: signed slips of paper that let one answer in each. Kept are the keys that sign them, how many were issued per unit
 * and hour, and which were used: never a token, and nothing that says whose it was.
 *
 * A used token is a hash of it under a key of the month in which it was issued. When none of that month can be used any more, both
 * are deleted. `response_id` tells the same answer sent again from a second answer with the same token.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table token_key (
      agency_id uuid not null references agency,
      key_id smallint not null check (key_id between 1 and 4095),
      sealed bytea not null,
      made_at timestamptz not null,
      withdrawn_at timestamptz,
      primary key (agency_id, key_id)
    )`.execute(db)
  await sql`
    create table token_issue (
      agency_id uuid not null,
      unit_id uuid not null,
      hour timestamptz not null,
      n integer not null check (n > 0),
      primary key (agency_id, unit_id, hour),
      foreign key (agency_id, unit_id) references unit
    )`.execute(db)
  await sql`
    create table token_revocation (
      agency_id uuid not null,
      unit_id uuid not null,
      hour timestamptz not null,
      revoked_at timestamptz not null,
      primary key (agency_id, unit_id, hour),
      foreign key (agency_id, unit_id) references unit
    )`.execute(db)
  await sql`
    create table token_slot (
      agency_id uuid not null,
      point_id uuid not null,
      slot smallint not null check (slot between 1 and 255),
      officer_id uuid not null,
      primary key (agency_id, point_id, slot),
      unique (agency_id, point_id, officer_id),
      foreign key (agency_id, point_id) references point,
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  await sql`
    create table used_token_key (
      agency_id uuid not null references agency,
      month date not null,
      sealed bytea not null,
      primary key (agency_id, month)
    )`.execute(db)
  await sql`
    create table used_token (
      agency_id uuid not null,
      month date not null,
      token_hash bytea not null,
      response_id uuid not null,
      primary key (agency_id, month, token_hash)
    )`.execute(db)
  await sql`
    create table access_key (
      agency_id uuid not null references agency,
      access_key_id integer not null,
      kind text not null check (kind in ('api', 'desk')),
      point_id uuid,
      digest bytea not null,
      made_at timestamptz not null,
      revoked_at timestamptz,
      primary key (agency_id, access_key_id),
      foreign key (agency_id, point_id) references point,
      check ((kind = 'desk') = (point_id is not null))
    )`.execute(db)
  await sql`comment on table token_key is 'keys that sign visit tokens (struk kunjungan), sealed with SECRET_KEY; a new one each quarter'`.execute(
    db,
  )
  await sql`comment on table token_issue is 'how many visit tokens a unit issued in an hour'`.execute(db)
  await sql`comment on table token_slot is 'the number that stands for an officer in the tokens of a point'`.execute(db)
  await sql`comment on table used_token is 'visit tokens that let an answer in, as keyed hashes; gone with the key of their month'`.execute(
    db,
  )
  await sql`comment on table access_key is 'keys of machines: queue systems (api) and the desks of a point (desk); only digests'`.execute(
    db,
  )
}
