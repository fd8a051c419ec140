import type { APIRoute } from 'astro'
import { dayIn } from '../../../../../domain/localTime.ts'
import { findEvaluation } from '../../../../../features/performance/evaluation.ts'
import { findOwn } from '../../../../../features/performance/own.ts'
import { agencyConsoleOf } from '../../../../../ui/console.ts'
import { frozenFile } from '../../../../../ui/frozenFile.ts'

/** The officer's own evaluation as it was frozen, byte by byte, so that its digest can be computed again. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { agency, staff } = agencyConsoleOf(locals)
  const officer = await findOwn(locals.db, agency.agencyId, staff, dayIn(agency.timeZone, locals.now))
  const id = params['evaluation'] ?? ''
  return frozenFile(officer && (await findEvaluation(locals.db, agency.agencyId, officer.officerId, id)))
}
