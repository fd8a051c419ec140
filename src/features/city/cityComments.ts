/** What citizens of the invented city wrote, and what its people did about it: some of each kind, in every state. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import * as seed from '../../../db/seed/comments.ts'
import { quartersUntil } from '../../domain/period.ts'
import { type Actor, portalActor } from '../audit/audit.ts'
import { answerComment } from '../comment/answer.ts'
import { type Comment, decide, findComment, listComments } from '../comment/comment.ts'
import { publishComments } from '../comment/publish.ts'
import { redactWaiting } from '../comment/redaction.ts'
import type { Agency } from '../directory/directory.ts'
import type { Vault } from '../response/vault.ts'
import * as store from './cityComments.sql.ts'

type Db = Kysely<Database>

/** In the quarter that is over, so that some are public, and in this one. Few: a first start should be short. */
const WRITTEN = [
  { units: 5, each: 14 },
  { units: 12, each: 3 },
] as const
const REPLIES = [
  'Terima kasih sudah memberi tahu kami. Mulai minggu depan kami membuka satu loket tambahan pada jam ramai.',
  'Terima kasih. Kipas sudah diperbaiki, dan kursi tunggu sedang kami tambah.',
  'Kami mohon maaf atas pengalaman Anda. Hal ini sudah dibahas dengan semua petugas.',
]
const MOST = 10_000

/** Writes the comments of the demonstration, once. Those of the last days are nobody's yet: there is something to do. */
export async function seedComments(db: Db, vault: Vault, agency: Agency, today: string, now: Date): Promise<void> {
  const { agencyId } = agency
  if (await store.hasComments(db, agencyId)) return
  const quarters = quartersUntil(today, 2)
  for (const [place, quarter] of quarters.entries()) {
    const responses = await store.someResponses(db, agencyId, quarter, WRITTEN[place] ?? { units: 0, each: 0 })
    if (responses.length === 0) continue
    const written = responses.map((response, number) => ({ ...response, ...commentOf(response.overall, number) }))
    const sealed = await vault.sealAll(written.map(({ answeredOn, text }) => ({ answeredOn, comment: text })))
    const rows = written.flatMap(({ responseId, wantsReply = false }, at) =>
      sealed[at] ? [{ responseId, wantsReply, ...sealed[at] }] : [],
    )
    await store.insertComments(db, agencyId, rows)
  }
  await redactWaiting(db, vault)
  await workThrough(db, vault, portalActor(agencyId, now), agency, quarters[0]!)
  await publishComments(db, vault, now)
}

/** Praise from those who were content, complaints from the others, a suggestion or something else now and then. */
function commentOf(overall: number | null, number: number): seed.SeedComment {
  const kinds =
    number % 23 === 0
      ? seed.others
      : number % 5 === 0
        ? seed.suggestions
        : (overall ?? 3) >= 3
          ? seed.praises
          : seed.complaints
  return kinds[number % kinds.length]!
}

/** Judges what was written in a quarter and replies to half of those who wished for it. */
async function workThrough(db: Db, vault: Vault, actor: Actor, agency: Agency, days: { from: string; to: string }) {
  const none = { covered: null, serviceId: null, element: null, kind: null, state: null, reply: null }
  const all = { text: '', limit: MOST, offset: 0 }
  const { comments } = await listComments(db, vault, agency.agencyId, { ...none, days }, all)
  for (const [number, comment] of comments.entries()) {
    await decide(db, vault, actor, comment.commentId, judged(comment))
    const found =
      comment.wantsReply && number % 2 === 0 && (await findComment(db, vault, agency.agencyId, comment.commentId))
    if (found) await answerComment(db, vault, actor, agency, found, REPLIES[number % REPLIES.length]!)
  }
}

/** Numbers stay inside: beside figures they would be read as some. */
function judged({ kind, elements, text, hidden }: Comment) {
  const topics = { kind, elements, blackOut: [] }
  if (text?.startsWith('JUAL')) return { ...topics, state: 'spam', reason: null } as const
  if (hidden.length > 0) return { ...topics, state: 'unpublishable', reason: 'personal' } as const
  if (/\d/.test(text ?? '')) return { ...topics, state: 'unpublishable', reason: 'identifiable' } as const
  return { ...topics, state: 'publishable', reason: null } as const
}
