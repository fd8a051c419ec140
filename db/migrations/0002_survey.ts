import { type Kysely, sql } from 'kysely'

/** Questionnaires as data. A version never changes; a new wording is a new version. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table questionnaire (
      agency_id uuid not null references agency,
      questionnaire_id uuid not null,
      unit_id uuid,
      version integer not null check (version > 0),
      state text not null check (state in ('draft', 'review', 'active', 'retired')),
      definition jsonb not null,
      created_at timestamptz not null,
      primary key (agency_id, questionnaire_id),
      foreign key (agency_id, unit_id) references unit
    )`.execute(db)
  await sql`
    create unique index questionnaire_version
      on questionnaire (agency_id, coalesce(unit_id, agency_id), version)`.execute(db)
  await sql`
    create unique index questionnaire_active
      on questionnaire (agency_id, coalesce(unit_id, agency_id)) where state = 'active'`.execute(db)
  await sql`comment on table questionnaire is 'kuesioner SKM; of one unit, or of the whole agency where unit_id is null'`.execute(
    db,
  )
}
