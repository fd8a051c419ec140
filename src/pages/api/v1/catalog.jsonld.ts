import type { APIRoute } from 'astro'
import { listAgencies } from '../../../features/directory/directory.ts'
import { asCatalog, findNewestHeads } from '../../../features/release/release.ts'
import { document } from '../../../server/api/api.ts'

export const GET: APIRoute = async ({ locals: { publicDb, publicUrl } }) => {
  const [agencies, newest] = await Promise.all([listAgencies(publicDb), findNewestHeads(publicDb)])
  const listed = agencies.map(({ agencyId, slug, name }) => ({ slug, name, newest: newest.get(agencyId) ?? null }))
  return document(JSON.stringify(asCatalog(publicUrl, listed)), 'application/ld+json')
}
