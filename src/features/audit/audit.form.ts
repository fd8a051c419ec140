/** What a reader of the trail asks for. */
import { z } from 'zod'
import { readDay } from '../../domain/period.ts'
import { type AuditFilter, NO_ACCOUNT } from './audit.ts'

const day = z.string().refine((text) => readDay(text) !== null)
const fields = {
  apa: z.string().regex(/^[a-z-]{1,40}$/),
  tentang: z.string().min(1).max(100),
  siapa: z.uuid().or(z.literal(NO_ACCOUNT)),
  dari: day,
  sampai: day,
  sebelum: z.uuid(),
}
export type TrailField = keyof typeof fields

/**
 * Reads the parameters of the trail's address. One that is not what it must be is named and filters nothing, so that a page
 * that was asked for badly still shows the trail.
 */
export function readTrailFilter(
  parameters: URLSearchParams,
  timeZone: string,
): { filter: AuditFilter; problems: TrailField[] } {
  const problems: TrailField[] = []
  const read = (name: TrailField): string | null => {
    const text = parameters.get(name)?.trim()
    if (!text) return null
    const parsed = fields[name].safeParse(text)
    if (!parsed.success) problems.push(name)
    return parsed.success ? parsed.data : null
  }
  const filter = {
    kind: read('apa'),
    subjectId: read('tentang'),
    userId: read('siapa'),
    days: { from: read('dari'), until: read('sampai'), timeZone },
    before: read('sebelum'),
  }
  return { filter, problems }
}
