import type { APIRoute } from 'astro'
import { newestHead } from '../../../../features/integrity/integrity.ts'
import { json, notFound } from '../../../../server/api/api.ts'

export const GET: APIRoute = async ({ locals: { publicDb, verifierKey } }) => {
  const head = await newestHead(publicDb)
  if (!head) return notFound('Nothing was entered yet.')
  const { size, root, at, note } = head
  return json({ verifierKey, size, root: root.toString('hex'), at: at.toISOString(), head: note })
}
