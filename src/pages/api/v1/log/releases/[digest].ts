import type { APIRoute } from 'astro'
import { proveRelease } from '../../../../../features/integrity/integrity.ts'
import { json, notFound } from '../../../../../server/api/api.ts'

export const GET: APIRoute = async ({ locals: { publicDb }, params }) => {
  const proof = await proveRelease(publicDb, params['digest'] ?? '')
  if (!proof) return notFound('No release with this digest was entered yet.')
  const { position, entry, path, head } = proof
  return json({ position, entry, path: path.map((hash) => hash.toString('hex')), head: head.note })
}
