import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { elementEffect } from '../../src/domain/elementEffect.ts'
import {
  type PlanCourse,
  type PlanState,
  isOverdue,
  planStates,
  plannableQuarters,
  progressOf,
  quartersBetween,
  statesAfter,
} from '../../src/domain/followUp.ts'
import { toDecimal } from '../../src/domain/fraction.ts'
import { completionItem, mediaItem, speedItem, surveyItem } from '../../src/domain/pekppp.ts'
import { proofTypeOf, safeFileName } from '../../src/domain/safeFile.ts'

const course = (state: PlanState, doneOn: string | null = null): PlanCourse => ({
  state,
  measuredUntil: '2026-06-30',
  doneOn,
})

describe('a plan', () => {
  test('is overdue from the day after its last quarter, while it is open', () => {
    const overdue = (state: PlanState, today: string) => isOverdue({ state, dueOn: '2026-09-30' }, today)
    expect(overdue('planned', '2026-09-30')).toBe(false)
    expect(overdue('planned', '2026-10-01')).toBe(true)
    expect(overdue('running', '2026-10-01')).toBe(true)
    expect(overdue('done', '2026-10-01')).toBe(false)
    expect(overdue('cancelled', '2026-10-01')).toBe(false)
  })

  test('can leave every state, and never for the one it is in', () => {
    for (const state of planStates) {
      expect(statesAfter(state).length).toBeGreaterThan(0)
      expect(statesAfter(state)).not.toContain(state)
    }
    expect(statesAfter('done')).not.toContain('cancelled')
  })

  test('spans quarters over the turn of a year', () => {
    expect(quartersBetween('2026-TW3', '2027-TW1').map(({ code }) => code)).toEqual([
      '2026-TW3',
      '2026-TW4',
      '2027-TW1',
    ])
    expect(quartersBetween('2027-TW1', '2026-TW3')).toEqual([])
    expect(plannableQuarters('2026-12-31').map(({ code }) => code)[1]).toBe('2027-TW1')
  })
})

describe('the progress of the plans of a survey', () => {
  test('is the share done of all, and the days until the last was done', () => {
    const { share, days, byState } = progressOf([course('done', '2026-07-30'), course('done', '2026-09-28')])
    expect([share && toDecimal(share, 2), days, byState.done]).toEqual(['1.00', 90, 2])
  })

  test('takes no time while one is open, and gains nothing by giving up', () => {
    expect(progressOf([course('done', '2026-07-30'), course('running')]).days).toBeNull()
    const given = progressOf([course('done', '2026-07-30'), course('cancelled')])
    expect([given.share && toDecimal(given.share, 2), given.days]).toEqual(['0.50', 30])
    expect(progressOf([])).toMatchObject({ all: 0, share: null, days: null })
  })

  test.each([
    [[], 0],
    [['planned'], 1],
    [['done', 'planned', 'planned', 'planned'], 2],
    [['done', 'done', 'done', 'planned', 'planned', 'planned', 'planned', 'planned', 'planned', 'planned'], 3],
    [['done', 'done', 'done', 'done', 'planned'], 3],
    [['done', 'done', 'done', 'done', 'done', 'planned'], 4],
    [['done'], 5],
  ] as const)('gives item 8 of PEKPPP: %j is %i', (states, score) => {
    const plans = states.map((state) => course(state, state === 'done' ? '2026-07-30' : null))
    expect(completionItem(progressOf(plans)).from).toBe(score)
  })

  test.each([
    [null, 0, 0],
    [400, 0, 0],
    [366, 1, 1],
    [275, 2, 2],
    [184, 3, 3],
    [92, 4, 5],
  ])('gives item 9: %s days are %i to %i', (days, from, to) => {
    expect(speedItem({ days })).toEqual({ from, to })
  })

  test('gives items 6 and 7', () => {
    expect(surveyItem({ isMade: false, media: [], plans: 0 }).from).toBe(0)
    expect(surveyItem({ isMade: true, media: [], plans: 0 })).toEqual({ from: 1, to: 2 })
    expect(surveyItem({ isMade: true, media: ['print', 'billboard'], plans: 3 }).from).toBe(3)
    expect(surveyItem({ isMade: true, media: ['website'], plans: 0 }).from).toBe(4)
    expect(surveyItem({ isMade: true, media: ['website'], plans: 1 }).from).toBe(5)
    expect(mediaItem(['website', 'website']).from).toBe(1)
  })
})

