import type { APIRoute } from 'astro'
import { findAgency } from '../../../../../features/directory/directory.ts'
import { listReleases, releaseAddresses } from '../../../../../features/release/release.ts'
import { json, notFound } from '../../../../../server/api/api.ts'

export const GET: APIRoute = async ({ locals, params }) => {
  const agency = await findAgency(locals.publicDb, params['agency'] ?? '')
  if (!agency) return notFound('There is no agency with this name.')
  const releases = await listReleases(locals.publicDb, agency.agencyId)
  return json(
    releases.map(({ period, edition, digest, closedAt }) => ({
      period,
      edition,
      digest,
      closedAt: closedAt.toISOString(),
      ...releaseAddresses(locals.publicUrl, agency.slug, { period, edition }),
    })),
  )
}
