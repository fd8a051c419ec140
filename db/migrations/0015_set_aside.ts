import { type Kysely, sql } from 'kysely'

/**
 * A stored answer that cannot be counted is set aside: it stays in the queue, seen and tried again, and the others are counted.
 *
 * The queue's arrays are not compressed any more: ids do not shrink, and each batch paid for the attempt.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table pending add column set_aside_at timestamptz`.execute(db)
  await sql`drop index pending_queued`.execute(db)
  await sql`create index pending_queued on pending (queued_at) where set_aside_at is null`.execute(db)
  for (const column of ['response_ids', 'origin_ids', 'answered_on', 'overall', 'scores'])
    await sql`alter table pending alter column ${sql.id(column)} set storage external`.execute(db)
  await sql`comment on column pending.set_aside_at is 'when counting was given up until the next night; null while it waits'`.execute(
    db,
  )
}
