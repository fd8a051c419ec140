// What the command line prints: tables for people, JSON and CSV for machines.
import { toDecimal, toNumber } from '../domain/fraction.ts'
import type { FileIndex } from '../features/index/fileIndex.ts'
import type { Truth } from '../features/city/city.ts'
import type { ListedAccessKey } from '../features/access/access.ts'
import type { SampledForm } from '../features/response/paper.ts'
import type { ListedPoint } from '../features/directory/directory.ts'

export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Contract section 5, `index --json`. */
export function asIndexJson({ groups }: FileIndex): string {
  return JSON.stringify(
    groups.map(({ group, n, ikm }) => ({
      group,
      n,
      elements: Object.fromEntries(ikm.elements.map(({ code, nrr }) => [code, nrr && toNumber(nrr)])),
      ni: toNumber(ikm.ni),
      nik: ikm.nik,
      grade: ikm.grade,
    })),
  )
}

export function asIndexTable({ groups }: FileIndex): string {
  return groups
    .map(({ group, n, ikm }) => {
      const rows = ikm.elements.map(({ code, n: answers, nrr, weighted }) => [
        code,
        String(answers),
        nrr ? toDecimal(nrr, 3) : '-',
        weighted ? toDecimal(weighted, 4) : '-',
      ])
      const title = group === null ? '' : `${group}\n`
      const table = asTable(['element', 'n', 'NRR', 'weighted'], rows)
      return `${title}${table}\nn ${n}   NI ${toDecimal(ikm.ni, 4)}   NIK ${ikm.nik}   grade ${ikm.grade}\n`
    })
    .join('\n')
}

export function asPointTable(points: readonly (ListedPoint & { url: string })[]): string {
  return asTable(
    ['code', 'kind', 'agency', 'unit', 'name', 'url'],
    points.map(({ code, kind, agency, unit, name, url }) => [code, kind, agency, unit, name, url]),
  )
}

export function asKeyTable(keys: readonly ListedAccessKey[]): string {
  const day = (moment: Date | null) => moment?.toISOString().slice(0, 10) ?? '-'
  return asTable(
    ['number', 'point', 'made', 'revoked'],
    keys.map(({ accessKeyId, point, madeAt, revokedAt }) => [
      String(accessKeyId),
      point ?? '-',
      day(madeAt),
      day(revokedAt),
    ]),
  )
}

/** Answers in the order of the questions, as they stand on the form; `-` is none. */
export function asSampleTable(forms: readonly SampledForm[]): string {
  return asTable(
    ['point', 'number', 'entered', 'date', 'overall', 'answers'],
    forms.map(({ point, number, enteredOn, answeredOn, overall, scores }) => [
      point,
      number,
      enteredOn,
      answeredOn,
      String(overall ?? '-'),
      [...scores].map((score) => score || '-').join(' '),
    ]),
  )
}

export function asTruthCsv(truth: readonly Truth[]): string {
  const lines = truth.map(({ agency, nip, unit, trueQuality, n }) =>
    [agency, nip, unit, trueQuality.toFixed(4), n].join(','),
  )
  return `${['agency,nip,unit,trueQuality,n', ...lines].join('\n')}\n`
}

/** Columns as wide as their longest cell; numbers to the right. */
function asTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, place) => Math.max(name.length, ...rows.map((row) => row[place]?.length ?? 0)))
  const isNumber = header.map((_, place) => rows.every((row) => /^[\d.-]+$/.test(row[place] ?? '')))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, place) => (isNumber[place] ? cell.padStart(widths[place] ?? 0) : cell.padEnd(widths[place] ?? 0)))
      .join('  ')
      .trimEnd()
  return [header, ...rows].map(line).join('\n')
}
