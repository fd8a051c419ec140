/** What a person reports of the set-up: what was done, when, and by whom. */
import { z } from 'zod'
import { readDay } from '../../domain/period.ts'
import { type SetUpTick, type TickStep, tickSteps } from '../../domain/setUp.ts'

export type TickField = 'tanggal' | 'oleh'
export type TickForm =
  | { ok: true; value: SetUpTick | { step: TickStep; isTakenBack: true } }
  | { ok: false; step: TickStep | null; fields: TickField[] }

/**
 * Reads the form of a step. A day after `today` (ISO 8601) has not come yet.
 */
export function readTick(fields: URLSearchParams, today: string): TickForm {
  const step = z.enum(tickSteps).safeParse(fields.get('langkah'))
  if (!step.success) return { ok: false, step: null, fields: [] }
  if (fields.has('batal')) return { ok: true, value: { step: step.data, isTakenBack: true } }
  const parsed = z
    .object({
      tanggal: z.string().refine((day) => readDay(day) !== null && day <= today),
      oleh: z.string().trim().min(3).max(100),
    })
    .safeParse(Object.fromEntries(fields))
  if (!parsed.success)
    return { ok: false, step: step.data, fields: parsed.error.issues.map(({ path }) => path[0] as TickField) }
  return { ok: true, value: { step: step.data, doneOn: parsed.data.tanggal, byWhom: parsed.data.oleh } }
}
