import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OfficerFigure } from '../../src/domain/fairness.ts'
import { elementIndex, isWeak, ownerOf } from '../../src/domain/elementSums.ts'
import { type GateCase, type GateMissing, disciplineGate } from '../../src/domain/performance/disciplineGate.ts'
import { compareWithGuide, distributionOf, organisationResults } from '../../src/domain/performance/distribution.ts'
import { daysLeft, decisionDue, lastDayToObject, mayObject } from '../../src/domain/performance/objectionClock.ts'
import { evaluationPeriod, evaluationPeriods } from '../../src/domain/performance/periods.ts'
import {
  type Predicate,
  type Rating,
  predicateOf,
  predicates,
  ratings,
} from '../../src/domain/performance/predicate.ts'
import { recognisable } from '../../src/domain/performance/recognition.ts'
import { addDays } from '../../src/domain/days.ts'

const aRating = fc.constantFrom(...ratings)
const aPredicate = fc.constantFrom(...predicates)
const aDay = fc.integer({ min: 0, max: 5_000 }).map((days) => addDays('2020-01-01', days))

describe('the predikat', () => {
  test.each<[Rating, Rating, Predicate]>([
    ['above', 'below', 'poor'],
    ['above', 'meets', 'good'],
    ['above', 'above', 'very-good'],
    ['meets', 'below', 'poor'],
    ['meets', 'meets', 'good'],
    ['meets', 'above', 'good'],
    ['below', 'below', 'very-poor'],
    ['below', 'meets', 'needs-improvement'],
    ['below', 'above', 'needs-improvement'],
  ])('of hasil kerja %s and perilaku kerja %s is %s', (result, conduct, predicate) => {
    expect(predicateOf(result, conduct)).toBe(predicate)
  })

  test('never gets worse when one of the two ratings gets better', () => {
    const place = (result: Rating, conduct: Rating) => predicates.indexOf(predicateOf(result, conduct))
    fc.assert(
      fc.property(aRating, aRating, aRating, (one, other, fixed) => {
        const [better, worse] = ratings.indexOf(one) <= ratings.indexOf(other) ? [one, other] : [other, one]
        expect(place(fixed, better)).toBeLessThanOrEqual(place(fixed, worse))
        expect(place(better, fixed)).toBeLessThanOrEqual(place(worse, fixed))
      }),
    )
  })
})

