import type { APIRoute } from 'astro'
import { listAgencies } from '../../../features/directory/directory.ts'
import { json } from '../../../server/api/api.ts'

export const GET: APIRoute = async ({ locals }) => {
  const agencies = await listAgencies(locals.publicDb)
  return json(agencies.map(({ slug, name }) => ({ slug, name, url: `${locals.publicUrl}/api/v1/agencies/${slug}` })))
}
