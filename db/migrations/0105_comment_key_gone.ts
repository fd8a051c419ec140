import { type Kysely, sql } from 'kysely'

/**
 * A month's key can go, so that what was written then can be read by nobody any more. The row stays, since sealed texts name its month
 * (`references comment_key` kept the key from ever being deleted).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table comment_key alter column sealed drop not null`.execute(db)
  await sql`
    comment on table comment_key is
    'one key per month, itself sealed with SECRET_KEY; null once it was destroyed, which makes that month unreadable'`.execute(
    db,
  )
}
