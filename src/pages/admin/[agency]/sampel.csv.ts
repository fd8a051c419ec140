import type { APIRoute } from 'astro'
import { stringify } from 'csv-stringify/sync'
import { dayIn } from '../../../domain/localTime.ts'
import { daysLeft } from '../../../domain/samplePace.ts'
import { listUnitsWithin } from '../../../features/directory/directory.ts'
import { readSample } from '../../../features/index/sampleView.ts'
import { sample as words } from '../../../i18n/console/plan.ts'
import { agencyConsoleOf } from '../../../ui/console.ts'

/** The sample plan of a period as a table; a name that a spreadsheet would take for a formula is not one. */
export const GET: APIRoute = async ({ locals, url }) => {
  const { agency, reach } = agencyConsoleOf(locals)
  const units = await listUnitsWithin(locals.db, agency.agencyId, reach('survey.read'))
  const { period, window, lines } = await readSample(locals.db, agency.agencyId, {
    code: url.searchParams.get('periode'),
    unitIds: units.map(({ unitId }) => unitId),
    today: dayIn(agency.timeZone, locals.now),
  })
  const left = daysLeft(window)
  const rows = lines.map(({ unit, service, population, needed, answered, pace }) => [
    unit,
    service ?? '',
    period.code,
    population,
    needed,
    answered,
    pace ? words.paces[pace] : '',
    left,
  ])
  const text = stringify([words.columns, ...rows], {
    bom: true,
    delimiter: ';',
    escape_formulas: true,
    record_delimiter: 'windows',
  })
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="sampel-${agency.slug}-${period.code}.csv"`,
  }
  return new Response(text, { headers })
}
