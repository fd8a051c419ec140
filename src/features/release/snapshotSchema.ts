/** The snapshot as a Zod schema: what the description of the API is made of, and what a published document is checked by. */
import { z } from 'zod'
import { questions } from '../../domain/disclosure/lattice.ts'
import type { Snapshot } from './snapshot.ts'

const decimal = z.string().regex(/^\d{1,3}(\.\d{1,3})?$/)
const grade = z.enum(['A', 'B', 'C', 'D'])
const slug = z.string().describe('A name in addresses')
const words = z.strictObject({ id: z.string(), en: z.string() })
const count = z.int().min(10).nullable().describe('To the nearest 5; null is fewer than 10')
const edition = z.int().min(1)

export const periodSchema = z
  .string()
  .regex(/^\d{4}(-S[12]|-TW[1-4])?$/)
  .describe('2026, 2026-S1 or 2026-TW3')
export const digestSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the canonical figures')

const share = z.strictObject({
  percent: z.int().min(0).max(100),
  bound: z.enum(['exact', 'above', 'below']).describe('above and below: not told closer than "> 95 %" and "< 5 %"'),
})

const line = {
  status: z
    .enum(['shown', 'provisional', 'merged', 'withheld'])
    .describe('provisional: fewer than 30, no grade. merged: counted in a unit above. withheld: fewer than 10'),
  n: z.int().min(0).describe('Respondents to the nearest 5; 0 where nothing is shown'),
  nik: decimal.nullable().describe('The index, 25-100, with as many decimals as may be seen'),
  grade: grade.nullable(),
  evidence: z
    .strictObject({ low: decimal, high: decimal, best: grade, worst: grade, rule: z.enum(['2004', '2017']) })
    .nullable()
    .describe('The 95 % limits and the grades between them'),
}

const figure = {
  ...line,
  elements: z.array(
    z.strictObject({
      code: z.string(),
      nrr: decimal.nullable().describe('Mean score, 1-4'),
      spread: z
        .discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('scores'), shares: z.tuple([share, share, share, share]) }),
          z.strictObject({ kind: z.literal('favourable'), share }),
        ])
        .nullable(),
    }),
  ),
  profile: z.array(
    z.strictObject({
      question: z.enum(questions),
      groups: z.array(z.strictObject({ group: z.string(), share })),
    }),
  ),
  participation: z
    .strictObject({ served: z.int().min(10).describe('People served, to the nearest 5'), rate: share })
    .nullable()
    .exactOptional()
    .describe(
      'Respondents in percent of the people served, both as they are published; null is unknown, absent before method 5',
    ),
  history: z.array(
    z.strictObject({
      period: periodSchema,
      n: z.int(),
      nik: decimal,
      low: decimal.nullable(),
      high: decimal.nullable(),
    }),
  ),
}

export const snapshotSchema = z.strictObject({
  agency: z.strictObject({ slug, name: z.string() }),
  period: z.strictObject({ code: periodSchema, from: z.iso.date(), to: z.iso.date() }),
  edition,
  method: z.string().describe('The rules by which it was computed'),
  methodVersion: z.int().min(3),
  quarters: z.array(z.strictObject({ period: periodSchema, edition })),
  elements: z.array(z.strictObject({ code: z.string(), name: words })),
  total: z.strictObject(figure),
  units: z.array(
    z.strictObject({
      ...figure,
      slug,
      name: z.string(),
      parent: slug.nullable(),
      mergedInto: slug.nullable().describe('Of a merged unit; null is the total of the agency'),
      services: z.array(z.strictObject({ ...line, name: z.string() })),
    }),
  ),
  meanOfUnits: decimal.nullable(),
  held: count,
  excluded: count,
}) satisfies z.ZodType<Snapshot>

/** The document of a release since version 3 of the method. */
export const releaseSchema = snapshotSchema.extend({ digest: digestSchema, closedAt: z.iso.datetime() })
