import type { APIRoute } from 'astro'
import { findAgency } from '../../../../../../../features/directory/directory.ts'
import { asDataPackage, findAsked } from '../../../../../../../features/release/release.ts'
import { BRIEFLY, FOREVER, json, notFound } from '../../../../../../../server/api/api.ts'

/** The files of a release, described as a Frictionless Data Package. */
export const GET: APIRoute = async ({ locals, params }) => {
  const agency = await findAgency(locals.publicDb, params['agency'] ?? '')
  if (!agency) return notFound('There is no agency with this name.')
  const asked = await findAsked(locals.publicDb, agency.agencyId, params['period'] ?? '')
  if (!asked) return notFound('There is no release of this period.')
  return json(asDataPackage(locals.publicUrl, asked.release), asked.isFixed ? FOREVER : BRIEFLY)
}
