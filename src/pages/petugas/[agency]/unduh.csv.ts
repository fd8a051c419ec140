import type { APIRoute } from 'astro'
import { fileOf } from '../../../features/evidence/packageFile.ts'
import { packageOf } from '../../../features/evidence/package.ts'
import { agencyConsoleOf } from '../../../ui/console.ts'
import { downloadOf } from '../../../ui/download.ts'
import { evidenceAsked, ownOfficerOf } from '../../../ui/ownOfficer.ts'

/** The package of the officer who asks as a file. */
export const GET: APIRoute = async ({ locals, url }) => {
  const desk = agencyConsoleOf(locals)
  const { today, period } = evidenceAsked(locals, url)
  const officerId = ownOfficerOf(desk)
  const evidence =
    officerId && period && (await packageOf(locals.db, desk.agency, officerId, period, { today, now: locals.now }))
  return evidence ? downloadOf(fileOf(evidence, 'csv')) : new Response(null, { status: 404 })
}
