import type { APIRoute } from 'astro'
import { listNews, releaseAddresses } from '../../features/release/release.ts'
import { textsOf } from '../../i18n/texts.ts'
import { document } from '../../server/api/api.ts'
import { drawFeed } from '../../ui/feed.ts'

const MOST_ENTRIES = 100

export const GET: APIRoute = async ({ locals: { publicDb, publicUrl, lang, now } }) => {
  const news = await listNews(publicDb, null, MOST_ENTRIES)
  const page = `${publicUrl}/transparansi`
  const entries = news.map((entry) => ({ ...entry, ...releaseAddresses(publicUrl, entry.agency.slug, entry.release) }))
  const head = { title: textsOf(lang).results.title, self: `${page}/terbitan.atom`, page, since: now }
  return document(drawFeed(head, entries, lang), 'application/atom+xml')
}
