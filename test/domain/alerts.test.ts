import { describe, expect, test } from 'vitest'
import { type Week, dropOf } from '../../src/domain/alerts/drop.ts'
import { burstOf, silenceOf } from '../../src/domain/alerts/volume.ts'
import { countBelow, countFrom, studentCdf } from '../../src/domain/distributions.ts'
import { type Moments, addRespondent, noMoments } from '../../src/domain/moments.ts'
import { addDays, weekdayOf } from '../../src/domain/days.ts'
import type { Random } from '../../db/seed/random.ts'
import { countOf } from '../support/chance.ts'
import { aRandom } from '../support/statistics.ts'

const FROM = '2025-09-01' // a Monday

/** Answers of a point on working days, with days that differ beyond chance; from a day on it is `after`. */
function aPoint(random: Random, mean: number, days: number, after: { from: number; mean: number } | null = null) {
  const counts = new Map<string, number>()
  for (let place = 0; place < days; place += 1) {
    const day = addDays(FROM, place)
    if (weekdayOf(day) > 4) continue
    const usual = after && place >= after.from ? after.mean : mean
    const count = countOf(random, usual, 6)
    if (count > 0) counts.set(day, count)
  }
  return counts
}

/** Weeks of a unit whose weeks differ a little; from a week on people are less content by `fall` points. */
function aUnit(
  random: Random,
  people: number,
  weeks: number,
  fall: { from: number; points: number } | null = null,
): Week[] {
  return Array.from({ length: weeks }, (_, week) => {
    const middle = 0.8 + 0.02 * random.normal() - (fall && week >= fall.from ? fall.points / 75 : 0)
    let moments: Moments = noMoments
    for (let left = countOf(random, people, 1_000); left > 0; left -= 1)
      moments = addRespondent(moments, Math.min(1, Math.max(0, middle + 0.17 * random.normal())))
    return { monday: addDays(FROM, 7 * week), moments }
  })
}

describe('a drop', () => {
  test('alarms nobody in clean quarters: one in a hundred agencies is the limit', () => {
    const random = aRandom(7)
    let alarms = 0
    for (let agency = 0; agency < 100; agency += 1) {
      const units = [8, 30, 60, 8, 30, 60].map((people) => aUnit(random, people, 43))
      const isAlarmed = units.some((weeks) =>
        Array.from({ length: 13 }, (_, week) => weeks.slice(0, 31 + week)).some((seen) => dropOf(seen, units.length)),
      )
      if (isAlarmed) alarms += 1
    }
    expect(alarms).toBeLessThanOrEqual(1)
  })

  test.each([
    ['thirty a week fall by fifteen points', 30, 15, 4],
    ['a hundred a week by ten', 100, 10, 4],
    ['ten a week by twenty', 10, 20, 4],
  ])('of %s is told within four weeks', (_, people, points, weeks) => {
    const random = aRandom(11)
    const found = Array.from({ length: 20 }, () => {
      const all = aUnit(random, people, 30 + weeks, { from: 30, points })
      return Array.from({ length: weeks }, (__, week) => dropOf(all.slice(0, 31 + week), 6)).find(Boolean)
    })
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(19)
    const first = found.find(Boolean)!
    expect(first.before - first.now).toBeGreaterThan(3)
  })

  test('is none where the base is short, few answered, or it is small however sure', () => {
    const random = aRandom(3)
    const long = aUnit(random, 50, 31, { from: 30, points: 30 })
    expect(dropOf(long, 1)).not.toBeNull()
    expect(dropOf(long.slice(-12), 1)).toBeNull()
    expect(dropOf([...long.slice(0, -1), { ...long.at(-1)!, moments: addRespondent(noMoments, 0, 9) }], 1)).toBeNull()
    expect(dropOf(aUnit(random, 3_000, 34, { from: 30, points: 2 }), 1)).toBeNull()
  })
})

describe('a point', () => {
  test('alarms nobody in clean quarters, busy or not', () => {
    const random = aRandom(5)
    const alarms = [0.5, 2, 5, 20, 60].flatMap((mean) =>
      Array.from({ length: 12 }, () => aPoint(random, mean, 240)).flatMap((days) =>
        Array.from({ length: 90 }, (_, place) => addDays(FROM, 150 + place)).filter(
          (day) => burstOf(days, day) ?? silenceOf(days, day),
        ),
      ),
    )
    expect(alarms).toEqual([])
  })

  test.each([
    [20, 150],
    [5, 60],
    [1, 30],
  ])('of %i a day with %i on one has a rush that day', (mean, rush) => {
    const days = aPoint(aRandom(2), mean, 147)
    const day = addDays(FROM, 147) // a Monday
    days.set(day, rush)
    expect(burstOf(days, day)).toMatchObject({ day, count: rush })
    expect(burstOf(days, addDays(day, 1))).toBeNull()
  })

  test('that is new, or has a small rush, alarms nobody', () => {
    const young = aPoint(aRandom(2), 20, 40)
    const day = addDays(FROM, 42)
    expect(burstOf(young.set(day, 200), day)).toBeNull()
    const old = aPoint(aRandom(2), 1, 147)
    const monday = addDays(FROM, 147)
    expect(burstOf(old.set(monday, 19), monday)).toBeNull()
  })

  test.each([
    [30, 4],
    [10, 6],
    [5, 10],
    [2, 20],
  ])('of %i a day that falls silent is told within %i working days, and not before three', (mean, limit) => {
    const random = aRandom(9)
    for (let round = 0; round < 10; round += 1) {
      const days = aPoint(random, mean, 147)
      const silent = Array.from({ length: 40 }, (_, place) => addDays(FROM, 147 + place)).filter(
        (day) => weekdayOf(day) <= 4,
      )
      const told = silent.findIndex((day) => silenceOf(days, day)) + 1
      expect(told).toBeGreaterThanOrEqual(2)
      expect(told).toBeLessThanOrEqual(limit)
    }
  })

  test('expects nothing on holidays: Idul Fitri with its joint leave is no silence', () => {
    const days = new Map<string, number>()
    for (let place = 0; place < 200; place += 1) {
      const day = addDays('2025-09-08', place)
      const isClosed = day >= '2026-03-18' && day <= '2026-03-24'
      if (weekdayOf(day) <= 4 && !isClosed) days.set(day, 10)
    }
    expect(silenceOf(days, '2026-03-24')).toBeNull()
    for (let place = 0; place < 4; place += 1) days.delete(addDays('2026-03-24', place + 1))
    expect(silenceOf(days, '2026-03-30')).toMatchObject({ count: 0 })
  })
})

test('the distributions agree with their sums', () => {
  // r = 3, mean 2: p = 3/5; P(0) = p³, P(1) = 3 p³ (1-p)
  expect(countBelow(2, 2, 3)).toBeCloseTo(0.6 ** 3 * (1 + 3 * 0.4), 12)
  expect(countFrom(2, 2, 3)).toBeCloseTo(1 - 0.6 ** 3 * (1 + 3 * 0.4), 12)
  expect([countBelow(0, 2, 3), countFrom(0, 2, 3)]).toEqual([0, 1])
  expect(studentCdf(-2.228138852, 10)).toBeCloseTo(0.025, 8)
})
