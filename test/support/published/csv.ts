/** A release read back from its table: what a reader who has nothing but the CSV knows. Shares no code with what wrote it. */
import { parse } from 'csv-parse/sync'
import type { Snapshot } from '../../../src/features/release/release.ts'

export type Row = Record<string, string>
type Figure = Snapshot['total']

/** Rows by the names of the header. */
export function rowsOf(csv: string): Row[] {
  return parse(csv, { columns: true }) as Row[]
}

/** What the table holds of a snapshot: all but words that are no figures (names of elements, the method, quarters). */
export function told({ agency, period, edition, total, units, meanOfUnits, held, excluded }: Snapshot) {
  return {
    agency: agency.slug,
    period: period.code,
    edition,
    total: total as Figure,
    units,
    meanOfUnits,
    held,
    excluded,
  }
}

export function readBack(csv: string): ReturnType<typeof told> {
  const rows = rowsOf(csv)
  const [first] = rows
  const own = rows.filter(({ scope }) => scope === 'agency')
  const alone = (measure: string) => own.find((row) => row['measure'] === measure)?.['value'] || null
  const units = [
    ...Map.groupBy(
      rows.filter(({ unit }) => unit),
      ({ unit }) => unit,
    ),
  ]
  return {
    agency: first!['agency']!,
    period: first!['period']!,
    edition: Number(first!['edition']),
    total: figureOf(own),
    units: units.map(([slug, of]) => {
      const inside = of.filter(({ scope }) => scope === 'unit')
      const services = of.filter(({ scope }) => scope === 'service')
      return {
        slug: slug!,
        name: unguarded(of[0]!['unit_name']!),
        parent: of[0]!['unit_parent'] || null,
        mergedInto: of[0]!['merged_into'] || null,
        ...figureOf(inside),
        services: services.map((row) => ({ name: unguarded(row['service']!), ...lineOf(row) })),
      }
    }),
    meanOfUnits: alone('mean_of_units'),
    held: countOf(alone('held')),
    excluded: countOf(alone('excluded')),
  }
}

function figureOf(rows: readonly Row[]): Figure {
  const of = (measure: string) => rows.filter((row) => row['measure'] === measure)
  const shares = Map.groupBy(of('score_share'), ({ item }) => item)
  return {
    ...lineOf(of('index')[0]!),
    elements: of('element_mean').map(({ item, value }) => ({
      code: item!,
      nrr: value || null,
      spread: spreadOf(shares.get(item) ?? []),
    })),
    profile: [...Map.groupBy(of('profile_share'), ({ item }) => item)].map(([question, groups]) => ({
      question: question as Figure['profile'][number]['question'],
      groups: groups.map((row) => ({ group: row['category']!.replace(/^'/, ''), share: shareOf(row) })),
    })),
    ...rateOf(of('served')[0], of('response_rate')[0]),
    history: of('trend').map(({ item, n, value, low, high }) => ({
      period: item!,
      n: Number(n),
      nik: value!,
      low: low || null,
      high: high || null,
    })),
  }
}

function rateOf(served: Row | undefined, rate: Row | undefined): Pick<Figure, 'participation'> {
  if (!served || !rate) return {}
  return { participation: served['value'] ? { served: Number(served['value']), rate: shareOf(rate) } : null }
}

function lineOf({ status, n, value, grade, low, high, grade_best, grade_worst, grade_rule }: Row) {
  const evidence = low ? { low, high, best: grade_best, worst: grade_worst, rule: grade_rule } : null
  return { status, n: Number(n), nik: value || null, grade: grade || null, evidence } as Figure
}

function spreadOf(rows: readonly Row[]): Figure['elements'][number]['spread'] {
  if (rows.length === 0) return null
  if (rows[0]!['category'] === 'favourable') return { kind: 'favourable', share: shareOf(rows[0]!) }
  const [a, b, c, d] = rows.toSorted((one, other) => Number(one['category']) - Number(other['category'])).map(shareOf)
  return { kind: 'scores', shares: [a!, b!, c!, d!] }
}

function shareOf({ value, bound }: Row) {
  return { percent: Number(value), bound: bound as 'exact' }
}

function countOf(text: string | null): number | null {
  return text === null ? null : Number(text)
}

function unguarded(text: string): string {
  return text.replace(/^'(?='*[=+\-@\t\r])/, '')
}
