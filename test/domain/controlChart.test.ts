import { describe, expect, test } from 'vitest'
import {
  chartOf,
  cusumNext,
  ewmaLimits,
  ewmaNext,
  isCusumSignal,
  noCusum,
  shareLimits,
  shareOf,
  xmrLimits,
} from '../../src/domain/controlChart.ts'
import { aRandom, statistics } from '../support/statistics.ts'

describe('published charts', () => {
  test('XmR', () => {
    const { values, center, mr_bar: range, ucl, lcl, tolerance } = statistics.xmr
    const limits = xmrLimits(values)
    for (const [got, wanted] of [
      [limits.centre, center],
      [limits.meanRange, range],
      [limits.high, ucl],
      [limits.low, lcl],
    ] as const)
      expect(Math.abs(got - wanted)).toBeLessThan(tolerance)
  })

  test('EWMA', () => {
    const { values, lambda_: lambda, target, sigma, L: width, ewma, ucl, lcl, tolerance } = statistics.ewma
    let average = target
    const averages = values.map((value) => (average = ewmaNext(average, value, { lambda })))
    averages.forEach((value, place) => expect(Math.abs(value - ewma[place]!)).toBeLessThan(tolerance))
    const limits = ewmaLimits(target, sigma, { lambda, width })
    expect(Math.abs(limits.high - ucl)).toBeLessThan(1e-4)
    expect(Math.abs(limits.low - lcl)).toBeLessThan(1e-4)
  })

  test('CUSUM', () => {
    const { values, target, k, h, s_high, s_low, first_signal_high_index0: first, tolerance } = statistics.cusum
    let sums = noCusum
    const steps = values.map((value) => (sums = cusumNext(sums, value - target, k)))
    steps.forEach(({ high, low }, place) => {
      expect(Math.abs(high - s_high[place]!)).toBeLessThan(tolerance)
      expect(Math.abs(low - s_low[place]!)).toBeLessThan(tolerance)
    })
    expect(steps.findIndex((step) => isCusumSignal(step, h))).toBe(first)
  })

  test('p', () => {
    const { defectives, n, center, ucl, lcl, outside, tolerance } = statistics.shareChart
    const share = shareOf(defectives.map((x) => ({ x, n })))
    const limits = shareLimits(share, n)
    for (const [got, wanted] of [
      [limits.centre, center],
      [limits.high, ucl],
      [limits.low, lcl],
    ] as const)
      expect(Math.abs(got - wanted)).toBeLessThan(tolerance)
    const beyond = defectives.flatMap((x, place) => (x / n > limits.high || x / n < limits.low ? [place + 1] : []))
    expect(beyond).toEqual(outside)
  })
})

describe('run lengths', () => {
  const runs = 3_000
  // Two standard errors of 3,000 runs are 3.7 %, since a run is about as uncertain as it is long.
  test.each(statistics.runLengths.cases)('$chart, shift $shift: $arl', ({ chart, k, h, lambda_, L, shift, arl }) => {
    const random = aRandom(Math.round(arl * 100))
    const limits = ewmaLimits(0, 1, { lambda: lambda_ ?? 1, width: L ?? 3 })
    let total = 0
    for (let run = 0; run < runs; run += 1) {
      let [sums, average] = [noCusum, 0]
      for (let isOver = false; !isOver; total += 1) {
        const value = random.normal() + shift
        sums = cusumNext(sums, value, k)
        average = ewmaNext(average, value, { lambda: lambda_ ?? 1 })
        isOver = chart === 'cusum' ? isCusumSignal(sums, h) : average > limits.high || average < limits.low
      }
    }
    expect(total / runs / arl).toBeGreaterThan(0.95)
    expect(total / runs / arl).toBeLessThan(1.05)
  })
})

describe('the chart of a series', () => {
  const wobble = Array.from({ length: 20 }, (_, place) => 82 + (place % 2 === 0 ? 1 : -1))

  test('keeps the limits of its baseline whatever comes after', () => {
    const { points, ...plain } = chartOf(wobble)!
    const { points: more, ...after } = chartOf([...wobble, 20, 20, 20])!
    expect(after).toEqual(plain)
    expect(points.some(({ isOutside, isDrifting, isShifted }) => isOutside || isDrifting || isShifted)).toBe(false)
    expect(more.slice(20).every(({ isOutside }) => isOutside)).toBe(true)
    expect(more.slice(20).some(({ isShifted }) => isShifted)).toBe(true)
  })

  test('finds a slow drift before any value lies outside', () => {
    const drifting = Array.from({ length: 30 }, (_, place) => 82 - 0.12 * place + (place % 2 === 0 ? 1 : -1))
    const { points } = chartOf([...wobble, ...drifting])!
    const [drift, outside] = [
      points.findIndex(({ isDrifting }) => isDrifting),
      points.findIndex(({ isOutside }) => isOutside),
    ]
    expect(drift).toBeGreaterThan(20)
    expect(outside === -1 || drift < outside).toBe(true)
  })

  test('begins to sum anew after a shift was told, so that one shift is not told every week', () => {
    const sd = 2 / 1.128
    const { points } = chartOf([...wobble, ...Array.from({ length: 30 }, () => 82 + 2 * sd)])!
    const told = points.flatMap(({ isShifted }, place) => (isShifted ? [place] : []))
    // 1.5 standard deviations a week reach 5 in four weeks.
    expect(told).toEqual([23, 27, 31, 35, 39, 43, 47])
  })

  test('needs twelve values, and is provisional below twenty', () => {
    expect(chartOf(wobble.slice(0, 11))).toBeNull()
    expect(chartOf(wobble.slice(0, 12))).toMatchObject({ isProvisional: true })
    expect(chartOf(wobble)).toMatchObject({ isProvisional: false })
    expect(() => xmrLimits([1])).toThrow(/at least two/)
    expect(() => shareOf([])).toThrow(/at least one answer/)
    expect(() => shareLimits(0.2, 0)).toThrow(/at least one answer/)
  })

  test('of equal values has no width and no signal', () => {
    const { limits, points } = chartOf(Array.from({ length: 15 }, () => 100))!
    expect([limits.low, limits.high]).toEqual([100, 100])
    expect(points.some(({ isOutside, isShifted }) => isOutside || isShifted)).toBe(false)
  })
})
