import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

type Db = Kysely<Database>

/** The key of a month, sealed: the one that is there, or the given one when it is the first. */
export async function insertCommentKey(db: Db, month: string, sealed: Buffer): Promise<Buffer> {
  await db
    .insertInto('comment_key')
    .values({ month, sealed })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db.selectFrom('comment_key').select('sealed').where('month', '=', month).executeTakeFirstOrThrow()
  return row.sealed
}

export type FoundResponse = { agencyName: string; answeredOn: string; isCounted: boolean }

/** The responses whose id lies in a range, in any agency; a range of a receipt holds one. */
export async function findByIdRange(db: Db, from: string, to: string): Promise<FoundResponse[]> {
  const { rows } = await sql<FoundResponse>`
    select a.name as "agencyName", r.answered_on as "answeredOn",
           not exists (select from pending p where p.agency_id = r.agency_id and r.response_id = any(p.response_ids)) as "isCounted"
    from agency a
    cross join lateral (
      select * from response r
      where r.agency_id = a.agency_id and r.response_id between ${from}::uuid and ${to}::uuid
    ) r`.execute(db)
  return rows
}