describe('the effect on an element', () => {
  test('is the difference of the means, and sure where its interval leaves zero out', () => {
    const effect = elementEffect([10, 40, 40, 10], [0, 10, 40, 50])
    expect(effect && [toDecimal(effect.difference, 2), effect.verdict]).toEqual(['0.90', 'better'])
    expect(effect!.interval!.low).toBeGreaterThan(0.6)
    expect(effect!.interval!.high).toBeLessThan(1.2)
    expect(elementEffect([0, 10, 40, 50], [10, 40, 40, 10])?.verdict).toBe('worse')
    expect(elementEffect([1, 4, 4, 1], [1, 3, 5, 1])?.verdict).toBe('unsure')
  })

  test('is said of ten answers and more in both windows', () => {
    expect(elementEffect([0, 0, 5, 4], [0, 0, 50, 50])).toMatchObject({ interval: null, verdict: 'few' })
    expect(elementEffect([0, 0, 0, 0], [0, 0, 50, 50])).toBeNull()
  })

  test('turned round is its own mirror image, and holds the difference', () => {
    const counts = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60)).filter((c) => sum(c) >= 10)
    fc.assert(
      fc.property(counts, counts, (before, after) => {
        const [one, other] = [elementEffect(before, after)!, elementEffect(after, before)!]
        const difference = Number(toDecimal(one.difference, 9))
        expect(one.interval!.low).toBeLessThanOrEqual(difference + 1e-9)
        expect(one.interval!.high).toBeGreaterThanOrEqual(difference - 1e-9)
        expect(one.interval!.low).toBeCloseTo(-other.interval!.high, 9)
        expect(Math.max(-one.interval!.low, one.interval!.high)).toBeLessThanOrEqual(3 + 1e-9)
      }),
      { numRuns: 60 },
    )
  })

  test('covers a planted difference about as often as it says', () => {
    let [covered, seed] = [0, 1]
    const draw = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
    const sample = (shares: readonly number[], n: number) => {
      const counts: [number, number, number, number] = [0, 0, 0, 0]
      for (let i = 0; i < n; i += 1) {
        let [rest, place] = [draw(), 0]
        while (place < 3 && rest > shares[place]!) rest -= shares[place++]!
        counts[place]! += 1
      }
      return counts
    }
    for (let round = 0; round < 400; round += 1) {
      const effect = elementEffect(sample([0.1, 0.2, 0.5, 0.2], 60), sample([0.05, 0.15, 0.4, 0.4], 60))!
      if (effect.interval!.low <= 0.35 && effect.interval!.high >= 0.35) covered += 1
    }
    expect(covered / 400).toBeGreaterThan(0.92)
    expect(covered / 400).toBeLessThan(0.985)
  })
})

describe('a file that is brought as proof', () => {
  const bytes = (hex: string) => Buffer.from(hex.padEnd(40, '0'), 'hex')
  test.each([
    ['255044462d312e37', 'application/pdf'],
    ['ffd8ffe0', 'image/jpeg'],
    ['89504e470d0a1a0a', 'image/png'],
    ['524946460000000057454250', 'image/webp'],
    ['000000000000000057454250', null],
    ['504b0304', null],
    ['3c68746d6c3e', null],
    ['3c737667', null],
    ['', null],
  ])('beginning with %s is %s', (hex, type) => {
    expect(proofTypeOf(hex ? bytes(hex) : Buffer.alloc(0))).toBe(type)
  })

  test('keeps its name without folders and signs, with the ending of what it is', () => {
    expect(safeFileName('C:\\foto\\papan alur.HTML', 'image/png')).toBe('papan alur.png')
    expect(safeFileName('../../etc/passwd', 'application/pdf')).toBe('passwd.pdf')
    expect(safeFileName('"><script>.pdf', 'application/pdf')).toBe('script.pdf')
    expect(safeFileName('...', 'image/jpeg')).toBe('bukti.jpg')
  })
})

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
