// What the command line prints: tables for people, JSON and CSV for machines.
import { toDecimal, toNumber } from '../../domain/fraction.ts'
import type { OfficerFigure } from '../../domain/fairness.ts'
import type { Announced } from '../../domain/releaseCalendar.ts'
import { countBand } from '../../domain/gates.ts'
import type { FileIndex } from '../../features/index/fileIndex.ts'
import type { Check, Snapshot } from '../../features/release/release.ts'
import type { NamedFigure } from '../../features/officer/fileFairness.ts'
import { staff } from '../../i18n/staff.ts'
import type { Truth } from '../../features/city/city.ts'
import type { ListedAccessKey } from '../../features/access/access.ts'
import type { SampledForm } from '../../features/response/paper.ts'
import type { ListedPoint } from '../../features/directory/directory.ts'

export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** On standard error, so that what is printed stays what was asked for. */
export function warn(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

/** Contract section 5, `index --json`; what other habits print only where it is asked for. */
export function asIndexJson({ groups }: FileIndex, isCompared: boolean): string {
  return JSON.stringify(
    groups.map(({ group, n, ikm, habits }) => ({
      group,
      n,
      elements: Object.fromEntries(ikm.elements.map(({ code, nrr }) => [code, nrr && toNumber(nrr)])),
      ni: toNumber(ikm.ni),
      nik: ikm.nik,
      grade: ikm.grade,
      ...(isCompared && { habits }),
    })),
  )
}

export function asIndexTable({ groups }: FileIndex, isCompared: boolean): string {
  return groups
    .map(({ group, n, ikm, habits }) => {
      const rows = ikm.elements.map(({ code, n: answers, nrr, weighted }) => [
        code,
        String(answers),
        nrr ? toDecimal(nrr, 3) : '-',
        weighted ? toDecimal(weighted, 4) : '-',
      ])
      const title = group === null ? '' : `${group}\n`
      const table = asTable(['element', 'n', 'NRR', 'weighted'], rows)
      const compared = asTable(
        ['habit', 'NIK', 'grade'],
        habits.map(({ name, nik, grade }) => [name, nik, grade]),
      )
      const figures = `n ${n}   NI ${toDecimal(ikm.ni, 4)}   NIK ${ikm.nik}   grade ${ikm.grade}`
      return `${title}${table}\n${figures}\n${isCompared ? `\n${compared}\n` : ''}`
    })
    .join('\n')
}

/** Contract section 5, `fairness --json`. What a gate keeps back is null, and the reason says why. */
export function asFairnessJson(officers: readonly NamedFigure[]): string {
  return JSON.stringify(
    officers.map(({ officer, figure }) => {
      const reason = reasonText(figure)
      return {
        officer,
        n: figure.n,
        raw: clean(figure.raw),
        adjusted: clean(figure.adjusted),
        shrunken: clean(figure.shrunken),
        low: clean(figure.low),
        high: clean(figure.high),
        reliability: clean(figure.reliability),
        usable: reason === null,
        reason,
        pBottom: clean(figure.pBottom),
      }
    }),
  )
}

/** Without what floating point leaves behind the ninth decimal. */
function clean(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(9))
}

export function asFairnessTable(officers: readonly NamedFigure[]): string {
  return asTable(
    ['officer', 'n', 'raw', 'adjusted', 'shrunken', 'low', 'high', 'reliability', 'P bottom tenth', 'usable'],
    officers.map(({ officer, figure }) => {
      const { n, raw, adjusted, shrunken, low, high, reliability, pBottom } = figure
      const indices = [raw, adjusted, shrunken, low, high].map((index) => index?.toFixed(1) ?? '-')
      const shares = [reliability, pBottom].map((share) => share?.toFixed(2) ?? '-')
      return [officer, String(n), ...indices, ...shares, reasonText(figure) ?? 'yes']
    }),
  )
}

function reasonText({ n, reason }: OfficerFigure): string | null {
  if (reason === null) return null
  const { from, to } = countBand(n)
  return reason === 'few-answers' ? staff.officer.fewAnswers(from, to ?? from) : staff.officer.reasons[reason]
}

/** What was published beside the same period by its own rules and by those of today. */
export function asCheckTable({ published, again, today }: Check): string {
  const versions = [
    ['published', published.snapshot],
    ['again', again],
    ['today', today],
  ] as const
  return asTable(
    ['', 'method', 'unit', 'n', 'NIK', 'grade'],
    versions.flatMap(([name, figures]) => (figures ? checkRows(name, figures) : [])),
  )
}

function checkRows(name: string, { methodVersion, total, units }: Snapshot): string[][] {
  return [{ slug: '(all)', ...total }, ...units].map(({ slug, n, nik, grade }) => [
    name,
    String(methodVersion),
    slug,
    String(n),
    nik ?? '-',
    grade ?? '-',
  ])
}

/** The coming days of publication. */
export function asCalendarTable(coming: readonly Announced[]): string {
  const rows = coming.map(({ period, closesAfter, publishedOn }) => [period, closesAfter, publishedOn])
  return asTable(['period', 'last day', 'published on'], rows)
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
