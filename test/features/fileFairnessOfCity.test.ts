import { beforeAll, describe, expect, test } from 'vitest'
import { type Answer, answersOf, elementCodes } from '../../db/seed/answers.ts'
import { isoOf } from '../../db/seed/calendar.ts'
import { type City, buildCity } from '../../db/seed/city.ts'
import { type Visit, visitsOf } from '../../db/seed/visits.ts'
import { noMoments, addRespondent } from '../../src/domain/moments.ts'
import { FLAG_FROM } from '../../src/domain/rank.ts'
import { adjust, referenceOf } from '../../src/domain/standardise.ts'
import type { CsvRow } from '../../src/features/csv.ts'
import { type NamedFigure, fairnessOfFile } from '../../src/features/officer/fileFairness.ts'

/** The generator's city, whose officers' true quality is known: 60,000 answers in a file of its own making. */
const RESPONSES = 60_000
const city = buildCity(7, 0, '2026-08-20')

let officers: NamedFigure[]
let truth: Map<string, number>

beforeAll(async () => {
  const read = await fairnessOfFile(rowsOf(city), null)
  if (!read.ok) throw new Error(read.reason)
  officers = read.value.officers
  truth = truthOf(city)
})

async function* rowsOf(of: City): AsyncGenerator<CsvRow> {
  const draw = answersOf(of)
  for (const visit of visitsOf(of, RESPONSES))
    for (const answer of draw(visit)) if (visit.officer !== null) yield { line: 0, cells: cellsOf(of, visit, answer) }
}

function cellsOf({ officers: staff, points }: City, { officer, point, day, channel }: Visit, { scores }: Answer) {
  const given = elementCodes.map((code, place) => [code, scores[place] === 0 ? '' : String(scores[place])] as const)
  return new Map([
    ['officer', staff[officer!]!.nip],
    ['service', String(points[point]!.service)],
    ['date', isoOf(day)],
    ['channel', channel],
    ...given,
  ])
}

/** True quality against colleagues at the same services: standardised as the figures are, so that the two can be compared. */
function truthOf(of: City): Map<string, number> {
  const mixes = new Map<string, Map<string, { n: number; sum: number; sumSquares: number }>>()
  const total = new Map<string, { n: number; sum: number; sumSquares: number }>()
  for (const { officer, point, count } of visitsOf(of, RESPONSES)) {
    if (officer === null) continue
    const { nip, quality } = of.officers[officer]!
    const service = String(of.points[point]!.service)
    const mix = mixes.get(nip) ?? new Map<string, typeof noMoments>()
    mixes.set(nip, mix)
    mix.set(service, addRespondent(mix.get(service) ?? noMoments, quality, count))
    total.set(service, addRespondent(total.get(service) ?? noMoments, quality, count))
  }
  const reference = referenceOf(total)
  return new Map([...mixes].map(([nip, mix]) => [nip, adjust(mix, reference)!.adjusted]))
}

describe('the known truth of a generated city', () => {
  const known = () =>
    officers.flatMap(({ officer, figure }) =>
      figure.adjusted === null ? [] : [{ ...figure, adjusted: figure.adjusted, truth: truth.get(officer)! }],
    )

  /** Index points per point of quality, by least squares, so that truth can be told on the scale of the figures. */
  function lineOf(figures: readonly { n: number; adjusted: number; truth: number }[]) {
    const n = figures.reduce((sum, figure) => sum + figure.n, 0)
    const mean = (read: (figure: { adjusted: number; truth: number }) => number) =>
      figures.reduce((sum, figure) => sum + figure.n * read(figure), 0) / n
    const [y, x] = [mean(({ adjusted }) => adjusted), mean((figure) => figure.truth)]
    const slope =
      mean((figure) => (figure.truth - x) * (figure.adjusted - y)) / mean((figure) => (figure.truth - x) ** 2)
    return (quality: number) => y + slope * (quality - x)
  }

  test('is covered by the intervals', () => {
    const figures = known()
    const indexOf = lineOf(figures)
    const covered = figures.filter(({ low, high, truth: t }) => low! <= indexOf(t) && indexOf(t) <= high!)
    expect(figures.length).toBeGreaterThan(100)
    expect(covered.length / figures.length).toBeGreaterThanOrEqual(0.93)
  })

  test('is nearer to the shrunken figures than to the plain means', () => {
    const figures = known()
    const indexOf = lineOf(figures)
    const error = (read: (figure: (typeof figures)[number]) => number) =>
      figures.reduce((sum, figure) => sum + (read(figure) - indexOf(figure.truth)) ** 2, 0)
    expect(error(({ shrunken }) => shrunken!)).toBeLessThan(0.5 * error(({ raw }) => raw!))
  })

  test('is found: most of the bottom tenth are seen, and hardly anybody else is flagged', () => {
    const figures = known()
    const lowest = new Set(
      figures
        .toSorted((a, b) => a.truth - b.truth)
        .slice(0, Math.round(figures.length / 10))
        .map((figure) => figure),
    )
    const flagged = figures.filter(({ pBottom }) => pBottom !== null && pBottom >= FLAG_FROM)
    const right = flagged.filter((figure) => lowest.has(figure))
    expect(right.length / flagged.length).toBeGreaterThanOrEqual(0.85)
    expect(right.length / lowest.size).toBeGreaterThanOrEqual(0.4)
  })
})
