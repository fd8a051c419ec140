import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fraction, fromDecimal, sumOf, toDecimal } from '../../src/domain/fraction.ts'
import { type GradeRule, gradeOf } from '../../src/domain/grade.ts'
import { computeIkm, equalWeights, meanIndex, toNik } from '../../src/domain/ikm.ts'
import { goldenCases, sumsOfNrr, sumsOfRows, sumsOfTotals, words } from '../support/golden.ts'

const groups = goldenCases().flatMap(({ id, limits, elements, groups: all }) =>
  all.map((group) => ({ name: `${id}, ${group.id}`, codes: words(elements), limits, group })),
)
const withRows = groups.filter(({ group }) => group.rows)
const withTotals = groups.filter(({ group }) => group.totals)
const withNrrOnly = groups.filter(({ group }) => group.nrr && !group.totals)
const withIndexOnly = groups.filter(({ group }) => !group.nrr && !group.grandTotal)

describe('published results', () => {
  test('none of the published cases is left out', () => {
    const withGrandTotal = groups.filter(({ group }) => group.grandTotal)
    expect(withTotals.length + withNrrOnly.length + withIndexOnly.length + withGrandTotal.length).toBe(groups.length)
    expect([groups.length, withRows.length]).toEqual([17, 4])
  })

  test.each(withRows)('$name: the answers give the published totals and index', ({ codes, limits, group }) => {
    const sums = sumsOfRows(codes, rowsOf(group.rows ?? ''))
    expect(codes.map((code) => toDecimal(sums.get(code)?.sum ?? fraction(0), 0))).toEqual(words(group.totals ?? ''))
    expect(shown(computeIkm(sums, equalWeights(codes)), limits)).toEqual(expected(group))
  })

  test.each(withTotals)('$name: the totals give each average and the index', ({ codes, limits, group }) => {
    const ikm = computeIkm(sumsOfTotals(codes, group.n ?? 0, group.totals ?? ''), equalWeights(codes))
    expect(shown(ikm, limits)).toEqual(expected(group))
    expect(ikm?.elements.map(({ nrr }) => nrr && toDecimal(nrr, 3))).toEqual(words(group.nrr ?? ''))
  })

  test.each(withNrrOnly)('$name: the averages give the index', ({ codes, limits, group }) => {
    const ikm = computeIkm(sumsOfNrr(codes, group.nrr ?? ''), equalWeights(codes))
    expect(shown(ikm, limits)).toEqual(expected(group))
    if (group.gradeBy2017) expect(ikm?.grade).toBe(group.gradeBy2017)
  })

  test.each(withIndexOnly)('$name: the index converts', ({ group }) => {
    const nik = toNik(fromDecimal(group.ni))
    expect({ nik, grade: gradeOf(nik) }).toEqual({ nik: group.nik, grade: group.grade })
  })

  test('kgtk-gorontalo-2025-s2: the total of all scores gives the index without rounding the mean first', () => {
    const { group, codes } = groups.find((entry) => entry.group.grandTotal) ?? groups[0]!
    const sums = new Map([['all', { n: (group.n ?? 0) * codes.length, sum: fraction(group.grandTotal ?? 0) }]])
    expect(shown(computeIkm(sums, equalWeights(['all'])), '2017')).toEqual(expected(group))
  })

  test('elements eight and nine stand in either order and are joined by code', () => {
    const { codes, group } = groups.find(({ name }) => name.startsWith('gaspul'))!
    const swapped = [...codes.slice(0, 7), codes[8]!, codes[7]!]
    const sums = sumsOfTotals(codes, group.n ?? 0, group.totals ?? '')
    const byCode = (order: string[]) =>
      new Map(computeIkm(sums, equalWeights(order))?.elements.map(({ code, nrr }) => [code, toDecimal(nrr!, 3)]))
    expect(swapped.slice(7)).toEqual(['pengaduan', 'sarpras'])
    expect(byCode(swapped).get('pengaduan')).toBe('3.966')
    expect(byCode(swapped)).toEqual(byCode(codes))
  })
})

