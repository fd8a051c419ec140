import type { APIRoute } from 'astro'
import { listAgencies } from '../features/directory/directory.ts'
import { findNewestHeads } from '../features/release/release.ts'
import { document } from '../server/api/api.ts'
import { drawSitemapIndex } from '../ui/sitemap.ts'

/** A list per agency, so that none grows beyond what the format allows. */
export const GET: APIRoute = async ({ locals: { publicDb, publicUrl } }) => {
  const [agencies, newest] = await Promise.all([listAgencies(publicDb), findNewestHeads(publicDb)])
  const page = `${publicUrl}/transparansi`
  const own = agencies.map(({ agencyId, slug }) => ({
    url: `${page}/${slug}/sitemap.xml`,
    changedAt: newest.get(agencyId)?.closedAt ?? null,
  }))
  return document(drawSitemapIndex([{ url: `${page}/sitemap.xml`, changedAt: null }, ...own]), 'application/xml')
}
