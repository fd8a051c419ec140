import type { APIRoute } from 'astro'
import { findAgency } from '../../../../../features/directory/directory.ts'
import { asAgencyCatalog, listReleases } from '../../../../../features/release/release.ts'
import { document, notFound } from '../../../../../server/api/api.ts'

export const GET: APIRoute = async ({ locals: { publicDb, publicUrl }, params }) => {
  const agency = await findAgency(publicDb, params['agency'] ?? '')
  if (!agency) return notFound('There is no agency with this name.')
  const catalog = asAgencyCatalog(publicUrl, agency, await listReleases(publicDb, agency.agencyId))
  return document(JSON.stringify(catalog), 'application/ld+json')
}
