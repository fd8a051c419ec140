import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { SealedComment } from '../response/vault.ts'

type Db = Kysely<Database>

export type AnsweredResponse = { responseId: string; unitId: string; answeredOn: string; overall: number | null }

/** Answers of each unit in a span of days, some of each, in an order that is the same for the same city. */
export async function someResponses(
  db: Db,
  agencyId: string,
  { from, to }: { from: string; to: string },
  perUnit: number,
): Promise<AnsweredResponse[]> {
  const { rows } = await sql<AnsweredResponse>`
    select "responseId", "unitId", "answeredOn", overall from (
      select r.response_id as "responseId", o.unit_id as "unitId", r.answered_on as "answeredOn", r.overall,
             row_number() over (partition by o.unit_id order by r.response_id) as place
      from response r join origin o on o.agency_id = r.agency_id and o.origin_id = r.origin_id
      where r.agency_id = ${agencyId}::uuid and r.answered_on between ${from}::date and ${to}::date
    ) ranked where place <= ${perUnit} order by "unitId", "responseId"`.execute(db)
  return rows
}

export async function hasComments(db: Db, agencyId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from response_comment where agency_id = ${agencyId}::uuid) as found`.execute(db)
  return rows[0]?.found ?? false
}

export async function insertComments(
  db: Db,
  agencyId: string,
  comments: readonly (SealedComment & { responseId: string; wantsReply: boolean })[],
): Promise<void> {
  await db
    .insertInto('response_comment')
    .values(
      comments.map(({ responseId, month, sealed, wantsReply }) => ({
        agency_id: agencyId,
        response_id: responseId,
        month,
        sealed,
        wants_reply: wantsReply,
      })),
    )
    .execute()
}
