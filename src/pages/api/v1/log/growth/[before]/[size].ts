import type { APIRoute } from 'astro'
import { proveGrowth } from '../../../../../../features/integrity/integrity.ts'
import { FOREVER, json, notFound } from '../../../../../../server/api/api.ts'

export const GET: APIRoute = async ({ locals: { publicDb }, params }) => {
  const [before, size] = [params['before'], params['size']].map((text = '') =>
    /^\d{1,15}$/.test(text) ? Number(text) : 0,
  )
  const path = await proveGrowth(publicDb, before ?? 0, size ?? 0)
  if (!path) return notFound('There are no such heads.')
  return json({ path: path.map((hash) => hash.toString('hex')) }, FOREVER)
}
