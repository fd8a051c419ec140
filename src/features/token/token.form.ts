/** What a queue system asks for: tokens of a point. */
import { z } from 'zod'
import { BATCH_MAX } from './token.ts'

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
