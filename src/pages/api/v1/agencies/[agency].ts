import type { APIRoute } from 'astro'
import { findAgency, listUnits } from '../../../../features/directory/directory.ts'
import { json, notFound } from '../../../../server/api/api.ts'

export const GET: APIRoute = async ({ locals, params }) => {
  const agency = await findAgency(locals.publicDb, params['agency'] ?? '')
  if (!agency) return notFound('There is no agency with this name.')
  const units = await listUnits(locals.publicDb, agency.agencyId)
  return json({
    slug: agency.slug,
    name: agency.name,
    timeZone: agency.timeZone,
    units: units.map(({ slug, name }) => ({ slug, name })),
    releases: `${locals.publicUrl}/api/v1/agencies/${agency.slug}/releases`,
  })
}
