import { type Kysely, sql } from 'kysely'

/** Who serves whom, where: agency, unit, service, officer, point, and the dates that tie officers to places. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table agency (
      agency_id uuid primary key,
      slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      name text not null,
      time_zone text not null default 'Asia/Jakarta',
      created_at timestamptz not null
    )`.execute(db)
  await sql`
    create table unit (
      agency_id uuid not null references agency,
      unit_id uuid not null,
      parent_id uuid,
      slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      name text not null,
      primary key (agency_id, unit_id),
      unique (agency_id, slug),
      foreign key (agency_id, parent_id) references unit
    )`.execute(db)
  await sql`
    create table service (
      agency_id uuid not null,
      service_id uuid not null,
      unit_id uuid not null,
      name text not null,
      primary key (agency_id, service_id),
      unique (agency_id, unit_id, name),
      foreign key (agency_id, unit_id) references unit
    )`.execute(db)
  await sql`
    create table officer (
      agency_id uuid not null references agency,
      officer_id uuid not null,
      nip text not null check (nip ~ '^[0-9]{18}$'),
      name text not null,
      job text not null,
      primary key (agency_id, officer_id),
      unique (agency_id, nip)
    )`.execute(db)
  await sql`
    create table point (
      agency_id uuid not null,
      point_id uuid not null,
      unit_id uuid not null,
      service_id uuid,
      officer_id uuid,
      kind text not null check (kind in ('counter', 'officer', 'programme', 'area', 'kiosk', 'paper')),
      name text not null,
      area text,
      state text not null default 'open' check (state in ('open', 'closed', 'revoked')),
      primary key (agency_id, point_id),
      foreign key (agency_id, unit_id) references unit,
      foreign key (agency_id, service_id) references service,
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  // The only lookup that does not know its agency yet: what a scanned code stands for.
  await sql`
    create table point_code (
      code text primary key check (code ~ '^[0-9A-Z]{4,16}$'),
      agency_id uuid not null,
      point_id uuid not null,
      revoked_at timestamptz,
      foreign key (agency_id, point_id) references point
    )`.execute(db)
  await sql`
    create table assignment (
      agency_id uuid not null,
      assignment_id uuid not null,
      officer_id uuid not null,
      unit_id uuid not null,
      from_on date not null,
      until_on date check (until_on >= from_on),
      primary key (agency_id, assignment_id),
      foreign key (agency_id, officer_id) references officer,
      foreign key (agency_id, unit_id) references unit
    )`.execute(db)
  await sql`
    create table duty (
      agency_id uuid not null,
      point_id uuid not null,
      from_at timestamptz not null,
      until_at timestamptz not null check (until_at > from_at),
      officer_id uuid not null,
      primary key (agency_id, point_id, from_at, officer_id),
      foreign key (agency_id, point_id) references point,
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  // One number per agency that every change of its directory or questionnaires raises: processes that remember look at it.
  await sql`
    create table directory_change (
      agency_id uuid primary key references agency,
      version bigint not null
    )`.execute(db)
  await sql`create index unit_parent on unit (agency_id, parent_id)`.execute(db)
  await sql`create index point_unit on point (agency_id, unit_id)`.execute(db)
  await sql`create index point_service on point (agency_id, service_id)`.execute(db)
  await sql`create index point_officer on point (agency_id, officer_id)`.execute(db)
  await sql`create index point_code_point on point_code (agency_id, point_id)`.execute(db)
  await sql`create index assignment_officer on assignment (agency_id, officer_id)`.execute(db)
  await sql`create index assignment_unit on assignment (agency_id, unit_id)`.execute(db)
  await sql`create index duty_officer on duty (agency_id, officer_id)`.execute(db)
  await sql`comment on table agency is 'instansi, the tenant'`.execute(db)
  await sql`comment on table unit is 'unit penyelenggara pelayanan publik (UPP), a tree'`.execute(db)
  await sql`comment on table service is 'jenis layanan'`.execute(db)
  await sql`comment on table officer is 'petugas layanan, known by NIP'`.execute(db)
  await sql`comment on table point is 'what a QR code stands for: counter, officer desk, programme, area, kiosk, paper desk'`.execute(
    db,
  )
  await sql`comment on table duty is 'jadwal jaga: who sits where, so that an answer stays with the person who served'`.execute(
    db,
  )
}
