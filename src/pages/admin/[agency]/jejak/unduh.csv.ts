import type { APIRoute } from 'astro'
import { stringify } from 'csv-stringify/sync'
import { differences } from '../../../../domain/changes.ts'
import { readTrailFilter } from '../../../../features/audit/audit.form.ts'
import { type TrailPage, readTrail } from '../../../../features/audit/audit.ts'
import { actText, fieldText, kindText, trail, valueText } from '../../../../i18n/console/trail.ts'
import { agencyConsoleOf } from '../../../../ui/console.ts'
import { CSV_ROWS } from '../../../../ui/trailPage.ts'

/** The trail as a file: a row for each value that changed, with the moment in ISO 8601. */
export const GET: APIRoute = async ({ locals, url }) => {
  const { agency } = agencyConsoleOf(locals)
  const { filter } = readTrailFilter(url.searchParams, agency.timeZone)
  const page = await readTrail(locals.db, agency.agencyId, filter, CSV_ROWS)
  const csv = stringify([trail.csv, ...rowsOf(page, agency.timeZone)], { bom: true, escape_formulas: true })
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="jejak-${agency.slug}.csv"`,
    },
  })
}

function rowsOf({ entries, names }: TrailPage, timeZone: string): string[][] {
  return entries.flatMap(({ at, actor, act, kind, subject, subjectId, before, after }) => {
    const start = [at.toISOString(), actor, actText(act), kindText(kind), subject, subjectId]
    const changed = differences(before, after)
    const text = (value: unknown) => valueText(value, { names, timeZone }) ?? ''
    if (changed.length === 0) return [[...start, '', '', '']]
    return changed.map((entry) => [...start, fieldText(entry.field), text(entry.before), text(entry.after)])
  })
}
