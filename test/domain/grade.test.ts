import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromDecimal } from '../../src/domain/fraction.ts'
import { gradeOf } from '../../src/domain/grade.ts'
import { toNik } from '../../src/domain/ikm.ts'
import { readGolden } from '../support/golden.ts'

type Row = { grade: string; ni: [string, string]; nik: [string, string] }
type Conversion = { table: Row[]; table2004: Row[]; boundaries: { ni: string; nik: string; grade: string }[] }
const { table, table2004, boundaries } = readGolden<Conversion>('conversion')

test.each(boundaries)('an index of $ni becomes $nik, grade $grade', ({ ni, nik, grade }) => {
  const converted = toNik(fromDecimal(ni))
  expect({ nik: converted, grade: gradeOf(converted) }).toEqual({ nik, grade })
})

test.each(table)('grade $grade holds from $nik.0 to $nik.1', ({ grade, nik }) => {
  expect(nik.map((value) => gradeOf(value))).toEqual([grade, grade])
})

test.each(table2004)('under the rule of 2004 grade $grade holds from $nik.0 to $nik.1', ({ grade, nik }) => {
  expect(nik.map((value) => gradeOf(value, '2004'))).toEqual([grade, grade])
})

test('every index with two decimals has a grade, and a higher index never a worse one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2500, max: 9999 }), (hundredths) => {
      const [lower, higher] = [hundredths, hundredths + 1].map((value) => gradeOf((value / 100).toFixed(2)))
      expect(['A', 'B', 'C', 'D']).toContain(lower)
      expect(higher! <= lower!).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})
