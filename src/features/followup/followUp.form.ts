/** What the forms of follow-up send: read into values, or every bad field named by its reason. */
import { z } from 'zod'
import { planStates, plannableQuarters, quartersBetween } from '../../domain/followUp.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type ParticipantGroup, participantGroups } from '../../domain/participants.ts'
import { readDay, readPeriod } from '../../domain/period.ts'
import type { ConsultationValues } from './consultations.ts'
import type { Plan, PlanValues } from './plans.ts'

export const [PROGRAMME_MOST, RESPONSIBLE_MOST, MINUTES_MOST, NOTE_MOST] = [500, 120, 4_000, 500]

/** A word for what is wrong with a field, which the page puts into a sentence. */
export type BadField = { field: string; problem: string }
type Read<T> = Outcome<T, BadField[]>

const line = (most: number) =>
  z
    .string()
    .transform((given) => given.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, 'empty').max(most, 'long'))
const text = (most: number) =>
  z
    .string()
    .transform((given) => given.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(1, 'empty').max(most, 'long'))
const unit = z
  .string()
  .transform((given) => given || null)
  .pipe(z.uuid('unit').nullable())
const day = z.string().transform((given, context) => {
  const read = readDay(given.trim())
  if (!read) context.addIssue('day')
  return read ?? z.NEVER
})

const plan = z.object({
  unitId: unit,
  period: z.string().refine((code) => readPeriod(code) !== null, 'period'),
  element: z.string().min(1, 'element').max(100, 'element'),
  programme: text(PROGRAMME_MOST),
  fromQuarter: z.string(),
  untilQuarter: z.string(),
  responsible: line(RESPONSIBLE_MOST),
})

/**
 * A plan. Its quarters are among those that may be chosen on a day, or those it has already.
 * @param elements codes of the elements to choose from
 */
export function readPlan(
  fields: URLSearchParams,
  { elements, today, current }: { elements: readonly string[]; today: string; current?: Plan | null },
): Read<PlanValues> {
  const read = plan.safeParse(given(fields, Object.keys(plan.shape)))
  const problems = read.success ? [] : problemsOf(read.error)
  const [from, until] = [fields.get('fromQuarter') ?? '', fields.get('untilQuarter') ?? '']
  const known = [...plannableQuarters(today).map(({ code }) => code), current?.fromQuarter, current?.untilQuarter]
  if (!known.includes(from)) problems.push({ field: 'fromQuarter', problem: 'quarter' })
  if (!known.includes(until)) problems.push({ field: 'untilQuarter', problem: 'quarter' })
  else if (known.includes(from) && quartersBetween(from, until).length === 0)
    problems.push({ field: 'untilQuarter', problem: 'order' })
  if (!elements.includes(fields.get('element') ?? '') && !problems.some(({ field }) => field === 'element'))
    problems.push({ field: 'element', problem: 'element' })
  return read.success && problems.length === 0 ? ok(read.data) : no(problems)
}

const state = z.enum(planStates)

/** Where a plan goes: a reason belongs to its end without result, a day to its end with one, which is not in the future. */
export function readMove(fields: URLSearchParams, today: string): Read<Pick<Plan, 'state' | 'reason' | 'doneOn'>> {
  const wanted = state.safeParse(fields.get('state') ?? '')
  if (!wanted.success) return no([{ field: 'state', problem: 'state' }])
  if (wanted.data === 'cancelled') {
    const reason = text(NOTE_MOST).safeParse(fields.get('reason') ?? '')
    return reason.success
      ? ok({ state: wanted.data, reason: reason.data, doneOn: null })
      : no([{ field: 'reason', problem: 'empty' }])
  }
  if (wanted.data !== 'done') return ok({ state: wanted.data, reason: null, doneOn: null })
  const doneOn = readDay((fields.get('doneOn') ?? '').trim())
  if (!doneOn || doneOn > today) return no([{ field: 'doneOn', problem: doneOn ? 'future' : 'day' }])
  return ok({ state: wanted.data, reason: null, doneOn })
}

export function readNote(fields: URLSearchParams): Read<string> {
  const read = text(NOTE_MOST).safeParse(fields.get('note') ?? '')
  return read.success ? ok(read.data) : no([{ field: 'note', problem: fields.get('note')?.trim() ? 'long' : 'empty' }])
}

const minutes = z.object({
  unitId: unit,
  heldOn: day,
  place: line(200),
  topics: text(MINUTES_MOST),
  agreements: text(MINUTES_MOST),
})
const people = z
  .string()
  .trim()
  .regex(/^\d{0,5}$/, 'number')
  .transform(Number)

/** The minutes of a forum; a group without a number did not come. */
export function readConsultation(fields: URLSearchParams, today: string): Read<ConsultationValues> {
  const read = minutes.safeParse(given(fields, Object.keys(minutes.shape)))
  const problems = read.success ? [] : problemsOf(read.error)
  if (read.success && read.data.heldOn > today) problems.push({ field: 'heldOn', problem: 'future' })
  const participants: Partial<Record<ParticipantGroup, number>> = {}
  for (const group of participantGroups) {
    const count = people.safeParse(fields.get(`people-${group}`) ?? '')
    if (!count.success) problems.push({ field: `people-${group}`, problem: 'number' })
    else if (count.data > 0) participants[group] = count.data
  }
  const planIds = z.array(z.uuid()).safeParse(fields.getAll('planIds'))
  if (!planIds.success) problems.push({ field: 'planIds', problem: 'plan' })
  return read.success && planIds.success && problems.length === 0
    ? ok({ ...read.data, participants, planIds: planIds.data })
    : no(problems)
}

function given(fields: URLSearchParams, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, fields.get(name) ?? '']))
}

/** The first problem of each field. */
function problemsOf(error: z.ZodError): BadField[] {
  const problems = error.issues.map(({ path, message }) => ({ field: String(path[0]), problem: message }))
  return problems.filter(({ field }, place) => problems.findIndex((one) => one.field === field) === place)
}
