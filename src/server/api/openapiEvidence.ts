/** What the systems of an agency send and read with a key: for the description of the API. */
import { z } from 'zod'
import { transactionsRequest } from '../../features/exchange/transactions.form.ts'

const count = z.int().min(0)
const figure = z.number().nullable()
const share = z.object({ part: count, of: count, percent: figure, low: figure, high: figure })
const column = z.enum(['none', 'few', 'shown'])
const day = z.iso.date()
const period = z.object({ code: z.string(), from: day, to: day })

const jobSchema = z.object({ job: z.string(), from: day.nullable(), until: day.nullable() })

const timeSchema = z.object({
  state: column,
  done: count,
  doneLate: count,
  late: count,
  inProcess: count,
  onTime: share,
  medianDays: figure,
})

const satisfactionSchema = z.object({
  gate: z.enum(['withheld', 'band', 'supervisor', 'scoring']),
  reason: z.enum(['few-answers', 'unreliable', 'few-peers', 'few-months', 'few-tokens']).nullable(),
  n: count.nullable(),
  band: z.object({ from: count, to: count.nullable() }),
  raw: figure,
  adjusted: figure,
  value: figure,
  low: figure,
  high: figure,
  reliability: figure,
  peers: count,
  months: count,
  tokenPercent: figure,
  channels: z.array(z.object({ channel: z.string(), respondents: count })),
  exclusions: z.array(
    z.object({ code: z.enum(['no-token', 'no-element', 'held', 'excluded', 'contested']), n: count }),
  ),
  services: z.array(z.object({ service: z.string().nullable(), n: count, own: figure, group: figure })),
  needsAttention: z.boolean(),
  isFarMoved: z.boolean(),
  countedUntil: day.nullable(),
})

const unitSchema = z.object({
  unitId: z.uuid(),
  unit: z.string(),
  from: day,
  until: day.nullable(),
  elements: z.array(
    z.object({ code: z.string(), label: z.string(), n: count, value: figure, low: figure, high: figure }),
  ),
})

/** The package, field by field; a test reads a real one by it. */
export const packageSchema = z.strictObject({
  format: z.literal('suara-loket/bukti-kinerja/1'),
  agency: z.object({ slug: z.string(), name: z.string() }),
  evidence: z.strictObject({
    officer: z.object({
      officerId: z.uuid(),
      nip: z.string(),
      name: z.string(),
      job: z.string(),
      jobs: z.array(jobSchema),
    }),
    period,
    asOf: day,
    method: z.object({ version: z.int(), says: z.string() }),
    time: timeSchema,
    quality: z.object({ state: column, finished: count, rework: share, complaints: share, checks: share }),
    satisfaction: satisfactionSchema,
    units: z.array(unitSchema),
  }),
  provenance: z.object({
    elements: z.array(z.string()),
    gates: z.record(z.string(), z.number()),
    releases: z.array(
      z.object({ period: z.string(), edition: z.int(), digest: z.string(), closedAt: z.iso.datetime() }),
    ),
    neverUsed: z.array(z.string()),
  }),
  madeAt: z.iso.datetime(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
})

export const programmesSchema = z.strictObject({
  agency: z.string(),
  period,
  programmes: z.array(
    z.object({
      kind: z.enum(['programme', 'area']),
      name: z.string(),
      area: z.string().nullable(),
      unit: z.string(),
      n: count.nullable(),
      index: figure,
      low: figure,
      high: figure,
    }),
  ),
})

const storedSchema = z.object({ added: count, changed: count, unchanged: count })
const json = (schema: z.ZodType, io: 'input' | 'output' = 'output') => ({
  'application/json': { schema: z.toJSONSchema(schema, { io }) },
})
const periodParameter = {
  name: 'period',
  in: 'query',
  required: true,
  schema: { type: 'string' },
  description: '2026, 2026-S1, 2026-TW3 or 2026-07',
}

/** @param problem the response that tells what went wrong */
export function evidencePaths(problem: object) {
  const refusals = (codes: readonly number[]) => Object.fromEntries(codes.map((code) => [code, problem]))
  const security = [{ key: [] }]
  return {
    '/api/v1/transactions': {
      post: {
        summary:
          'What officers did, from a service system; all or nothing, the same again changes nothing (key: transaction)',
        security,
        requestBody: { required: true, content: json(transactionsRequest, 'input') },
        responses: {
          200: { description: 'Stored', content: json(storedSchema) },
          ...refusals([400, 401, 413, 415, 422]),
        },
      },
    },
    '/api/v1/evidence/{nip}': {
      get: {
        summary: 'The evidence package of an officer and a period, for e-Kinerja (key: evidence)',
        security,
        parameters: [{ name: 'nip', in: 'path', required: true, schema: { type: 'string' } }, periodParameter],
        responses: { 200: { description: 'The package', content: json(packageSchema) }, ...refusals([401, 404, 422]) },
      },
    },
    '/api/v1/programmes': {
      get: {
        summary: 'Satisfaction per programme and area, null below ten respondents (key: programme)',
        security,
        parameters: [periodParameter],
        responses: { 200: { description: 'Programmes', content: json(programmesSchema) }, ...refusals([401, 422]) },
      },
    },
  }
}
