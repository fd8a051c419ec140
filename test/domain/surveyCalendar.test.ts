import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { daysLeft, paceOf } from '../../src/domain/samplePace.ts'
import { allDue, dueFrom, milestones, outOfOrder, planYear, rhythms } from '../../src/domain/surveyCalendar.ts'

describe('the plan of a year', () => {
  test.each([
    ['continuous', ['2026']],
    ['quarterly', ['2026-TW1', '2026-TW2', '2026-TW3', '2026-TW4']],
    ['half-yearly', ['2026-S1', '2026-S2']],
    ['yearly', ['2026']],
  ] as const)('that is surveyed %s has the periods %j', (rhythm, codes) => {
    expect(planYear(2026, rhythm).map(({ period }) => period)).toEqual(codes)
  })

  test('measures the whole quarter, and reports, publishes and follows up after it', () => {
    expect(planYear(2026, 'quarterly')[0]).toEqual({
      period: '2026-TW1',
      rhythm: 'quarterly',
      measureFrom: '2026-01-01',
      measureUntil: '2026-03-31',
      reportOn: '2026-04-14',
      publishOn: '2026-04-30',
      followUpOn: '2026-05-30',
    })
  })

  test('is in order and measures within its period, in any year and rhythm', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2100 }), fc.constantFrom(...rhythms), (year, rhythm) => {
        const plans = planYear(year, rhythm)
        expect(plans.length).toBeGreaterThan(0) // at least once a year
        for (const plan of plans) {
          expect(outOfOrder(plan)).toEqual([])
          const period = readPeriod(plan.period)!
          expect(plan.measureFrom >= period.from && plan.measureUntil <= period.to).toBe(true)
        }
      }),
    )
  })

  test('names the days that stand before the one before them', () => {
    const [plan] = planYear(2026, 'yearly')
    expect(outOfOrder({ ...plan!, measureUntil: '2026-01-01', publishOn: '2026-01-02' })).toEqual([
      'measureUntil',
      'publishOn',
    ])
  })

  test('lists what is due, the nearest first, today included', () => {
    const plans = planYear(2026, 'half-yearly')
    expect(allDue(plans)).toHaveLength(2 * milestones.length)
    expect(dueFrom(plans, '2026-07-14').slice(0, 2)).toEqual([
      { period: '2026-S1', milestone: 'reportOn', on: '2026-07-14' },
      { period: '2026-S1', milestone: 'publishOn', on: '2026-07-30' },
    ])
    expect(dueFrom(plans, '2030-01-01')).toEqual([])
  })
})

describe('the pace of a sample of 100 in the hundred days from 1 January', () => {
  const window = { from: '2026-01-01', to: '2026-04-10', needed: 100 }
  test.each([
    ['2026-01-01', 0, 'on-track', 100],
    ['2026-01-02', 0, 'behind', 99],
    ['2026-01-02', 1, 'on-track', 99],
    ['2026-02-20', 49, 'behind', 50],
    ['2026-02-20', 50, 'on-track', 50],
    ['2026-02-20', 100, 'enough', 50],
    ['2026-04-10', 98, 'behind', 1],
    ['2026-04-11', 99, 'short', 0],
    ['2026-04-11', 100, 'enough', 0],
    ['2025-12-01', 0, 'early', 100],
  ])('on %s with %i answers is %s, %i days left', (today, answered, pace, left) => {
    expect(paceOf({ ...window, today, answered })).toBe(pace)
    expect(daysLeft({ ...window, today })).toBe(left)
  })
})
