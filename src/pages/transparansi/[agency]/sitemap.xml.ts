import type { APIRoute } from 'astro'
import { findAgency } from '../../../features/directory/directory.ts'
import { agencyAddresses, findRelease } from '../../../features/release/release.ts'
import { document, notFound } from '../../../server/api/api.ts'
import { drawSitemap } from '../../../ui/sitemap.ts'

/** The pages of an agency: its own, and one per unit that shows a figure. */
export const GET: APIRoute = async ({ params, locals: { publicDb, publicUrl } }) => {
  const agency = await findAgency(publicDb, params['agency'] ?? '')
  if (!agency) return notFound('There is no agency with this name.')
  const newest = await findRelease(publicDb, agency.agencyId, null)
  const { page } = agencyAddresses(publicUrl, agency.slug)
  const shown = newest?.snapshot.units.filter(({ nik }) => nik !== null) ?? []
  const urls = [page, ...shown.map(({ slug }) => `${page}/${slug}`)]
  const changedAt = newest?.closedAt ?? null
  return document(drawSitemap(urls.map((url) => ({ url, changedAt }))), 'application/xml')
}
