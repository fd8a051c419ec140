import { type Kysely, sql } from 'kysely'

/**
 * Who begins and does not finish, and the devices that stand in a lobby. A partial response has the id that the finished one will
 * have, so the two are never counted as two; it stands apart, because it is no answer to any element.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table partial (
      agency_id uuid not null,
      response_id uuid not null,
      point_id uuid not null,
      started_on date not null,
      overall smallint not null check (overall between 1 and 4),
      primary key (agency_id, response_id),
      foreign key (agency_id, point_id) references point
    )`.execute(db)
  await sql`create index partial_point on partial (agency_id, point_id, started_on)`.execute(db)
  await sql`comment on table partial is 'isian yang dimulai: the first tap; finished when a response has the same id'`.execute(
    db,
  )
  await sql`
    create table kiosk_device (
      agency_id uuid not null,
      device_id uuid not null,
      point_id uuid not null,
      key_hash text not null check (key_hash ~ '^[0-9a-f]{64}$'),
      enrolled_at timestamptz not null,
      revoked_at timestamptz,
      counted_at timestamptz,
      primary key (agency_id, device_id),
      foreign key (agency_id, point_id) references point
    )`.execute(db)
  await sql`create index kiosk_device_point on kiosk_device (agency_id, point_id)`.execute(db)
  await sql`comment on column kiosk_device.counted_at is 'when it last sent an answer that was taken, for the interval between two'`.execute(
    db,
  )
}
