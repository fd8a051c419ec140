import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

type Db = Kysely<Database>

/** The key of a month, sealed; null where there is none, or none any more. */
export async function findCommentKey(db: Db, month: string): Promise<Buffer | null> {
  const row = await db.selectFrom('comment_key').select('sealed').where('month', '=', month).executeTakeFirst()
  return row?.sealed ?? null
}

/** The key of a month, sealed: the one that is there, or the given one when it is the first. */
export async function insertCommentKey(db: Db, month: string, sealed: Buffer): Promise<Buffer> {
  await sql`
    insert into comment_key as k (month, sealed) values (${month}::date, ${sealed})
    on conflict (month) do update set sealed = excluded.sealed where k.sealed is null`.execute(db)
  return (await findCommentKey(db, month))!
}

/**
 * Destroys the keys of all months until one, that one included, and takes away the copies that nobody had looked at until then: they
 * would wait for ever. Nothing is left of a key on the disk but in backups.
 */
export async function destroyCommentKeys(db: Db, month: string): Promise<void> {
  const { numAffectedRows } = await sql`
    update comment_key set sealed = null where month <= ${month}::date and sealed is not null`.execute(db)
  await sql`
    delete from comment c where c.month <= ${month}::date and c.state = 'new' and not exists (
      select from comment_handoff h where h.agency_id = c.agency_id and h.comment_id = c.comment_id)`.execute(db)
  if (numAffectedRows) await sql`vacuum comment_key`.execute(db)
}
