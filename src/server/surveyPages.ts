import type { Outcome } from '../domain/outcome.ts'
import type { Lang } from '../domain/questionnaire.ts'
import type { Entry, EntryRefusal } from '../features/entry/entry.ts'
import { type CachedPage, cachePage } from './pageCache.ts'

type Opened = Outcome<Entry, EntryRefusal> & { ok: true }

/** Draws the survey of an entry with the placeholder for its key. */
export type DrawSurvey = (entry: Opened, lang: Lang) => Promise<Response>

/** A page takes about 25 KB in two encodings: 10,000 are the memory of one busy province. */
const MAX_PAGES = 10_000

/**
 * The surveys that were drawn, one per point and language. A page is drawn again when its entry is another object than the one
 * it was drawn for: the entry cache hands out a new one as soon as anything in the directory changed.
 */
export function createSurveyPages(draw: DrawSurvey): (entry: Opened, lang: Lang) => Promise<CachedPage> {
  const pages = new Map<string, { entry: Opened; page: Promise<CachedPage> }>()

  async function drawPage(entry: Opened, lang: Lang): Promise<CachedPage> {
    const response = await draw(entry, lang)
    if (response.status !== 200) throw new Error(`The survey page was drawn with status ${response.status}.`)
    const { 'content-length': _, ...headers } = Object.fromEntries(response.headers)
    return cachePage(await response.text(), headers)
  }

  return (entry, lang) => {
    const name = `${entry.value.code}|${lang}`
    const known = pages.get(name)
    if (known?.entry === entry) return known.page
    const page = drawPage(entry, lang)
    page.catch(() => pages.delete(name))
    pages.delete(name)
    pages.set(name, { entry, page })
    if (pages.size > MAX_PAGES) pages.delete(pages.keys().next().value as string)
    return page
  }
}
