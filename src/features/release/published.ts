/** What the public looks for by name: the newest published figure of every agency, unit and service. */
import { distance } from 'fastest-levenshtein'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type SearchWord, mistakesAllowed, searchWords } from '../../domain/searchWords.ts'
import * as store from './published.sql.ts'
import { serviceSlugs } from '../directory/serviceSlug.ts'
import type { FigureStatus, IndexLine, Snapshot } from './snapshot.ts'

type Db = Kysely<Database>

export type { AgencyLine } from './published.sql.ts'

/** A figure under its name. `unit` is empty for the agency itself, `service` for the unit itself. */
export type PublishedLine = {
  unit: string
  service: string
  name: string
  /** The names of what it belongs to, nearest first; empty for an agency. */
  above: string
  period: string
  edition: number
  status: FigureStatus
  n: number
  nik: string | null
  grade: IndexLine['grade']
  low: string | null
  high: string | null
}
export type Found = PublishedLine & { agency: string }

export type SearchResult = {
  found: Found[]
  /** There is more than is listed. */
  hasMore: boolean
  /** The words that were looked for instead of mistyped ones; null where none were. */
  instead: string | null
}

/** How many results one page lists. */
export const MOST_FOUND = 20

/** Lists the figures of an agency's newest release under their names, in the place of what was listed before. */
export function listAsPublished(db: Db, agencyId: string, snapshot: Snapshot): Promise<void> {
  return store.replaceLines(db, agencyId, linesOf(snapshot))
}

function linesOf({ agency, period, edition, total, units }: Snapshot): PublishedLine[] {
  const lineOf = (place: Pick<PublishedLine, 'unit' | 'service' | 'name' | 'above'>, figure: IndexLine) => {
    const { status, n, nik, grade, evidence } = figure
    const limits = { low: evidence?.low ?? null, high: evidence?.high ?? null }
    return { ...place, period: period.code, edition, status, n, nik, grade, ...limits }
  }
  return [
    lineOf({ unit: '', service: '', name: agency.name, above: '' }, total),
    ...units.flatMap((unit) => {
      const slugs = serviceSlugs(unit.services)
      const above = `${unit.name} · ${agency.name}`
      return [
        lineOf({ unit: unit.slug, service: '', name: unit.name, above: agency.name }, unit),
        ...unit.services.map((service, place) =>
          lineOf({ unit: unit.slug, service: slugs[place]!, name: service.name, above }, service),
        ),
      ]
    }),
  ]
}

/**
 * Looks for names that hold the beginnings of all words typed. Where there are none, each word may be one of the names' own words
 * that is a letter or two away. Null when nothing was typed that could be looked for.
 */
export async function searchPublished(
  db: Db,
  text: string,
  agencyId: string | null = null,
): Promise<SearchResult | null> {
  const words = searchWords(text)
  if (words.length === 0) return null
  const found = await store.searchLines(db, queryOf(words), agencyId, MOST_FOUND + 1)
  if (found.length > 0) return resultOf(found, null)
  const meant = nearest(words, await store.listWords(db))
  if (!meant) return resultOf([], null)
  const query = queryOf(meant.map((word) => [[word]]))
  return resultOf(await store.searchLines(db, query, agencyId, MOST_FOUND + 1), meant.join(' '))
}

function resultOf(found: Found[], instead: string | null): SearchResult {
  const hasMore = found.length > MOST_FOUND
  return { found: found.slice(0, MOST_FOUND), hasMore, instead: found.length > 0 ? instead : null }
}

/** The words hold letters and digits alone, so none of them is an operator of the query. */
function queryOf(words: readonly SearchWord[]): string {
  const all = (parts: readonly string[]) => parts.map((part) => `${part}:*`).join(' & ')
  return words.map((ways) => `(${ways.map(all).join(' | ')})`).join(' & ')
}

/** Of each word the nearest of the known ones, which may go on beyond it; null when one has none near enough. */
function nearest(words: readonly SearchWord[], known: readonly string[]): string[] | null {
  const meant = words.map((ways) => {
    const typed = ways[0]?.[0] ?? ''
    const mistakesOf = (word: string) => Math.min(distance(typed, word), distance(typed, word.slice(0, typed.length)))
    return known
      .map((word) => ({ word, mistakes: mistakesOf(word) }))
      .filter(({ mistakes }) => mistakes <= mistakesAllowed(typed))
      .toSorted((a, b) => a.mistakes - b.mistakes || a.word.length - b.word.length)[0]?.word
  })
  const found = meant.filter((word) => word !== undefined)
  return found.length === words.length ? found : null
}

/** Agencies by name with their newest figure, a page of them, and how many there are. */
export function listAgencyLines(db: Db, page: { limit: number; offset: number }) {
  return store.listAgencyLines(db, page)
}
