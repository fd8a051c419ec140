import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { StateEvent } from './state.ts'

type Db = Kysely<Database>

export async function isStored(db: Db, agencyId: string, responseId: string): Promise<boolean> {
  const row = await db
    .selectFrom('response')
    .select('response_id')
    .where('agency_id', '=', agencyId)
    .where('response_id', '=', responseId)
    .executeTakeFirst()
  return row !== undefined
}

export type FoundResponse = {
  agencyName: string
  isPractice: boolean
  answeredOn: string
  isCounted: boolean
  lastEvent: StateEvent | null
  wantsReply: boolean | null
  repliedOn: string | null
  /** Of the reply. */
  month: string | null
  sealed: Buffer | null
}

/** The responses whose id lies in a range, in any agency; a range of a receipt holds one. */
export async function findByIdRange(db: Db, from: string, to: string): Promise<FoundResponse[]> {
  const { rows } = await sql<FoundResponse>`
    select a.name as "agencyName", a.practice_of is not null as "isPractice", r.answered_on as "answeredOn",
           not exists (select from pending p where p.agency_id = r.agency_id and r.response_id = any(p.response_ids)) as "isCounted",
           (select s.state from response_state s where s.agency_id = r.agency_id and s.response_id = r.response_id
            order by s.event_no desc limit 1) as "lastEvent",
           c.wants_reply as "wantsReply", y.replied_on as "repliedOn", y.month, y.sealed
    from agency a
    cross join lateral (
      select * from response r
      where r.agency_id = a.agency_id and r.response_id between ${from}::uuid and ${to}::uuid
    ) r
    left join response_comment c on c.agency_id = r.agency_id and c.response_id = r.response_id
    left join response_reply y on y.agency_id = r.agency_id and y.response_id = r.response_id`.execute(db)
  return rows
}
