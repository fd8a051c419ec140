import type { APIRoute } from 'astro'
import { document } from '../../server/api/api.ts'
import { drawSitemap } from '../../ui/sitemap.ts'

const paths = ['/', '/transparansi', '/metodologi', '/privasi', '/integritas', '/bantuan', '/api']

/** The pages that are of no agency. */
export const GET: APIRoute = ({ locals: { publicUrl } }) =>
  document(drawSitemap(paths.map((path) => ({ url: publicUrl + path, changedAt: null }))), 'application/xml')
