import type { APIRoute } from 'astro'
import { fileOf } from '../../../../../features/evidence/packageFile.ts'
import { packageOf } from '../../../../../features/evidence/package.ts'
import { placeConsoleOf } from '../../../../../ui/console.ts'
import { downloadOf } from '../../../../../ui/download.ts'
import { evidenceAsked } from '../../../../../ui/ownOfficer.ts'

/** The package of an officer as a file. */
export const GET: APIRoute = async ({ locals, url }) => {
  const desk = placeConsoleOf(locals)
  const { today, period } = evidenceAsked(locals, url)
  const officerId = desk.place.id
  const evidence =
    officerId && period && (await packageOf(locals.db, desk.agency, officerId, period, { today, now: locals.now }))
  return evidence ? downloadOf(fileOf(evidence, 'json')) : new Response(null, { status: 404 })
}
