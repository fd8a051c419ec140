import { expect, test } from 'vitest'
import { type Moments, noMoments } from '../../src/domain/moments.ts'
import { standingOut } from '../../src/domain/standOut.ts'
import { aRandom } from '../support/statistics.ts'

/** Units of `n` respondents whose true means differ by `sd` (0-1); respondents by 0.136. */
function units(count: number, n: number, sd: number, seed: number): Moments[] {
  const random = aRandom(seed)
  return Array.from({ length: count }, () => {
    const mean = 0.76 + sd * random.normal() + (0.136 * random.normal()) / Math.sqrt(n)
    return { n, sum: n * mean, sumSquares: n * (mean * mean + 0.0185) }
  })
}
const at = (mean: number, n = 100): Moments => ({ n, sum: n * mean, sumSquares: n * (mean * mean + 0.0185) })

test('a unit far below or above the others stands out, on its side', () => {
  const found = standingOut([...units(40, 100, 0.02, 1), at(0.5), at(0.98)], null)
  expect(found.slice(40)).toEqual(['low', 'high'])
  expect(found.slice(0, 40).filter(Boolean)).toEqual([])
})

test('units that differ as units do, do not: without the usual differences most of them would', () => {
  expect(standingOut(units(400, 1_000, 0.05, 2), null).filter(Boolean).length).toBeLessThan(4)
})

test('a unit of fewer than ten respondents never stands out', () => {
  expect(standingOut([...units(40, 100, 0.02, 3), at(0.2, 9)], null)[40]).toBeNull()
})

test('of more than 500 units it takes two periods in a row', () => {
  const [now, before] = [units(600, 100, 0.02, 4), units(600, 100, 0.02, 5)]
  const [low, usual] = [at(0.4), at(0.76)]
  expect(standingOut([...now, low], [...before, low])[600]).toBe('low')
  expect(standingOut([...now, low], [...before, usual])[600]).toBeNull()
  expect(standingOut([...now, low], null)[600]).toBeNull()
})

test('where nobody differs, where there is one unit, or none, nothing stands out', () => {
  const same = Array.from({ length: 12 }, () => ({ n: 50, sum: 50, sumSquares: 50 }))
  expect(standingOut(same, null)).toEqual(same.map(() => null))
  expect([standingOut([at(0.5)], null), standingOut([noMoments], null), standingOut([], null)]).toEqual([
    [null],
    [null],
    [],
  ])
})
