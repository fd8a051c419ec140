import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fraction, fromDecimal, toDecimal } from '../../src/domain/fraction.ts'
import { gradeOf } from '../../src/domain/grade.ts'
import { habitsOf } from '../../src/domain/habits.ts'
import { type ElementSum, computeIkm, equalWeights, poolSums, toNik } from '../../src/domain/ikm.ts'
import { goldenCases, sumsOfNrr, sumsOfRows, sumsOfTotals, words } from '../support/golden.ts'
import { statistics } from '../support/statistics.ts'

describe('what other habits print', () => {
  const groups = goldenCases().flatMap(({ id, limits, elements, groups: all }) =>
    all.map((group) => ({ id, limits, codes: words(elements), group })),
  )

  test.each(statistics.habits.cases)('$id, $group', ({ id, group: name, printed, grades }) => {
    const { codes, limits, group } = groups.find((entry) => entry.id === id && entry.group.id === name)!
    const sums = group.totals ? sumsOfTotals(codes, group.n ?? 0, group.totals) : sumsOfNrr(codes, group.nrr ?? '')
    const found = new Map(habitsOf(computeIkm(sums, equalWeights(codes))!, limits).map((habit) => [habit.name, habit]))
    for (const [habit, nik] of Object.entries(printed))
      expect([habit, found.get(habit as 'exact')?.nik]).toEqual([habit, nik])
    for (const [habit, grade] of Object.entries(grades ?? {}))
      expect([habit, found.get(habit as 'exact')?.grade]).toEqual([habit, grade])
  })

  test('begins with the exact index, and weights of 0.11 and 0.111 never reach 100', () => {
    const codes = Array.from({ length: 9 }, (_, place) => `e${place}`)
    const best = computeIkm(sumsOfRows(codes, [codes.map(() => 4)]), equalWeights(codes))!
    const [first, ...others] = habitsOf(best)
    expect(first).toEqual({ name: 'exact', nik: '100.00', grade: 'A' })
    const of = (name: string) => others.find((habit) => habit.name === name)?.nik
    expect([of('weight-2'), of('weight-3'), of('weight-4')]).toEqual(['99.00', '99.90', '99.99'])
  })

  test.each(statistics.grades.indices)('means %j', (means, index, by011) => {
    const codes = means.map((_, place) => `e${place}`)
    const ikm = computeIkm(sumsOfNrr(codes, means.join(' ')), equalWeights(codes))!
    expect(Number(toDecimal(ikm.ni, 12)) * 25).toBeCloseTo(index, 4)
    expect(Number(habitsOf(ikm).find(({ name }) => name === 'weight-2')?.nik)).toBeCloseTo(by011, 2)
  })

  test.each(statistics.grades.cases)('the grade of %s is %s', (index, grade) => {
    const ni = fraction(fromDecimal(index).top, fromDecimal(index).bottom * 25n)
    expect(gradeOf(toNik(ni))).toBe(grade)
  })
})

describe('pooling', () => {
  const codes = ['a', 'b', 'c']
  const row = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 })
  const groups = fc.array(fc.array(row, { maxLength: 8 }), { maxLength: 6 })

  test('of 10,000 random tables gives exactly the index of all their rows', () => {
    fc.assert(
      fc.property(groups, (tables) => {
        const pooled = computeIkm(poolSums(tables.map((rows) => sumsOfRows(codes, rows))), equalWeights(codes))
        expect(pooled).toEqual(computeIkm(sumsOfRows(codes, tables.flat()), equalWeights(codes)))
      }),
      { numRuns: 10_000 },
    )
  })

  test('in two steps is pooling in one: months to quarters to years, services to units to agencies', () => {
    fc.assert(
      fc.property(groups, groups, (some, others) => {
        const sums = (tables: readonly number[][][]) => tables.map((rows) => sumsOfRows(codes, rows))
        expect(poolSums([poolSums(sums(some)), poolSums(sums(others))])).toEqual(poolSums(sums([...some, ...others])))
      }),
    )
  })
})

describe('sums and weights that cannot be', () => {
  const sum = (n: number, total: number): ReadonlyMap<string, ElementSum> =>
    new Map([['a', { n, sum: fraction(total) }]])

  test.each([
    ['a negative number of answers', sum(-1, 0), /^a has -1 answers/],
    ['half an answer', sum(0.5, 0), /^a has 0.5 answers/],
    ['no number', sum(Number.NaN, 0), /^a has NaN answers/],
    ['more than four each', sum(2, 9), /^a has a sum of 9; 2 answers give 0 to 8/],
    ['less than nothing', sum(2, -1), /^a has a sum of -1/],
  ])('%s', (_, sums, sentence) => {
    expect(() => computeIkm(sums, equalWeights(['a']))).toThrow(sentence)
  })

  test.each([
    [
      'that sum to less than one',
      [fraction(11, 100), fraction(88, 100)],
      'The weights sum to 99/100; they must sum to exactly 1.',
    ],
    ['that sum to more', [fraction(1), fraction(1, 10)], 'The weights sum to 11/10; they must sum to exactly 1.'],
    ['of nothing', [fraction(0), fraction(1)], 'The weight of a is 0; it must be above zero.'],
    ['below nothing', [fraction(-1), fraction(2)], 'The weight of a is -1; it must be above zero.'],
    ['of no element', [], 'The weights sum to 0; they must sum to exactly 1.'],
  ])('weights %s', (_, weights, sentence) => {
    const map = new Map(weights.map((weight, place) => ['ab'.charAt(place), weight]))
    expect(() => computeIkm(sum(1, 4), map)).toThrow(new RangeError(sentence))
  })
})
