/** What pages about comments are asked and sent, as values or as the fields that are wrong. */
import { z } from 'zod'
import { type CommentKind, commentKinds } from '../../domain/commentTopics.ts'
import { laporCategories, laporSteps } from '../../domain/laporClock.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { readDay, readPeriod } from '../../domain/period.ts'
import { type CommentFilter, type Decision, commentStates, reasons } from './comment.ts'
import { type NewHandOff, bases } from './handOff.ts'

/** The questions of a list, by their names in the address. */
export type AskedFilter = Omit<CommentFilter, 'covered'> & { unit: string | null }

function oneOf<T extends string>(values: readonly T[], text: string | null): T | null {
  return values.find((value) => value === text) ?? null
}

/** What an address asks of a list of comments; what is not known there asks for nothing. */
export function readCommentFilter(asked: URLSearchParams): AskedFilter {
  const service = z.uuid().safeParse(asked.get('layanan'))
  return {
    unit: asked.get('unit') || null,
    serviceId: service.success ? service.data : null,
    element: /^[a-z0-9-]{1,60}$/.exec(asked.get('unsur') ?? '')?.[0] ?? null,
    kind: oneOf<CommentKind>(commentKinds, asked.get('jenis')),
    state: oneOf(commentStates, asked.get('keadaan')),
    reply: oneOf(['waiting', 'replied'] as const, asked.get('balasan')),
    days: readPeriod(asked.get('periode') ?? ''),
  }
}

const BLACK_OUT_MOST = 20

const decision = z
  .object({
    keadaan: z.enum(commentStates).exclude(['new']),
    alasan: z.union([z.literal('').transform(() => null), z.enum(reasons)]),
    jenis: z.enum(commentKinds),
    unsur: z.array(z.string().max(60)),
    samarkan: z
      .string()
      .transform((text) =>
        text
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      )
      .pipe(z.array(z.string().min(2).max(100)).max(BLACK_OUT_MOST)),
  })
  .refine(({ keadaan, alasan }) => (keadaan === 'unpublishable') === (alasan !== null), { path: ['alasan'] })

/** @param codes of the elements there are */
export function readDecision(values: URLSearchParams, codes: readonly string[]): Outcome<Decision, string[]> {
  const read = decision.safeParse({
    keadaan: values.get('keadaan') ?? '',
    alasan: values.get('keadaan') === 'unpublishable' ? (values.get('alasan') ?? '') : '',
    jenis: values.get('jenis') ?? '',
    unsur: values.getAll('unsur'),
    samarkan: values.get('samarkan') ?? '',
  })
  if (!read.success) return no(fieldsOf(read.error))
  const { keadaan: state, alasan: reason, jenis: kind, unsur: elements, samarkan: blackOut } = read.data
  if (elements.some((code) => !codes.includes(code))) return no(['unsur'])
  return ok({ state, reason, kind, elements, blackOut })
}

const pastDay = (today: string) =>
  z.string().transform((text, context) => {
    const day = readDay(text.trim())
    if (day && day <= today) return day
    context.addIssue('day')
    return z.NEVER
  })

/** @param today the agency's */
export function readHandOff(values: URLSearchParams, today: string): Outcome<NewHandOff, string[]> {
  const shape = z
    .object({
      dasar: z.enum(bases),
      ringkasan: z.string().trim().max(2_000),
      golongan: z.enum(laporCategories),
      nomor: z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9][A-Za-z0-9/-]{2,39}$/),
      tanggal: pastDay(today),
    })
    .refine(({ dasar, ringkasan }) => dasar === 'consent' || ringkasan !== '', { path: ['ringkasan'] })
  const names = ['dasar', 'ringkasan', 'golongan', 'nomor', 'tanggal']
  const read = shape.safeParse(Object.fromEntries(names.map((name) => [name, values.get(name) ?? ''])))
  if (!read.success) return no(fieldsOf(read.error))
  const { dasar: basis, ringkasan: summary, golongan: category, nomor: trackingId, tanggal: handedOn } = read.data
  return ok({ basis, summary, category, trackingId, handedOn })
}

type Steps = Pick<NewHandOff, 'category'> & Readonly<Record<(typeof laporSteps)[number], string | null>>

export function readSteps(values: URLSearchParams): Outcome<Steps, string[]> {
  const category = oneOf(laporCategories, values.get('golongan'))
  const days = laporSteps.map((name) => {
    const text = (values.get(name) ?? '').trim()
    return { name, day: readDay(text), isWrong: text !== '' && readDay(text) === null }
  })
  const wrong = [...(category ? [] : ['golongan']), ...days.filter(({ isWrong }) => isWrong).map(({ name }) => name)]
  if (wrong.length > 0 || !category) return no(wrong)
  const [verifiedOn = null, handledOn = null, closedOn = null] = days.map(({ day }) => day)
  return ok({ category, verifiedOn, handledOn, closedOn })
}

function fieldsOf({ issues }: z.ZodError): string[] {
  return [...new Set(issues.map(({ path }) => String(path[0])))]
}
