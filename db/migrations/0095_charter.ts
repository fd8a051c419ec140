import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/**
 * What the law lets an agency say to the public beside the results of its survey: who answers complaints and where, the service charter,
 * the standard of each service, and how many complaints came and were settled. An agency states it itself, so it stands in no release; the
 * public's role reads these tables and the names of the services, and still no answer.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table complaint_contact (
      agency_id uuid primary key references agency,
      person text not null,
      job text not null,
      address text not null,
      phone text,
      email text,
      website text,
      hours text,
      procedure text,
      changed_at timestamptz not null
    )`.execute(db)
  await sql`
    create table service_charter (
      agency_id uuid primary key references agency,
      text text not null,
      signed_by text not null,
      declared_on date not null,
      changed_at timestamptz not null
    )`.execute(db)
  await sql`
    create table service_standard (
      agency_id uuid not null references agency,
      service_id uuid not null,
      parts jsonb not null check (jsonb_typeof(parts) = 'object'),
      decree text,
      changed_at timestamptz not null,
      primary key (agency_id, service_id),
      foreign key (agency_id, service_id) references service
    )`.execute(db)
  await sql`
    create table complaint_count (
      agency_id uuid not null references agency,
      period text not null,
      received integer not null check (received >= 0),
      on_time integer not null check (on_time >= 0),
      late integer not null check (late >= 0),
      as_of date not null,
      source text not null,
      changed_at timestamptz not null,
      primary key (agency_id, period),
      constraint complaint_count_settled check (on_time + late <= received)
    )`.execute(db)
  for (const table of ['complaint_contact', 'service_charter', 'service_standard', 'complaint_count']) {
    await openToConsole(db, table, 'select, insert, update')
    await openToPublic(db, table)
    await sql.raw(`grant select on ${table} to suara_public`).execute(db)
  }
  await openToPublic(db, 'service')
  await sql`grant select (agency_id, unit_id, service_id, name, ended_at) on service to suara_public`.execute(db)
  const comments = [
    `table complaint_contact is 'penanggung jawab pengaduan dan sarananya: whom and where people may complain (UU 25/2009, Pasal 36)'`,
    `column complaint_contact.procedure is 'how a complaint is brought and what happens to it'`,
    `table service_charter is 'maklumat pelayanan (UU 25/2009, Pasal 22)'`,
    `table service_standard is 'standar pelayanan of a service'`,
    `column service_standard.parts is 'text of each component that was filled in, by its code (src/domain/serviceStandard.ts)'`,
    `column service_standard.decree is 'the decision that set it'`,
    `table complaint_count is 'statistik pengaduan of a quarter, as the agency states it: complaints, not answers of the survey'`,
    `column complaint_count.as_of is 'the day on which they were settled so far'`,
  ]
  for (const comment of comments) await sql.raw(`comment on ${comment}`).execute(db)
}

/** Lets the public's role at the rows of agencies that it may see: none of those to practise in. */
async function openToPublic(db: Kysely<unknown>, table: string): Promise<void> {
  await sql
    .raw(
      `create policy of_public on ${table} for select to suara_public
         using (exists (select from agency a where a.agency_id = ${table}.agency_id))`,
    )
    .execute(db)
}
