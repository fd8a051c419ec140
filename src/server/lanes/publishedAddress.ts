import { editionCode, readEditionCode } from '../../domain/editionCode.ts'
import type { Lang } from '../../domain/questionnaire.ts'

/** An address whose answer is the same for everybody until something is published. */
export type PublishedAddress = {
  /** As it is written for all ways of writing it: what the answer is kept under. */
  address: string
  lang: Lang
  /** The slug of the agency that it is of; null of all. */
  agency: string | null
}

const slug = '[a-z0-9-]+'
const file = '[a-z]+\\.[a-z]+'
const published = [
  new RegExp(`^/transparansi(?:/(${slug})(?:/${slug}){0,2})?(?:/${file})?$`),
  new RegExp(`^/publikasi/(${slug})(?:/${slug})?$`),
  new RegExp(
    `^/api/v1/agencies(?:/(${slug})(?:/(?:catalog\\.jsonld|releases(?:/[\\w.-]+(?:/datapackage\\.json)?)?))?)?$`,
  ),
  /^\/(?:api|api\/v1\/(?:catalog\.jsonld|openapi\.json)|sitemap\.xml|robots\.txt)?$/,
]
const LONGEST = 200

/**
 * Reads a path and query as such an address; null for all others. A query is a language and, below an agency, a period. With anything
 * else in it a page is not kept, so that nobody can fill the memory with questions of their own; data and pictures know no other
 * question, and are what they are without it.
 */
export function readPublishedAddress(url: string): PublishedAddress | null {
  const [given = '', query = ''] = url.split('?', 2)
  const path = given.length > 1 && given.endsWith('/') ? given.slice(0, -1) : given
  const match = path.length <= LONGEST && published.map((pattern) => pattern.exec(path)).find((found) => found !== null)
  if (!match) return null
  const [, agency = null] = match
  if (query === '') return { address: path, lang: 'id', agency }
  const parameters = new URLSearchParams(query)
  const [lang, period] = [parameters.get('lang') ?? 'id', parameters.get('periode')]
  const code = period === null ? null : canonicalCode(period)
  const isPage = !/^\/api\/v1|\.[a-z]+$/.test(path) || isFramed(path)
  const isOwn = [...parameters.keys()].every((name) => name === 'lang' || name === 'periode')
  if (
    (isPage && !isOwn) ||
    !isLang(lang) ||
    (period !== null && !(code && agency !== null && !path.startsWith('/api/')))
  )
    return null
  const kept = [...(code ? [`periode=${code}`] : []), ...(lang === 'en' ? ['lang=en'] : [])]
  return { address: path + (kept.length > 0 ? `?${kept.join('&')}` : ''), lang, agency }
}

function isLang(text: string): text is Lang {
  return text === 'id' || text === 'en'
}

/** `2026-tw3.1` as it is written everywhere; null for what is none. */
function canonicalCode(text: string): string | null {
  const read = readEditionCode(text)
  if (!read) return null
  const { period, edition } = read
  return edition === null ? period.code : editionCode({ period: period.code, edition })
}

/** What any site may read: the open data, and what is made to be put into other sites. */
export function isOpenData(path: string): boolean {
  return /^\/api\/v1\/(agencies|log|catalog\.jsonld|openapi\.json)(\/|$)|^\/transparansi\/.*\.(atom|svg|png)$/.test(
    path,
  )
}

/** A page that is made for a frame in another site. */
export function isFramed(path: string): boolean {
  return path.startsWith('/transparansi/') && path.endsWith('/sematan.html')
}
