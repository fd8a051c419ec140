import type { APIRoute } from 'astro'
import { dayIn } from '../../../../domain/localTime.ts'
import { coveredBy } from '../../../../features/directory/reach.ts'
import { exportFile } from '../../../../features/exchange/export.ts'
import { consoleSheets } from '../../../../features/exchange/sheets.ts'
import { agencyConsoleOf } from '../../../../ui/console.ts'

/** A part of the directory as a file, made while it is sent: its transaction outlives the page's. */
export const GET: APIRoute = async ({ params, locals }) => {
  const what = consoleSheets.find((sheet) => sheet === params['what'])
  if (!what) return new Response(null, { status: 404 })
  const desk = agencyConsoleOf(locals)
  const { agencyId, timeZone, slug } = desk.agency
  const today = dayIn(timeZone, locals.now)
  const covered = await coveredBy(locals.db, agencyId, desk.reach('directory.read'))
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const encoder = new TextEncoder()
  desk
    .within(async (trx) => {
      for await (const text of exportFile(trx, what, { agencyId, timeZone, covered, today }))
        await writer.write(encoder.encode(text))
    })
    .then(
      () => writer.close(),
      (error: unknown) => writer.abort(error),
    )
    .catch(() => undefined) // whoever asked went away
  return new Response(readable, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${slug}-${what}-${today}.csv"`,
    },
  })
}
