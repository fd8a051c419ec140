/** A release as a long table: a row per figure, everything that the snapshot says and nothing else. The columns are those of columns.ts. */
import { guardCell } from '../../domain/csvCell.ts'
import type { Share } from '../../domain/disclosure/spread.ts'
import { type Measure, columns } from './columns.ts'
import type { HistoryEntry, IndexLine, PublicElement, PublicFigure, Snapshot, UnitFigure } from './snapshot.ts'

/**
 * Lines end as RFC 4180 says; a name that a spreadsheet would run is guarded. Put together here and by no library: of a city of a
 * thousand units it is sixty thousand lines, and while they are made nobody else is answered.
 */
export function asCsv({ agency, period, edition, total, units, meanOfUnits, held, excluded }: Snapshot): string {
  const release = cells([agency.slug, period.code, String(edition)])
  const whole = `${release},${cells(['agency', '', '', '', '', total.status, ''])}`
  const alone = (measure: Measure, value: string) => line(whole, countOf(total), measure, { value })
  const lines = [
    columns.map(({ name }) => name).join(),
    ...figureLines(whole, total),
    alone('mean_of_units', meanOfUnits ?? ''),
    alone('held', String(held ?? '')),
    alone('excluded', String(excluded ?? '')),
    ...units.flatMap((unit) => unitLines(release, unit)),
  ]
  return `${lines.join('\r\n')}\r\n`
}

/** What follows the count of a row; names, codes and numbers. */
type Told = Partial<
  Record<'item' | 'category' | 'value' | 'bound' | 'low' | 'high' | 'grade' | 'best' | 'worst' | 'rule', string>
>

/** @param lead the cells before the count, which all rows of a scope begin with */
function line(lead: string, n: string, measure: Measure, told: Told): string {
  const { item = '', category = '', value = '', bound = '', low = '', high = '' } = told
  const { grade = '', best = '', worst = '', rule = '' } = told
  return `${lead},${n},${measure},${item},${category},${value},${bound},${low},${high},${grade},${best},${worst},${rule}`
}

function unitLines(release: string, unit: UnitFigure): string[] {
  const { slug, name, parent, status, mergedInto, services } = unit
  const place = cells([slug, name, parent ?? ''])
  return [
    ...figureLines(`${release},unit,${place},${cells(['', status, mergedInto ?? ''])}`, unit),
    ...services.map((service) =>
      indexLine(`${release},service,${place},${cells([service.name, service.status, ''])}`, service),
    ),
  ]
}

function figureLines(lead: string, figure: PublicFigure): string[] {
  const n = countOf(figure)
  return [
    indexLine(lead, figure),
    ...figure.elements.flatMap((element) => elementLines(lead, n, element)),
    ...figure.profile.flatMap(({ question, groups }) =>
      groups.map(({ group, share }) => shareLine(lead, n, 'profile_share', question, group, share)),
    ),
    ...rateLines(lead, n, figure),
    ...figure.history.map((entry) => trendLine(lead, entry)),
  ]
}

/** Nothing where the method did not tell it; without a value where it is unknown. */
function rateLines(lead: string, n: string, { participation, nik }: PublicFigure): string[] {
  if (participation === undefined || nik === null) return []
  const served = line(lead, n, 'served', { value: String(participation?.served ?? '') })
  const { percent, bound } = participation?.rate ?? { percent: '', bound: '' }
  return [served, line(lead, n, 'response_rate', { value: String(percent), bound })]
}

function indexLine(lead: string, figure: IndexLine): string {
  const { nik, grade, evidence } = figure
  const told = { value: nik ?? '', grade: grade ?? '', ...evidence }
  return line(lead, countOf(figure), 'index', told)
}

function elementLines(lead: string, n: string, { code, nrr, spread }: PublicElement): string[] {
  const item = cells([code])
  const mean = line(lead, n, 'element_mean', { item, value: nrr ?? '' })
  if (!spread) return [mean]
  const share = (category: string, of: Share) => shareLine(lead, n, 'score_share', item, category, of)
  if (spread.kind === 'favourable') return [mean, share('favourable', spread.share)]
  return [mean, ...spread.shares.map((of, place) => share(String(place + 1), of))]
}

function shareLine(lead: string, n: string, measure: Measure, item: string, category: string, of: Share): string {
  return line(lead, n, measure, { item, category, value: String(of.percent), bound: of.bound })
}

function trendLine(lead: string, { period, n, nik, low, high }: HistoryEntry): string {
  return line(lead, String(n), 'trend', { item: period, value: nik, low: low ?? '', high: high ?? '' })
}

function countOf({ nik, n }: IndexLine): string {
  return nik === null ? '' : String(n)
}

function cells(texts: readonly string[]): string {
  return texts.map((text) => quoted(guardCell(text))).join()
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
