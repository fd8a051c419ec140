import { type Kysely, sql } from 'kysely'

/**
 * The life of a version: who wrote it, from when it shall be in force once it was approved, and when it came into force and left it.
 * Who wrote does not put in force, so the accounts that wrote are kept beside the trail, where a page can ask for them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table questionnaire
      add column writers uuid[] not null default '{}',
      add column starts_on date,
      add column activated_at timestamptz,
      add column retired_at timestamptz,
      add constraint questionnaire_starts_after_review check (starts_on is null or state = 'review')`.execute(db)
  await sql`update questionnaire set activated_at = created_at where state in ('active', 'retired')`.execute(db)
  await sql`create index questionnaire_due on questionnaire (starts_on) where starts_on is not null`.execute(db)
  await sql`comment on column questionnaire.writers is 'accounts that wrote it: somebody else puts it in force'`.execute(
    db,
  )
  await sql`comment on column questionnaire.starts_on is 'approved, in force from this day of the agency'`.execute(db)
  await sql`comment on column questionnaire.retired_at is 'left force; without activated_at it never was in force'`.execute(
    db,
  )
}
