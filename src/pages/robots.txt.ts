import type { APIRoute } from 'astro'
import { document } from '../server/api/api.ts'

/** What is of one person's visit, or behind the sign-in. */
const closed = ['/q/', '/v/', '/terima-kasih/', '/cek', '/masuk', '/unit', '/admin']

export const GET: APIRoute = ({ locals: { publicUrl } }) =>
  document(
    ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), '', `Sitemap: ${publicUrl}/sitemap.xml`, ''].join(
      '\n',
    ),
    'text/plain; charset=utf-8',
  )
