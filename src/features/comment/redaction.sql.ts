import { type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { SealedComment } from '../response/vault.ts'

type Trx = Transaction<Database>

/** A comment as it came, and what is known of its place: the elements that it was asked about, and who worked there. */
export type WaitingComment = SealedComment & {
  agencyId: string
  responseId: string
  unitId: string
  serviceId: string | null
  answeredOn: string
  wantsReply: boolean
  elements: string[]
  officers: string[]
}

/** People may be remembered for some time after they left, and are named before their assignment is typed in. */
const [DAYS_AFTER, DAYS_BEFORE] = [60, 14]

/** Comments that nobody may read yet, held until the transaction ends; those that another process holds are left to it. */
export async function takeWaiting(trx: Trx, limit: number): Promise<WaitingComment[]> {
  const { rows } = await sql<WaitingComment>`
    with waiting as (
      select agency_id, response_id, month, sealed, wants_reply from response_comment
      where not is_redacted order by month limit ${limit} for update skip locked
    )
    select w.agency_id as "agencyId", w.response_id as "responseId", w.month, w.sealed, w.wants_reply as "wantsReply",
           o.unit_id as "unitId", o.service_id as "serviceId", r.answered_on as "answeredOn",
           array(select jsonb_array_elements_text(q.places)) as elements,
           array(
             select f.name from officer f where f.agency_id = o.agency_id and (f.officer_id = o.officer_id or exists (
               select from assignment a where a.agency_id = f.agency_id and a.officer_id = f.officer_id and a.unit_id = o.unit_id
                 and a.from_on <= r.answered_on + ${DAYS_BEFORE}::int
                 and coalesce(a.until_on, 'infinity'::date) >= r.answered_on - ${DAYS_AFTER}::int))
           ) as officers
    from waiting w
    join response r on r.agency_id = w.agency_id and r.response_id = w.response_id
    join origin o on o.agency_id = r.agency_id and o.origin_id = r.origin_id
    join questionnaire q on q.agency_id = o.agency_id and q.questionnaire_id = o.questionnaire_id`.execute(trx)
  return rows
}

export type ReadableComment = Omit<WaitingComment, 'officers'> & { commentId: string; hidden: string[]; kind: string }

export async function insertComments(trx: Trx, comments: readonly ReadableComment[]): Promise<void> {
  if (comments.length === 0) return
  await trx
    .insertInto('comment')
    .values(
      comments.map((comment) => ({
        agency_id: comment.agencyId,
        comment_id: comment.commentId,
        response_id: comment.responseId,
        unit_id: comment.unitId,
        service_id: comment.serviceId,
        answered_on: comment.answeredOn,
        month: comment.month,
        sealed: comment.sealed,
        hidden: comment.hidden,
        wants_reply: comment.wantsReply,
        kind: comment.kind,
        elements: comment.elements,
      })),
    )
    .execute()
}

export async function markRedacted(trx: Trx, comments: readonly WaitingComment[]): Promise<void> {
  await sql`
    update response_comment c set is_redacted = true
    from unnest(${comments.map(({ agencyId }) => agencyId)}::uuid[], ${comments.map(({ responseId }) => responseId)}::uuid[])
      as k (agency_id, response_id)
    where c.agency_id = k.agency_id and c.response_id = k.response_id`.execute(trx)
}
