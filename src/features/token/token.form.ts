/** What a queue system asks for: tokens of a point. */
import { z } from 'zod'
import { BATCH_MAX } from './token.ts'

const order = z.object({
  titik: z.string().min(1),
  petugas: z
    .string()
    .regex(/^\d{18}$/)
    .or(z.literal(''))
    .default(''),
  jumlah: z.coerce.number().int().min(1).max(BATCH_MAX),
  bentuk: z.enum(['slip-58', 'slip-80', 'csv']),
})
export type TokenOrder = z.infer<typeof order>

/** What a person at a desk asks for; the names of the fields that are not what they must be. */
export function readTokenOrder(
  fields: URLSearchParams,
): { ok: true; value: TokenOrder } | { ok: false; fields: (keyof TokenOrder)[] } {
  const parsed = order.safeParse(Object.fromEntries(fields))
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, fields: [...new Set(parsed.error.issues.map(({ path }) => path[0] as keyof TokenOrder))] }
}

/** The JSON body of `POST /api/v1/tokens`; also the source of its OpenAPI schema. */
export const tokenRequest = z.strictObject({
  point: z.string(),
  count: z.int().min(1).max(BATCH_MAX).default(1),
  /** The NIP of who serves; without it whoever is on duty. */
  officer: z
    .string()
    .regex(/^\d{18}$/)
    .optional(),
})

export type TokenRequest = z.infer<typeof tokenRequest>

/** Reads a JSON body that was parsed already; the names of the bad fields where it is none. */
export function readTokenRequest(body: unknown): { ok: true; value: TokenRequest } | { ok: false; fields: string[] } {
  const parsed = tokenRequest.safeParse(body)
  if (parsed.success) return { ok: true, value: parsed.data }
  const fields = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? 'body')],
  )
  return { ok: false, fields: [...new Set(fields)] }
}
