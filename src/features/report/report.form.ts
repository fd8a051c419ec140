/** What the form for a new report sends: read into values, or every bad field named by its reason. */
import { z } from 'zod'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type PublicationMedium, publicationMedia } from '../../domain/pekppp.ts'

export type BadField = { field: 'unit' | 'periode' | 'media' }

/**
 * @param choices the slugs and periods that may be chosen; the empty slug stands for the agency as a whole, where it may
 */
export function readReportForm(
  fields: URLSearchParams,
  choices: { units: readonly string[]; periods: readonly string[] },
): Outcome<{ unit: string; period: string; media: PublicationMedium[] }, BadField[]> {
  const shape = z.object({
    unit: z.string().refine((slug) => choices.units.includes(slug)),
    periode: z.string().refine((code) => choices.periods.includes(code)),
    media: z.array(z.enum(publicationMedia)),
  })
  const read = shape.safeParse({
    unit: fields.get('unit') ?? '',
    periode: fields.get('periode') ?? '',
    media: [...new Set(fields.getAll('media'))],
  })
  if (read.success) return ok({ unit: read.data.unit, period: read.data.periode, media: read.data.media })
  const named = new Set(read.error.issues.map(({ path }) => String(path[0])))
  return no((['unit', 'periode', 'media'] as const).filter((field) => named.has(field)).map((field) => ({ field })))
}
