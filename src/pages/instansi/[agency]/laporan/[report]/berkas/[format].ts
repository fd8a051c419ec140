import type { APIRoute } from 'astro'
import { findReport, findReportFile, reportFormats } from '../../../../../../features/report/reports.ts'
import { download } from '../../../../../../server/api/download.ts'
import { placeConsoleOf } from '../../../../../../ui/console.ts'

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const names = { docx: 'laporan-skm', xlsx: 'pengolahan-skm' }

/** A document of a report, the same bytes each time. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { agency, place } = placeConsoleOf(locals)
  const format = reportFormats.find((one) => one === params['format'])
  const report = format ? await findReport(locals.db, agency.agencyId, place.id) : null
  const file = format && report ? await findReportFile(locals.db, agency.agencyId, report.reportId, format) : null
  if (!format || !report || !file) return new Response(null, { status: 404 })
  const name = `${names[format]}-${report.unitSlug ?? agency.slug}-${report.period}-v${report.number}.${format}`
  return download({ name, type: types[format], bytes: file.bytes })
}
