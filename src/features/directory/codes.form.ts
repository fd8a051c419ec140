/** What is asked before a code is revoked. */
import { z } from 'zod'

const revocation = z.object({
  alasan: z.string().trim().min(3).max(200),
  cara: z.enum(['ganti', 'cabut']),
})

/** Reads the form; the names of the fields that are not what they must be. */
export function readRevocation(
  fields: URLSearchParams,
): { ok: true; value: { reason: string; isReplaced: boolean } } | { ok: false; fields: ('alasan' | 'cara')[] } {
  const parsed = revocation.safeParse(Object.fromEntries(fields))
  if (parsed.success)
    return { ok: true, value: { reason: parsed.data.alasan, isReplaced: parsed.data.cara === 'ganti' } }
  return { ok: false, fields: parsed.error.issues.map(({ path }) => (path[0] === 'cara' ? 'cara' : 'alasan')) }
}
