import { describe, expect, test } from 'vitest'
import type { CsvRow } from '../../src/features/csv.ts'
import { fairnessOfFile } from '../../src/features/officer/fileFairness.ts'
import { aRandom } from '../support/statistics.ts'

const elements = ['waktu', 'perilaku']

/** Rows as the reader of CSV files gives them. */
async function* rowsOf(lines: readonly string[]): AsyncGenerator<CsvRow> {
  const [header = '', ...rest] = lines
  const names = header.split(',')
  for (const [place, line] of rest.entries())
    yield { line: place + 2, cells: new Map(line.split(',').map((cell, column) => [names[column]!, cell])) }
}

async function assess(lines: readonly string[]) {
  const read = await fairnessOfFile(rowsOf(lines), elements)
  if (!read.ok) throw new Error(read.reason)
  return read.value
}

/** Twelve officers of different quality, each with so many rows: `extra` stands before the answers. */
function linesOf(n: number, extra: (row: number) => string = () => ''): string[] {
  const random = aRandom(11)
  return Array.from({ length: 12 }, (_, officer) =>
    Array.from({ length: n }, (_, row) => {
      const score = () => Math.min(4, Math.max(1, Math.round(2.8 + 0.08 * officer + 0.5 * random.normal())))
      return `P${officer + 1},${extra(row)}${score()},${score()}`
    }),
  ).flat()
}

describe('the figures of a file', () => {
  test('are of the mean of what each respondent answered, in the order in which people count', async () => {
    const { officers } = await assess(['officer,waktu,perilaku', ...linesOf(60)])
    expect(officers.map(({ officer }) => officer)).toEqual(Array.from({ length: 12 }, (_, place) => `P${place + 1}`))
    const rows = linesOf(60)
      .filter((line) => line.startsWith('P3,'))
      .map((line) => line.split(',').slice(1).map(Number))
    const mean = rows.flat().reduce((sum, score) => sum + score, 0) / rows.length / 2
    expect(officers[2]?.figure).toMatchObject({
      n: 60,
      gate: 'scoring',
      reason: null,
      raw: expect.closeTo(25 * mean, 9),
    })
  })

  test('leave out blank rows and rows without an officer, and say how many', async () => {
    const lines = ['officer,waktu,perilaku', 'A,4,', 'A,,', ',4,4']
    expect(await assess(lines)).toMatchObject({
      blankRows: 1,
      strayRows: 1,
      officers: [{ officer: 'A', figure: { n: 1, gate: 'withheld' } }],
    })
  })

  test('ask for three months where there are dates, and for tokens where there are channels', async () => {
    const of = async (header: string, extra: (row: number) => string) =>
      (await assess([header, ...linesOf(60, extra)])).officers[0]?.figure.reason
    const months = (count: number) => (row: number) => `2026-0${1 + (row % count)}-05,`
    expect(await of('officer,date,waktu,perilaku', months(2))).toBe('few-months')
    expect(await of('officer,date,waktu,perilaku', months(3))).toBeNull()
    expect(await of('officer,channel,waktu,perilaku', (row) => (row % 3 === 0 ? 'token,' : 'qr,'))).toBe('few-tokens')
    expect(await of('officer,channel,waktu,perilaku', (row) => (row % 3 === 0 ? 'qr,' : 'Token,'))).toBeNull()
  })

  test.each([
    ['no officers', ['waktu,perilaku', '4,4'], 'The file has no column "officer"; it has waktu, perilaku.'],
    ['no elements', ['officer,warna', 'A,4'], 'The file has no column "waktu"; it has officer, warna.'],
    [
      'a score that is none',
      ['officer,waktu,perilaku', 'A,4,5'],
      'Line 2: perilaku is "5"; a score is a number from 1 to 4, or empty.',
    ],
    [
      'a day that is none',
      ['officer,date,waktu,perilaku', 'A,2026-02-30,4,4'],
      'Line 2: date is "2026-02-30"; dates are 2026-11-21 or 21/11/2026.',
    ],
    ['no answer', ['officer,waktu,perilaku', 'A,,'], 'The file has no row with an officer and an answer.'],
    ['no row', ['officer,waktu,perilaku'], 'The file has no row with an officer and an answer.'],
  ])('are refused for %s', async (_, lines, reason) => {
    expect(await fairnessOfFile(rowsOf(lines), elements)).toEqual({ ok: false, reason })
  })
})
