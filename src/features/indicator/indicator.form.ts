/** What the forms of goals and indicators send: read into values, or every bad field named by its reason. */
import { z } from 'zod'
import { directions, qualityKinds, scaleOf, sources, subjects, subjectsOf } from '../../domain/indicator.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Period, readDay, readPeriod } from '../../domain/period.ts'
import { rhythms } from '../../domain/rhythm.ts'
import type { GoalValues } from './goals.ts'
import type { IndicatorValues, VersionValues } from './indicator.ts'
import { type Stance, stances } from './voice.ts'

export type BadField = { field: string; problem: string }
type Read<T> = Outcome<T, BadField[]>

const NAME_MOST = 200
const TEXT_MOST = 2_000

const text = (problem: string, most = NAME_MOST) =>
  z
    .string()
    .transform((given) => given.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, problem).max(most, 'long'))
const number = (problem: string) =>
  z
    .string()
    .transform((given) => given.trim().replace(',', '.'))
    .pipe(z.string().regex(/^-?\d{1,9}(\.\d{1,4})?$/, problem))
    .transform(Number)
const priority = z.enum(['1', '2', '3'], 'priority').transform(Number)
const optionalId = z
  .string()
  .transform((given) => given || null)
  .pipe(z.uuid('unit').nullable())
const day = (problem: string) =>
  z.string().transform((given, context) => {
    const read = readDay(given.trim())
    if (!read) context.addIssue(problem)
    return read ?? z.NEVER
  })

const goal = z.object({ mission: text('mission', TEXT_MOST), name: text('name'), priority })
const what = z.object({
  goal: z.uuid('goal'),
  unit: optionalId,
  subject: z.enum(subjects, 'subject'),
  source: z.enum(sources, 'source'),
  detail: z.string(),
})
const words = z.object({
  name: text('name'),
  definition: text('definition', TEXT_MOST),
  measure: text('measure'),
  formula: text('formula', TEXT_MOST),
  rhythm: z.enum(rhythms, 'rhythm'),
  direction: z.enum(directions, 'direction'),
  target: number('target'),
  owner: text('owner'),
  priority,
})
const scale = z.object({ lowest: number('lowest'), highest: number('highest') })

export const readGoal = (fields: URLSearchParams): Read<GoalValues> => readWith(goal, fields)

/** What is measured, of whom; `elements` are the codes that may be asked for. */
export function readWhat(fields: URLSearchParams, elements: readonly string[]): Read<IndicatorValues> {
  const read = readWith(what, fields)
  if (!read.ok) return read
  const { goal: goalId, unit: unitId, subject, source, detail } = read.value
  if (!subjectsOf[source].includes(subject)) return no([{ field: 'subject', problem: 'subject-of-source' }])
  const details: readonly string[] = source === 'element' ? elements : source === 'quality' ? qualityKinds : []
  if (details.length > 0 && !details.includes(detail)) return no([{ field: 'detail', problem: `detail-${source}` }])
  return ok({ goalId, unitId, subject, source, detail: details.length > 0 ? detail : null })
}

/** What is wanted; a target outside the scale of its source is named with the scale. */
export function readWords(fields: URLSearchParams, source: IndicatorValues['source']): Read<VersionValues> {
  const [read, own] = [readWith(words, fields), scaleOf(source)]
  const bounds = own ? ok(own) : readWith(scale, fields)
  const bad = [...(read.ok ? [] : read.reason), ...(bounds.ok ? [] : bounds.reason)]
  if (!read.ok || !bounds.ok) return no(bad)
  const { lowest, highest } = bounds.value
  if (lowest >= highest) return no([{ field: 'highest', problem: 'scale-order' }])
  const { target } = read.value
  if (target < lowest || target > highest) return no([{ field: 'target', problem: 'out-of-scale' }])
  return ok({ ...read.value, lowest, highest })
}

const voice = z
  .object({ stance: z.enum(stances, 'stance'), says: z.string().trim().max(TEXT_MOST, 'long') })
  .refine(({ stance, says }) => stance === 'acknowledge' || says !== '', { path: ['says'], error: 'says' })

export function readVoice(fields: URLSearchParams): Read<{ stance: Stance; says: string | null }> {
  const read = readWith(voice, fields)
  return read.ok ? ok({ ...read.value, says: read.value.says || null }) : read
}

export const readUntil = (fields: URLSearchParams): Read<{ until: string }> =>
  readWith(z.object({ until: day('until') }), fields)

export const readAdoption = (fields: URLSearchParams): Read<{ from: string; reason: string }> =>
  readWith(z.object({ from: day('from'), reason: z.string().trim().max(TEXT_MOST, 'long') }), fields)

const period = z.string().transform((given, context): Period => {
  const read = readPeriod(given)
  if (!read) context.addIssue('period')
  return read ?? z.NEVER
})
const value = z.object({ unit: z.uuid('unit'), period, value: number('value'), origin: text('origin') })

export function readValue(
  fields: URLSearchParams,
): Read<{ unitId: string; period: Period; value: number; origin: string }> {
  const read = readWith(value, fields)
  if (!read.ok) return read
  const { unit: unitId, ...rest } = read.value
  return ok({ unitId, ...rest })
}

function readWith<T>(schema: z.ZodType<T>, fields: URLSearchParams): Read<T> {
  const read = schema.safeParse(Object.fromEntries(fields))
  if (read.success) return ok(read.data)
  const problems = read.error.issues.map(({ path, message }) => {
    const field = String(path[0] ?? '')
    return { field, problem: /^[a-z-]+$/.test(message) ? message : field }
  })
  return no(problems.filter(({ field }, place) => problems.findIndex((one) => one.field === field) === place))
}

/** A target to try, from an address; null where it is none, or lies outside the scale. */
export function readTrial(
  text: string | null,
  { lowest, highest }: { lowest: number; highest: number },
): number | null {
  const read = number('target').safeParse(text ?? '')
  return read.success && read.data >= lowest && read.data <= highest ? read.data : null
}