describe('the guide to distributions', () => {
  const of = (parts: Partial<Record<Predicate, number>>) =>
    distributionOf(predicates.flatMap((predicate) => Array<Predicate>(parts[predicate] ?? 0).fill(predicate)))

  test.each([
    ['outstanding', { 'very-good': 7, good: 3 }, [true]],
    ['outstanding', { 'very-good': 8, good: 2 }, [false]],
    ['good', { good: 7, 'needs-improvement': 1, 'very-good': 2 }, [true, true]],
    ['good', { good: 8, poor: 2 }, [false, true]],
    ['good', { good: 7, 'very-good': 3 }, [true, false]],
    ['needs-improvement', { 'needs-improvement': 6, 'very-good': 1, good: 3 }, [true, true]],
    ['needs-improvement', { 'needs-improvement': 5, 'very-good': 2, good: 3 }, [false, false]],
    ['poor', { poor: 6, 'needs-improvement': 1, 'very-good': 1, good: 2 }, [true, true, true]],
    ['very-poor', { 'very-poor': 6, poor: 1, good: 3 }, [true, true, true]],
    ['very-poor', { 'very-poor': 6, poor: 1, 'very-good': 3 }, [true, true, false]],
  ] as const)('for an organisation that is %s and officers %j', (result, parts, expected) => {
    expect(compareWithGuide(of(parts), result).map(({ isWithin }) => isWithin)).toEqual(expected)
  })

  test('counts everybody once, and says nothing of nobody', () => {
    fc.assert(
      fc.property(fc.array(aPredicate), fc.constantFrom(...organisationResults), (given, result) => {
        const distribution = distributionOf(given)
        expect(Object.values(distribution).reduce((a, b) => a + b, 0)).toBe(given.length)
        for (const { share, isWithin } of compareWithGuide(distribution, result)) {
          if (given.length === 0) expect([share, isWithin]).toEqual([null, null])
          else expect(share).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('the clocks of an objection', () => {
  test.each([
    ['2026-11-01', '2026-10-31', false],
    ['2026-11-01', '2026-11-01', true],
    ['2026-11-01', '2026-11-15', true],
    ['2026-11-01', '2026-11-16', false],
    ['2026-12-25', '2027-01-08', true],
    ['2028-02-20', '2028-03-05', true],
    ['2028-02-20', '2028-03-06', false],
  ])('a rating of %s may be objected to on %s: %s', (given, today, may) => {
    expect(mayObject(given, today)).toBe(may)
  })

  test('both run fourteen days, across months, years and leap days', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 40 }), (day, passed) => {
        expect([mayObject(day, lastDayToObject(day)), mayObject(day, addDays(lastDayToObject(day), 1))]).toEqual([
          true,
          false,
        ])
        expect(daysLeft(day, addDays(day, passed))).toBe(14 - passed)
        expect(daysLeft(day, decisionDue(day))).toBe(0)
      }),
    )
  })
})

describe('the gate before discipline', () => {
  const sure = { reliability: 0.8, pBottom: 0.8 }
  const all: GateCase = { periods: [sure, sure], isCoached: true, isHeard: true, isReviewed: true }
  test.each<[string, Partial<GateCase>, GateMissing[]]>([
    ['all there', {}, []],
    ['one period only', { periods: [sure] }, ['evidence']],
    ['no figure in the last', { periods: [sure, { reliability: null, pBottom: null }] }, ['evidence']],
    ['reliability 0.79 once', { periods: [{ ...sure, reliability: 0.79 }, sure] }, ['reliability']],
    ['a chance of 0.79 once', { periods: [sure, { ...sure, pBottom: 0.79 }] }, ['certainty']],
    ['a good period between', { periods: [sure, { reliability: 0.9, pBottom: 0 }, sure] }, ['certainty']],
    ['long ago does not count', { periods: [{ reliability: 0.1, pBottom: 0 }, sure, sure] }, []],
    ['not coached', { isCoached: false }, ['coaching']],
    ['not heard', { isHeard: false }, ['reply']],
    ['nobody else looked', { isReviewed: false }, ['review']],
    [
      'nothing at all',
      { periods: [], isCoached: false, isHeard: false, isReviewed: false },
      ['evidence', 'coaching', 'reply', 'review'],
    ],
  ])('%s', (_, parts, missing) => {
    expect(disciplineGate({ ...all, ...parts })).toEqual(missing)
  })

  test('figures alone never open it', () => {
    const figure = fc.record({ reliability: fc.double({ min: 0, max: 1 }), pBottom: fc.double({ min: 0, max: 1 }) })
    fc.assert(
      fc.property(fc.array(figure), (periods) => {
        const missing = disciplineGate({ periods, isCoached: false, isHeard: false, isReviewed: false })
        expect(missing).toEqual(expect.arrayContaining(['coaching', 'reply', 'review']))
      }),
    )
  })
})

describe('who may be proposed for recognition', () => {
  const figure = (
    n: number,
    adjusted: number,
    low: number,
    gate: OfficerFigure['gate'] = 'scoring',
  ): OfficerFigure => ({
    n,
    gate,
    reason: null,
    raw: adjusted,
    adjusted,
    shrunken: adjusted,
    low,
    high: adjusted + 5,
    reliability: 0.8,
    pBottom: 0,
    isFarMoved: false,
  })

  test('whose whole range lies above the mean; the gate keeps others out, and the order is the one given', () => {
    const officers = [
      { name: 'Anang', figure: figure(100, 90, 86) },
      { name: 'Budi', figure: figure(100, 84, 79) },
      { name: 'Candra', figure: figure(100, 95, 92, 'supervisor') },
      { name: 'Dian', figure: figure(100, 88, 85.5) },
      { name: 'Endah', figure: figure(100, 70, 66) },
    ]
    const { mean, found } = recognisable(officers)
    expect(mean).toBe(83)
    expect(found.map(({ name }) => name)).toEqual(['Anang', 'Dian'])
  })

  test('nobody where all are alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.double({ min: 30, max: 95, noNaN: true }), (count, index) => {
        const same = Array.from({ length: count }, () => ({ figure: figure(60, index, index - 2) }))
        expect(recognisable(same).found).toEqual([])
      }),
    )
  })

  test('nobody without figures', () => expect(recognisable([])).toEqual({ mean: null, found: [] }))
})

describe('elements', () => {
  test.each([
    ['kompetensi', 'officers'],
    ['perilaku', 'officers'],
    ['sarpras', 'facilities'],
    ['biaya', 'service'],
    ['prosedur', 'service'],
    ['waktu', 'service'],
  ])('%s belongs to %s', (element, owner) => expect(ownerOf(element)).toBe(owner))

  test('say nothing below ten answers, and are called weak from thirty on only', () => {
    expect(elementIndex([3, 3, 3, 0])).toBeNull()
    expect(elementIndex([0, 0, 0, 10])?.index).toBe(100)
    const few = elementIndex([29, 0, 0, 0])!
    const enough = elementIndex([30, 0, 0, 0])!
    expect([isWeak(few, 90), isWeak(enough, 90)]).toEqual([false, true])
  })
})

describe('the periods of a cycle', () => {
  test('are its quarters or months, and the year', () => {
    expect(evaluationPeriods(2026, 'quarterly').map(({ code }) => code)).toEqual([
      '2026-TW1',
      '2026-TW2',
      '2026-TW3',
      '2026-TW4',
      '2026',
    ])
    expect(evaluationPeriods(2026, 'monthly')).toHaveLength(13)
    expect(evaluationPeriod(2026, 'quarterly', '2026-01')).toBeNull()
    expect(evaluationPeriod(2026, 'monthly', '2026-01')?.to).toBe('2026-01-31')
    expect(evaluationPeriod(2026, 'monthly', '2025-01')).toBeNull()
  })
})