describe('laws of the index', () => {
  const codes = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
  const row = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 })
  const rows = fc.array(row, { minLength: 1, maxLength: 60 })
  const indexOf = (answers: number[][]) => computeIkm(sumsOfRows(codes, answers), equalWeights(codes))!

  test('complete answers pooled are the mean of all scores', () => {
    fc.assert(
      fc.property(rows, (answers) => {
        const total = answers.flat().reduce((sum, score) => sum + score, 0)
        expect(indexOf(answers).ni).toEqual(fraction(total, answers.length * codes.length))
      }),
    )
  })

  test('the order of respondents does not matter', () => {
    fc.assert(
      fc.property(rows, (answers) => {
        expect(indexOf([...answers].reverse())).toEqual(indexOf(answers))
      }),
    )
  })

  test('one more respondent who gives nothing but 4 never lowers the index', () => {
    fc.assert(
      fc.property(rows, (answers) => {
        const before = Number(indexOf(answers).nik)
        expect(Number(indexOf([...answers, codes.map(() => 4)]).nik)).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  test('the same score everywhere is exactly 25 times that score, for any number of elements', () => {
    for (let k = 1; k <= 14; k += 1)
      for (const score of [1, 2, 3, 4]) {
        const some = Array.from({ length: k }, (_, place) => `e${place}`)
        const sums = new Map(some.map((code) => [code, { n: 7, sum: fraction(7 * score) }]))
        expect(computeIkm(sums, equalWeights(some))?.nik).toBe(`${25 * score}.00`)
      }
  })

  test('an element nobody answered leaves its weight to the others', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 8 }), (answers, absent) => {
        const without = answers.map((entry) => entry.map((score, place) => (place === absent ? 0 : score)))
        const others = codes.filter((_, place) => place !== absent)
        const alone = computeIkm(sumsOfRows(codes, without), equalWeights(others))!
        const shared = indexOf(without)
        expect([shared.ni, shared.nik]).toEqual([alone.ni, alone.nik])
        expect(shared.elements[absent]).toEqual({ code: codes[absent], n: 0, weight: null, nrr: null, weighted: null })
      }),
    )
  })

  test('elements are averaged over those who answered them and not over all respondents', () => {
    const ikm = indexOf([
      [4, 4, 4, 4, 4, 4, 4, 4, 4],
      [4, 4, 4, 4, 4, 4, 4, 4, 0],
    ])
    expect(ikm.elements.at(-1)).toMatchObject({ n: 1, nrr: fraction(4) })
    expect(ikm.nik).toBe('100.00')
  })

  test('the official weight is exactly one part in as many as there are elements', () => {
    for (let k = 1; k <= 14; k += 1) {
      const weights = [...equalWeights(Array.from({ length: k }, (_, place) => `e${place}`)).values()]
      expect([sumOf(weights), weights.length]).toEqual([fraction(1), k])
    }
  })

  test('weights of an agency’s own count as they are given', () => {
    const sums = new Map([
      ['a', { n: 1, sum: fraction(4) }],
      ['b', { n: 1, sum: fraction(1) }],
    ])
    const weights = new Map([
      ['a', fraction(3, 4)],
      ['b', fraction(1, 4)],
    ])
    expect(computeIkm(sums, weights)?.ni).toEqual(fraction(13, 4))
  })

  test('without a single answer there is no index', () => {
    expect(computeIkm(new Map(), equalWeights(codes))).toBeNull()
  })

  test('an answer to an element outside the questionnaire changes nothing', () => {
    const sums = sumsOfRows(codes, [[1, 2, 3, 4, 1, 2, 3, 4, 1]])
    const more = new Map([...sums, ['overall', { n: 1, sum: fraction(4) }] as const])
    expect(computeIkm(more, equalWeights(codes))).toEqual(computeIkm(sums, equalWeights(codes)))
  })
})

describe('the mean of several indices', () => {
  const indexOf = (sum: number, n: number) =>
    computeIkm(new Map([['a', { n, sum: fraction(sum) }]]), equalWeights(['a']))!

  test('counts each the same, however many respondents it has, and rounds once', () => {
    expect(meanIndex([indexOf(10, 3), indexOf(1_100, 300)])).toBe('87.50')
    // 75.004, 75.004 and 75.009: of the rounded 75.00, 75.00 and 75.01 it would be 75.00.
    expect(meanIndex([75_004, 75_004, 75_009].map((sum) => indexOf(sum, 25_000)))).toBe('75.01')
  })

  test('needs two of them', () => {
    expect([meanIndex([]), meanIndex([indexOf(10, 3)])]).toEqual([null, null])
  })
})

function rowsOf(rows: string): number[][] {
  return words(rows).map((digits) => [...digits].map(Number))
}

function shown(ikm: ReturnType<typeof computeIkm>, limits: GradeRule) {
  return ikm && { ni: toDecimal(ikm.ni, 4), nik: ikm.nik, grade: gradeOf(ikm.nik, limits) }
}

function expected({ ni, nik, grade }: { ni: string; nik: string; grade: string }) {
  return { ni, nik, grade }
}
