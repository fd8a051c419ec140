import type { APIRoute } from 'astro'
import { editionCode } from '../../../../../domain/editionCode.ts'
import { findAgency } from '../../../../../features/directory/directory.ts'
import { listReleases } from '../../../../../features/release/release.ts'
import { json, notFound } from '../../../../../server/api.ts'

export const GET: APIRoute = async ({ locals, params }) => {
  const agency = await findAgency(locals.publicDb, params['agency'] ?? '')
  if (!agency) return notFound('There is no agency with this name.')
  const releases = await listReleases(locals.publicDb, agency.agencyId)
  const base = `${locals.publicUrl}/api/v1/agencies/${agency.slug}/releases`
  return json(
    releases.map(({ period, edition, digest, closedAt }) => ({
      period,
      edition,
      digest,
      closedAt: closedAt.toISOString(),
      json: `${base}/${editionCode({ period, edition })}`,
      csv: `${base}/${editionCode({ period, edition })}.csv`,
    })),
  )
}
