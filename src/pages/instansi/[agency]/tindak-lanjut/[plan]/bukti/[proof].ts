import type { APIRoute } from 'astro'
import { findProofFile } from '../../../../../../features/followup/proofs.ts'
import { placeConsoleOf } from '../../../../../../ui/console.ts'
import { download } from '../../../../../../server/api/download.ts'

/** A proof as it was brought: to be kept, and never to be shown within the portal's own pages. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { agency, place } = placeConsoleOf(locals)
  const file = await findProofFile(locals.db, agency.agencyId, place.id, params['proof'] ?? '')
  return file ? download(file) : new Response(null, { status: 404 })
}
