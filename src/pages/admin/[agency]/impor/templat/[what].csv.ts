import type { APIRoute } from 'astro'
import { templateOf } from '../../../../../features/exchange/export.ts'
import { consoleSheets, workSheets } from '../../../../../features/exchange/sheets.ts'

/** A file with the header alone, to be filled in. */
export const GET: APIRoute = ({ params }) => {
  const what = [...consoleSheets, ...workSheets].find((sheet) => sheet === params['what'])
  if (!what) return new Response(null, { status: 404 })
  return new Response(templateOf(what), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="templat-${what}.csv"`,
    },
  })
}
