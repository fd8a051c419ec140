import type { APIRoute } from 'astro'
import { findEvaluation } from '../../../../../../../features/performance/evaluation.ts'
import { placeConsoleOf } from '../../../../../../../ui/console.ts'
import { frozenFile } from '../../../../../../../ui/frozenFile.ts'

/** An officer's evaluation as it was frozen, byte by byte, so that its digest can be computed again. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { agency, place } = placeConsoleOf(locals)
  return frozenFile(await findEvaluation(locals.db, agency.agencyId, place.id, params['evaluation'] ?? ''))
}
