/** A release as a long table: a row per figure, everything that the snapshot says and nothing else. */
import { stringify } from 'csv-stringify/sync'
import { guardCell } from '../../domain/csvCell.ts'
import type { Share } from '../../domain/disclosure/spread.ts'
import { type ColumnName, type Measure, columns } from './columns.ts'
import type { HistoryEntry, IndexLine, PublicElement, PublicFigure, Snapshot, UnitFigure } from './snapshot.ts'

type Row = Partial<Record<ColumnName, string>> & { measure: Measure }

/** Lines end as RFC 4180 says; a name that a spreadsheet would run is guarded. */
export function asCsv(snapshot: Snapshot): string {
  const start = { agency: snapshot.agency.slug, period: snapshot.period.code, edition: String(snapshot.edition) }
  const rows = rowsOf(snapshot).map((row) => columns.map(({ name }) => guardCell({ ...start, ...row }[name] ?? '')))
  return stringify([columns.map(({ name }) => name), ...rows], { record_delimiter: 'windows' })
}

function rowsOf({ total, units, meanOfUnits, held, excluded }: Snapshot): Row[] {
  const agency = { scope: 'agency', status: total.status, n: countOf(total) }
  return [
    ...figureRows(total).map((row) => ({ ...agency, ...row })),
    { ...agency, measure: 'mean_of_units', value: meanOfUnits ?? '' },
    { ...agency, measure: 'held', value: String(held ?? '') },
    { ...agency, measure: 'excluded', value: String(excluded ?? '') },
    ...units.flatMap(unitRows),
  ]
}

function unitRows(unit: UnitFigure): Row[] {
  const { slug, name, parent, status, mergedInto, services } = unit
  const place = { unit: slug, unit_name: name, unit_parent: parent ?? '' }
  const own = { ...place, scope: 'unit', status, merged_into: mergedInto ?? '', n: countOf(unit) }
  return [
    ...figureRows(unit).map((row) => ({ ...own, ...row })),
    ...services.map((line) => ({
      ...place,
      scope: 'service',
      service: line.name,
      status: line.status,
      n: countOf(line),
      ...indexRow(line),
    })),
  ]
}

function figureRows(figure: PublicFigure): Row[] {
  return [
    indexRow(figure),
    ...figure.elements.flatMap(elementRows),
    ...figure.profile.flatMap(({ question, groups }) =>
      groups.map(({ group, share }) => shareRow('profile_share', question, group, share)),
    ),
    ...figure.history.map(trendRow),
  ]
}

function indexRow({ nik, grade, evidence }: IndexLine): Row {
  return {
    measure: 'index',
    value: nik ?? '',
    low: evidence?.low ?? '',
    high: evidence?.high ?? '',
    grade: grade ?? '',
    grade_best: evidence?.best ?? '',
    grade_worst: evidence?.worst ?? '',
    grade_rule: evidence?.rule ?? '',
  }
}

function elementRows({ code, nrr, spread }: PublicElement): Row[] {
  const mean: Row = { measure: 'element_mean', item: code, value: nrr ?? '' }
  if (!spread) return [mean]
  if (spread.kind === 'favourable') return [mean, shareRow('score_share', code, 'favourable', spread.share)]
  return [mean, ...spread.shares.map((share, place) => shareRow('score_share', code, String(place + 1), share))]
}

function shareRow(measure: Measure, item: string, category: string, { percent, bound }: Share): Row {
  return { measure, item, category, value: String(percent), bound }
}

function trendRow({ period, n, nik, low, high }: HistoryEntry): Row {
  return { measure: 'trend', item: period, n: String(n), value: nik, low: low ?? '', high: high ?? '' }
}

function countOf({ nik, n }: IndexLine): string {
  return nik === null ? '' : String(n)
}
