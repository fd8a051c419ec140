import { randomInt } from 'node:crypto'
import type { Outcome } from '../../domain/outcome.ts'
import type { Lang } from '../../domain/questionnaire.ts'
import { turnsOf } from '../../domain/shortForm.ts'
import type { Entry, EntryRefusal } from '../../features/entry/entry.ts'
import { type CachedPage, cachePage } from '../http/keyedPage.ts'
import { lengthWithToken } from './visit.ts'

type Opened = Outcome<Entry, EntryRefusal> & { ok: true }

/** Draws the survey of an entry with the placeholder for its key; `turn` is null for the full form. */
export type DrawSurvey = (entry: Opened, lang: Lang, turn: number | null) => Promise<Response>

export type SurveyPages = {
  /**
   * The page of an entry to be sent now. `known` are the tags of the pages that the browser has, as it sent them; `isVisit` asks for
   * the page with room for a visit token beside its key.
   */
  show(entry: Opened, lang: Lang, known: string | undefined, isVisit: boolean): Promise<CachedPage>
  /** The same for a visit in Indonesian without a token, at once; null when it must be drawn, or takes turns. */
  kept(entry: Opened): CachedPage | null
}

type Kept = { entry: Opened; page: Promise<CachedPage>; drawn: CachedPage | null }

/** A page takes about 25 KB in two encodings: 10,000 are the memory of one busy province. */
const MAX_PAGES = 10_000

/**
 * The surveys that were drawn: one per point and language, and one per turn where the short form is offered. A page is drawn
 * again when its entry is another object than the one it was drawn for: the entry cache hands out a new one as soon as anything
 * in the directory changed.
 */
export function createSurveyPages(draw: DrawSurvey): SurveyPages {
  const pages = new Map<string, Kept>()
  const nextTurn = createRounds()

  async function drawPage(entry: Opened, lang: Lang, turn: number | null, isVisit: boolean): Promise<CachedPage> {
    const response = await draw(entry, lang, turn)
    if (response.status !== 200) throw new Error(`The survey page was drawn with status ${response.status}.`)
    const { 'content-length': _, ...headers } = Object.fromEntries(response.headers)
    const options = isVisit ? { length: lengthWithToken(entry.value.code), isKept: false } : {}
    return cachePage(await response.text(), headers, options)
  }

  function pageOf(entry: Opened, lang: Lang, turn: number | null, isVisit = false): Promise<CachedPage> {
    const name = nameOf(entry.value.code, lang, turn, isVisit)
    const known = pages.get(name)
    if (known?.entry === entry) return known.page
    const page = drawPage(entry, lang, turn, isVisit)
    const kept: Kept = { entry, page, drawn: null }
    page.then(
      (drawn) => (kept.drawn = drawn),
      () => pages.delete(name),
    )
    pages.delete(name)
    pages.set(name, kept)
    if (pages.size > MAX_PAGES) pages.delete(pages.keys().next().value as string)
    return page
  }

  /** Who reloads keeps the questions that were asked: the page of any turn that the browser has already. */
  async function keptPage(entry: Opened, lang: Lang, turns: number, known: string): Promise<CachedPage | undefined> {
    const all = await Promise.all(Array.from({ length: turns }, (_, turn) => pageOf(entry, lang, turn)))
    return all.find(({ etag }) => known.includes(etag))
  }

  return {
    async show(entry, lang, known, isVisit) {
      const { form, code, questionnaire } = entry.value
      if (form === 'full') return pageOf(entry, lang, null, isVisit)
      const turns = turnsOf(questionnaire.elements.length)
      const kept = known === undefined || isVisit ? undefined : await keptPage(entry, lang, turns, known)
      return kept ?? pageOf(entry, lang, nextTurn(code, turns), isVisit)
    },
    kept(entry) {
      const known = pages.get(nameOf(entry.value.code, 'id', null, false))
      return known?.entry === entry ? known.drawn : null
    },
  }
}

/** The page that nearly everybody is sent is named by its code alone: making a text for each visit cost more than finding the page. */
function nameOf(code: string, lang: Lang, turn: number | null, isVisit: boolean): string {
  return lang === 'id' && turn === null && !isVisit ? code : `${code}|${lang}|${turn}|${isVisit}`
}

/**
 * Whose turn it is at a point: one after the other, from a place drawn by lot. Over a full round every turn was offered exactly
 * once by this process, and nothing about the person decides which; processes beside each other need not agree for that, so
 * nothing is shared and nothing is written. The page names its turn, and who reads the answers checks that they belong to it.
 */
function createRounds(): (code: string, turns: number) => number {
  const last = new Map<string, number>()
  return (code, turns) => {
    const turn = ((last.get(code) ?? randomInt(turns)) + 1) % turns
    last.delete(code)
    last.set(code, turn)
    if (last.size > MAX_PAGES) last.delete(last.keys().next().value as string)
    return turn
  }
}
