/** What the forms of the cycle send, as values or one problem a field. */
import { z } from 'zod'
import { organisationResults } from '../../domain/performance/distribution.ts'
import { evaluationRhythms } from '../../domain/performance/periods.ts'
import { ratings } from '../../domain/performance/predicate.ts'
import { readDay } from '../../domain/period.ts'
import { readForm } from '../readForm.ts'
import { coachingKinds, coachingOutcomes } from './coaching.ts'
import { itemKinds } from './plan.ts'
import { noteKinds } from './selfCheck.ts'
import { talkKinds } from './talk.ts'

/** The longest a person writes in one field. */
export const WORDS_MOST = 4_000
/** A reason is a sentence: shorter is none. */
export const REASON_LEAST = 20

const words = (least = 1) => z.string().trim().min(least).max(WORDS_MOST)
const line = z.string().trim().min(1).max(200)
const day = z.string().transform((given, context) => {
  const read = readDay(given.trim())
  if (!read) context.addIssue('day')
  return read ?? z.NEVER
})
/** A web address that a browser may be sent to; empty is none. */
const link = z
  .string()
  .trim()
  .transform((given) => given || null)
  .pipe(
    z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable(),
  )
const rating = z.enum(ratings)
const reason = words(REASON_LEAST)

const item = z.object({ kind: z.enum(itemKinds), title: line, target: words() })
const judgement = { result: rating, conduct: rating, reason }

export const readExpectation = readForm(z.object({ expectation: words() }))
export const readItem = readForm(item)
export const readProof = readForm(z.object({ item: z.uuid(), period: line, realised: words(), proof: line, link }))
export const readTalk = readForm(z.object({ kind: z.enum(talkKinds), subject: line, body: words() }))
export const readPost = readForm(z.object({ body: words() }))
export const readSelf = readForm(z.object({ result: rating, conduct: rating, words: words() }))
export const readNote = readForm(z.object({ kind: z.enum(noteKinds), body: words() }))
export const readJudgement = readForm(z.object(judgement))
export const readObjection = readForm(z.object({ reasons: reason }))
export const readStatement = readForm(z.object({ statement: words() }))
/** Without `outcome=changed` the two ratings are not looked at. */
export const readDecision = readForm(
  z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('kept'), decision: reason }),
    z.object({ outcome: z.literal('changed'), decision: reason, result: rating, conduct: rating }),
  ]),
)
export const readDispute = readForm(z.object({ from: day, until: day, reason }))
export const readVote = readForm(z.object({ verdict: z.enum(['excluded', 'kept']), reason }))
/** Steps are lines; at most ten. */
const steps = words().transform((text) =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)
    .slice(0, 10),
)
export const readRecognition = readForm(z.object({ officer: z.uuid(), reason }))
export const readCoaching = readForm(z.object({ kind: z.enum(coachingKinds), reason, steps, reviewOn: day }))
export const readReview = readForm(z.object({ outcome: z.enum(coachingOutcomes), review: words() }))
export const readOpinion = readForm(z.object({ period: line, opinion: reason }))
export const readCycle = readForm(
  z.object({ year: z.coerce.number().int().min(2000).max(2999), rhythm: z.enum(evaluationRhythms) }),
)
export const readOrganisation = readForm(
  z.object({ organisation: z.union([z.literal('').transform(() => null), z.enum(organisationResults)]) }),
)
export const readPolicy = readForm(
  z.object({
    weight: z
      .string()
      .trim()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .pipe(z.number().max(100)),
    basis: reason,
  }),
)
export const readSuperior = readForm(z.object({ user: z.uuid(), unit: z.uuid(), from: day }))
