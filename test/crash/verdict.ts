import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import { addResponse, emptyCell } from '../../src/domain/tally.ts'
import { type Submission, responseIdOf } from '../../src/features/response/response.ts'
import type { Visit } from '../../src/features/token/token.ts'
import { type SimulatedDatabase, POISON } from './simulatedStore.ts'
import type { World } from './world.ts'

/** Whose answers are simulated. */
export const agencyId = '018f0000-0000-7000-8000-000000000001'

/** A citizen's answer, and every word that came back about it. */
export type Sent = { submission: Submission; visit: Visit | null; firstAt: number; replies: string[] }

export type Run = { world: World; database: SimulatedDatabase; sent: Sent[] }

/** What was wrong with a run, a sentence each; empty when all is well. */
export function wrongWith({ database, sent }: Run): string[] {
  const wrong = sent.flatMap(({ submission, replies }) => wrongWithOne(database, submission, replies))
  wrong.push(...wrongWithTokens(database, sent))
  const recounted = emptyCell(officialQuestionnaire.elements.length)
  for (const { scores, overall } of database.rows.values()) addResponse(recounted, scores, overall)
  if (JSON.stringify(recounted) !== JSON.stringify(database.tally))
    wrong.push('the counters differ from what is stored')
  return wrong
}

function wrongWithOne(database: SimulatedDatabase, submission: Submission, replies: readonly string[]): string[] {
  const { key } = submission
  const stored = database.rows.get(responseIdOf(agencyId, key))
  const isOurs = stored?.comment?.sealed.toString() === (submission.comment ?? undefined)
  const receipts = new Set(replies.filter((reply) => reply.startsWith('receipt')))
  const isPoison = (submission.overall as number) === POISON
  return [
    ...(receipts.size > 0 && !(stored && isOurs) ? [`${key} was acknowledged and is not stored`] : []),
    ...(receipts.size > 1 ? [`${key} has several receipts`] : []),
    ...(replies.includes('other-body') && isOurs ? [`${key} was taken for another answer`] : []),
    ...(replies.includes('refused') && !isPoison ? [`${key} failed for another row's fault`] : []),
    ...(isPoison && stored ? [`${key} is stored and must not be`] : []),
    ...(replies.filter((reply) => reply === 'sent').length !== replies.filter(isFinal).length
      ? [`${key} was never answered`]
      : []),
  ]
}

/** A token lets one answer in, the one that holds it; whoever is told that it was used must have lost it to another. */
function wrongWithTokens(database: SimulatedDatabase, sent: readonly Sent[]): string[] {
  const withToken = sent.flatMap(({ visit, ...one }) =>
    visit ? [{ ...one, token: visit.use.hash.toString('hex') }] : [],
  )
  const idOf = (one: { submission: Submission }) => responseIdOf(agencyId, one.submission.key)
  return [...new Set(withToken.map(({ token }) => token))].flatMap((token) => {
    const rivals = withToken.filter((one) => one.token === token)
    const letIn = new Set(rivals.map(idOf).filter((id) => database.rows.has(id)))
    const holder = database.tokens.get(token)
    const wronged = rivals.filter((one) => one.replies.includes('token-used') && (!holder || holder === idOf(one)))
    return [
      ...(letIn.size > 1 ? [`${token} let in ${letIn.size} answers`] : []),
      ...(holder && !letIn.has(holder) ? [`${token} is held by no answer`] : []),
      ...wronged.map(({ submission }) => `${submission.key} was refused a token that nobody else used`),
    ]
  })
}

/** Whether an answer settles a submission: nobody sends it again. */
export function isFinal(reply: string): boolean {
  return !['sent', 'cut', 'unavailable'].includes(reply)
}
