import type { APIRoute } from 'astro'
import { findAgency } from '../../../features/directory/directory.ts'
import { agencyAddresses, listNews, releaseAddresses } from '../../../features/release/release.ts'
import { textsOf } from '../../../i18n/texts.ts'
import { document, notFound } from '../../../server/api/api.ts'
import { drawFeed } from '../../../ui/feed.ts'

const MOST_ENTRIES = 50

export const GET: APIRoute = async ({ params, locals: { publicDb, publicUrl, lang, now } }) => {
  const agency = await findAgency(publicDb, params['agency'] ?? '')
  if (!agency) return notFound('There is no agency with this name.')
  const news = await listNews(publicDb, agency.agencyId, MOST_ENTRIES)
  const { page, feed } = agencyAddresses(publicUrl, agency.slug)
  const entries = news.map((entry) => ({ ...entry, ...releaseAddresses(publicUrl, agency.slug, entry.release) }))
  const head = { title: `${textsOf(lang).results.title}: ${agency.name}`, self: feed, page, since: now }
  return document(drawFeed(head, entries, lang), 'application/atom+xml')
}
