import type { APIRoute } from 'astro'
import { newestHead } from '../../../../features/integrity/integrity.ts'
import { document, notFound } from '../../../../server/api/api.ts'

/** The newest head as the signed note that it is, to be kept as a file. */
export const GET: APIRoute = async ({ locals: { publicDb } }) => {
  const head = await newestHead(publicDb)
  return head ? document(head.note, 'text/plain; charset=utf-8') : notFound('Nothing was entered yet.')
}
