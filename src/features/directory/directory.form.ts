/** What the forms of the directory send: read into values, or every bad field named by its reason. */
import { z } from 'zod'
import { type NipProblem, readNip } from '../../domain/nip.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { readDay } from '../../domain/period.ts'
import type { PointKind } from './directory.ts'

/** The longest name of anything in a directory. */
export const NAME_MOST = 200
/** How many counters are added at once at most. */
export const COUNTERS_MOST = 50
export const pointKinds = ['counter', 'officer', 'programme', 'area', 'kiosk', 'paper'] as const satisfies PointKind[]

/** What is wrong with a field: a word for each reason, which the page puts into a sentence. */
export type BadField = {
  field: string
  reason: 'name' | 'long' | 'unit' | 'job' | 'from' | 'kind' | 'area' | 'number' | 'order' | NipProblem
}
type Read<T> = Outcome<T, BadField[]>

const text = (reason: BadField['reason']) =>
  z
    .string()
    .transform((given) => given.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, reason).max(NAME_MOST, 'long'))
const id = (reason: BadField['reason']) => z.uuid(reason)
const optionalText = z.string().transform((given) => given.replace(/\s+/g, ' ').trim().slice(0, NAME_MOST) || null)
const optionalId = z
  .string()
  .transform((given) => given || null)
  .pipe(z.uuid('unit').nullable())
const nip = z.string().transform((given, context) => {
  const read = readNip(given)
  if ('nip' in read) return read.nip
  context.addIssue(read.problem)
  return z.NEVER
})
const day = z.string().transform((given, context) => {
  const read = readDay(given.trim())
  if (!read) context.addIssue('from')
  return read ?? z.NEVER
})
const number = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'number')
  .transform(Number)

const unit = z.object({ name: text('name'), parent: optionalId })
const service = z.object({ name: text('name'), unit: id('unit') })
const pointParts = { service: optionalId, officer: optionalId, area: optionalText }
const point = z.object({ name: text('name'), unit: id('unit'), kind: z.enum(pointKinds, 'kind'), ...pointParts })
const counters = z
  .object({ name: text('name'), unit: id('unit'), service: optionalId, first: number, last: number })
  .refine(({ first, last }) => last >= first && last - first < COUNTERS_MOST, { path: ['last'], error: 'order' })
const officer = z.object({ nip, name: text('name'), job: text('job') })
const officerChange = officer.extend({
  jobFrom: z
    .string()
    .transform((given) => given.trim() || null)
    .pipe(day.nullable()),
})
const posting = z.object({ unit: id('unit'), from: day })

export const readUnit = (fields: URLSearchParams) =>
  readWith(unit, fields, ({ name, parent }) => ({ name, parentId: parent }))

export const readService = (fields: URLSearchParams) =>
  readWith(service, fields, ({ name, unit }) => ({ name, unitId: unit }))

/** The officer of a desk and the part of the town are kept where the kind of the point has them. */
export const readPoint = (fields: URLSearchParams) =>
  readWith(point, fields, ({ name, unit, kind, service, officer, area }) => ({
    name,
    unitId: unit,
    kind,
    serviceId: service,
    officerId: kind === 'officer' ? officer : null,
    area: kind === 'area' ? area : null,
  }))

/** `Loket` from 1 to 4 becomes four names. */
export const readCounters = (fields: URLSearchParams) =>
  readWith(counters, fields, ({ name, unit, service, first, last }) => ({
    names: Array.from({ length: last - first + 1 }, (_, place) => `${name} ${first + place}`),
    unitId: unit,
    serviceId: service,
    kind: 'counter' as const,
    officerId: null,
    area: null,
  }))

export const readOfficer = (fields: URLSearchParams) => readWith(officer, fields, (values) => values)

/** `jobFrom`: the first day of another job; empty where its words are corrected. */
export const readOfficerChange = (fields: URLSearchParams) =>
  readWith(officerChange, fields, ({ jobFrom, ...values }) => ({ values, jobFrom }))

export const readPosting = (fields: URLSearchParams) =>
  readWith(posting, fields, ({ unit, from }) => ({ unitId: unit, fromOn: from }))

/** Values of a schema's fields, or one reason for each bad field. A field that was not sent counts as empty. */
function readWith<Shape extends z.ZodRawShape, Out>(
  schema: z.ZodObject<Shape>,
  fields: URLSearchParams,
  shape: (values: z.output<z.ZodObject<Shape>>) => Out,
): Read<Out> {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, fields.get(name) ?? '']))
  const read = schema.safeParse(given)
  if (read.success) return ok(shape(read.data))
  const problems = read.error.issues.map(({ path, message }) => ({
    field: String(path[0]),
    reason: message as BadField['reason'],
  }))
  return no(problems.filter(({ field }, place) => problems.findIndex((one) => one.field === field) === place))
}
