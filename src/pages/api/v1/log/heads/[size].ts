import type { APIRoute } from 'astro'
import { findHead } from '../../../../../features/integrity/integrity.ts'
import { FOREVER, document, notFound } from '../../../../../server/api/api.ts'

export const GET: APIRoute = async ({ locals: { publicDb }, params }) => {
  const size = /^\d{1,15}$/.test(params['size'] ?? '') ? Number(params['size']) : 0
  const head = await findHead(publicDb, size)
  return head ? document(head.note, 'text/plain; charset=utf-8', FOREVER) : notFound('There is no head of this size.')
}
