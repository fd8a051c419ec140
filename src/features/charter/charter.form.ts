/** What the forms of charter, complaints and standards send: read into values, or every bad field named by its reason. */
import { z } from 'zod'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { readDay, readPeriod } from '../../domain/period.ts'
import { standardParts } from '../../domain/serviceStandard.ts'
import type { CharterText, ComplaintContact, ComplaintCount } from './charter.ts'
import type { ServiceStandard } from './standard.ts'

export const [LINE_MOST, TEXT_MOST] = [200, 4_000]

/** A word for what is wrong with a field, which the page puts into a sentence. */
export type BadField = { field: string; problem: string }
type Read<T> = Outcome<T, BadField[]>

const lineOf = (given: string) => given.replace(/\s+/g, ' ').trim()
const textOf = (given: string) => given.replace(/\r\n?/g, '\n').trim()
const line = z.string().transform(lineOf).pipe(z.string().min(1, 'empty').max(LINE_MOST, 'long'))
const text = z.string().transform(textOf).pipe(z.string().min(1, 'empty').max(TEXT_MOST, 'long'))
const optional = <T extends z.ZodType<string, string>>(schema: T) =>
  z
    .string()
    .transform((given) => lineOf(given) || null)
    .pipe(schema.nullable())
const optionalText = z
  .string()
  .transform((given) => textOf(given) || null)
  .pipe(z.string().max(TEXT_MOST, 'long').nullable())
const short = z.string().max(LINE_MOST, 'long')
const day = z.string().transform((given, context) => {
  const read = readDay(given.trim())
  if (!read) context.addIssue('day')
  return read ?? z.NEVER
})
const count = z
  .string()
  .transform((given) => given.replaceAll('.', '').trim())
  .pipe(z.string().regex(/^\d{1,7}$/, 'number'))
  .transform(Number)

const contact = z.object({
  person: line,
  job: line,
  address: text,
  phone: optional(z.string().regex(/^\+?[\d() -]{5,25}$/, 'phone')),
  email: optional(z.email('email').max(LINE_MOST, 'long')),
  website: optional(
    z.url({ protocol: /^https?$/, hostname: z.regexes.domain, error: 'website' }).max(LINE_MOST, 'long'),
  ),
  hours: optional(short),
  procedure: optionalText,
})
const charter = z.object({ text, signedBy: line, declaredOn: day })
const counts = z.object({ period: z.string(), received: count, onTime: count, late: count, asOf: day, source: line })
const standard = z.object({
  ...Object.fromEntries(standardParts.map((part) => [part, optionalText])),
  decree: optional(short),
})

export function readContact(fields: URLSearchParams): Read<ComplaintContact> {
  return readWith(contact, fields)
}

/** Nothing is declared ahead of its day. */
export function readCharter(fields: URLSearchParams, today: string): Read<CharterText> {
  const read = readWith(charter, fields)
  if (read.ok && read.value.declaredOn > today) return no([{ field: 'declaredOn', problem: 'future' }])
  return read
}

/**
 * The complaints of a quarter that is over: not more settled than came, as of a day after it that is not in the future.
 * @param periods codes of the quarters to choose from
 */
export function readCount(fields: URLSearchParams, periods: readonly string[], today: string): Read<ComplaintCount> {
  const read = readWith(counts, fields)
  const period = periods.includes(fields.get('period') ?? '') ? readPeriod(fields.get('period') ?? '') : null
  const problems = read.ok ? [] : [...read.reason]
  if (!period) problems.unshift({ field: 'period', problem: 'period' })
  if (!read.ok) return no(problems)
  const { received, onTime, late, asOf } = read.value
  if (onTime + late > received) problems.push({ field: 'received', problem: 'settled' })
  if (asOf > today) problems.push({ field: 'asOf', problem: 'future' })
  else if (period && asOf < period.to) problems.push({ field: 'asOf', problem: 'early' })
  return problems.length > 0 ? no(problems) : read
}

/** Components without a text are left out: they count as not filled in. */
export function readStandard(fields: URLSearchParams): Read<ServiceStandard> {
  const read = readWith(standard, fields)
  if (!read.ok) return read
  const { decree, ...parts } = read.value
  return ok({ decree, parts: Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null)) })
}

/** Values of a schema's fields, or the first problem of each bad one. A field that was not sent counts as empty. */
function readWith<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  fields: URLSearchParams,
): Read<z.output<z.ZodObject<Shape>>> {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, fields.get(name) ?? '']))
  const read = schema.safeParse(given)
  if (read.success) return ok(read.data)
  const problems = read.error.issues.map(({ path, message }) => ({ field: String(path[0]), problem: message }))
  return no(problems.filter(({ field }, place) => problems.findIndex((one) => one.field === field) === place))
}
