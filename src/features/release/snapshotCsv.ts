import type { PublicFigure, Snapshot } from './snapshot.ts'

/** The figures as a table, a row per scope and element; the index itself, with its 95 % limits, is the row of the element `ikm`. */
export function asCsv({ agency, period, total, units }: Snapshot): string {
  const rows = [...rowsOf('', total), ...units.flatMap((unit) => rowsOf(unit.slug, unit))].map((row) => [
    agency.slug,
    period.code,
    ...row,
  ])
  return [['agency', 'period', 'unit', 'status', 'n', 'element', 'value', 'grade', 'low', 'high'], ...rows]
    .map((row) => `${row.join(',')}\r\n`)
    .join('')
}

/** Every cell is a slug, a code, a number or a word of ours, so none needs quoting and none can be a formula. */
function rowsOf(unit: string, { status, n, nik, grade, evidence, elements }: PublicFigure): string[][] {
  const start = [unit, status, status === 'withheld' ? '' : String(n)]
  return [
    [...start, 'ikm', nik ?? '', grade ?? '', evidence?.low ?? '', evidence?.high ?? ''],
    ...elements.map(({ code, nrr }) => [...start, code, nrr ?? '', '', '', '']),
  ]
}
