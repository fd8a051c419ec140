import { type Kysely, sql } from 'kysely'

/** What was published, word for word and for good: the digest is the SHA-256 of the canonical figures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table release (
      agency_id uuid not null references agency,
      period text not null,
      digest text not null check (digest ~ '^[0-9a-f]{64}$'),
      figures jsonb not null,
      closed_at timestamptz not null,
      primary key (agency_id, period)
    )`.execute(db)
  await sql`comment on table release is 'publikasi hasil: an immutable snapshot; the public pages read this and nothing else'`.execute(
    db,
  )
}
