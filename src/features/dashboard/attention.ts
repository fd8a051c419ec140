/**
 * What a home calls its reader to. The one place where a station's own call is added: what waits in `readWaiting`, a card in
 * `attentionOf`, its words in `cards` of src/i18n/console/dashboard.ts.
 */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type CommentCalls, readCommentCalls } from '../comment/calls.ts'
import { coveredBy, covers } from '../directory/reach.ts'
import { overdueFollowUps } from '../followup/overdue.ts'
import { isWorse } from './changes.ts'
import type { Home, View } from './home.ts'

/** `kind` names its words; a card of nothing is not shown. */
export type AttentionCard = { kind: string; count: number; href: string }

/** What waits at other stations, within a view. */
export type Waiting = { comments: CommentCalls; overdue: number }

/** Where each card leads; null for whoever may not go there. */
export type AttentionLinks = {
  services: string
  import: string | null
  priorities: string | null
  comments: string | null
  followUps: string | null
}

/** In three statements for an agency, four for a unit. */
export async function readWaiting(db: Kysely<Database>, { agencyId, unitId }: View, today: string): Promise<Waiting> {
  const covered = await coveredBy(db, agencyId, unitId === null ? 'all' : { unitIds: [unitId] })
  const comments = await readCommentCalls(db, agencyId, covered, today)
  const late = await overdueFollowUps(db, agencyId, today)
  return { comments, overdue: late.filter((plan) => covers(covered, plan.unitId)).length }
}

export function attentionOf(home: Home, { comments, overdue }: Waiting, links: AttentionLinks): AttentionCard[] {
  const needsPriority = home.services.length > 0 && !home.services.some(({ place }) => place.isPriority)
  const cards: [kind: string, count: number, href: string | null][] = [
    ['worse', home.services.filter(isWorse).length, links.services],
    ['quiet', home.quiet.length, '#titik-diam'],
    ['unread', comments.unread, links.comments && `${links.comments}?keadaan=new`],
    ['unanswered', comments.responsiveness.waiting, links.comments && `${links.comments}?balasan=waiting`],
    ['overdue', overdue, links.followUps],
    ['coverage', home.coverage === null ? 1 : 0, links.import],
    ['priority', needsPriority ? 1 : 0, links.priorities],
  ]
  return cards.flatMap(([kind, count, href]) => (count > 0 && href !== null ? [{ kind, count, href }] : []))
}
