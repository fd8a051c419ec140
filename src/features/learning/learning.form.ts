/** What the forms of training, innovation, facilities and meetings send, as values or one problem a field. */
import { z } from 'zod'
import { readDay } from '../../domain/period.ts'
import { readForm } from '../readForm.ts'
import { innovationStates, needStates } from './ideas.ts'

const line = z.string().trim().min(1).max(200)
const words = z.string().trim().min(1).max(4_000)
const day = z.string().transform((given, context) => {
  const read = readDay(given.trim())
  if (!read) context.addIssue('day')
  return read ?? z.NEVER
})
const optionalDay = z.string().transform((given, context) => {
  if (given.trim() === '') return null
  const read = readDay(given.trim())
  if (!read) context.addIssue('day')
  return read ?? z.NEVER
})
const element = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/)

export const readCourse = readForm(
  z.object({
    title: line,
    provider: line,
    hours: z
      .string()
      .trim()
      .regex(/^[1-9]\d{0,2}$/)
      .transform(Number),
    element,
  }),
)
export const readTraining = readForm(
  z.object({ course: z.uuid(), unit: z.uuid(), element, heldOn: day, note: z.string().trim().max(4_000) }),
)
export const readProposal = readForm(z.object({ complaint: words, proposal: words, element }))
export const readAnswer = readForm(
  z.object({ innovation: z.uuid(), state: z.enum(innovationStates), answer: words, startedOn: optionalDay }),
)
export const readNeed = readForm(z.object({ unit: z.uuid(), words }))
export const readNeedState = readForm(z.object({ need: z.uuid(), state: z.enum(needStates) }))
export const readDecision = readForm(
  z.object({
    heldOn: day,
    unit: z.union([z.literal('').transform(() => null), z.uuid()]),
    words,
    owner: line,
    dueOn: day,
  }),
)
