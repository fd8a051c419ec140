import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { METHOD } from '../../src/domain/method.ts'
import { computeIkm } from '../../src/domain/ikm.ts'
import { intervalOf } from '../../src/domain/interval.ts'
import { addRespondent, fromScore, noMoments } from '../../src/domain/moments.ts'
import { quarterOf, quartersUntil, readPeriod } from '../../src/domain/period.ts'
import { weightsOf } from '../../src/domain/questionnaire.ts'
import {
  type Scope,
  indexByPeriod,
  indexByService,
  indexByUnit,
  indexOfAgency,
} from '../../src/features/index/unitIndex.ts'
import { drain } from '../../src/features/tally/tally.ts'
import { NOW, type Place, aPlace, aSubmission, answersOf, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { sumsOfRows } from '../support/golden.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const july = readPeriod('2026-07')!
const row = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 9, maxLength: 9 })
const rows = fc.array(row, { maxLength: 12 })

describe('the index from counters', () => {
  test('is the index computed from the answers themselves: of a unit, of those below it, of the agency', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, rows, async (ofParent, ofChild, ofOther) => {
        const parent = await aPlace(database.db)
        const child = await aPlace(database.db, { below: parent })
        const other = await aPlace(database.db, { beside: parent })
        await answer(parent, ofParent)
        await answer(child, ofChild)
        await answer(other, ofOther)
        const { agencyId } = parent.agency
        expect(await indexOf(parent, { agencyId })).toEqual(direct(parent, [...ofParent, ...ofChild, ...ofOther]))
        expect(await indexOf(parent, { agencyId, unitId: parent.unit.unitId })).toEqual(
          direct(parent, [...ofParent, ...ofChild]),
        )
        expect(await indexOf(parent, { agencyId, unitId: child.unit.unitId })).toEqual(direct(parent, ofChild))
        expect(await indexOf(parent, { agencyId, serviceId: parent.service.serviceId })).toEqual(
          direct(parent, ofParent),
        )
        expect(await indexOf(parent, { agencyId, pointId: other.point.pointId })).toEqual(direct(other, ofOther))
      }),
      { numRuns: 12 },
    )
  })

  test('of an agency with all its units and periods at once is what each of them is by itself', async () => {
    const parent = await aPlace(database.db)
    const child = await aPlace(database.db, { below: parent, elements: ['waktu', 'biaya'] })
    const other = await aPlace(database.db, { beside: parent })
    const silent = await aPlace(database.db, { beside: parent })
    await answer(parent, [[4, 4, 3, 4, 0, 4, 4, 4, 1], ...Array.from({ length: 12 }, () => Array<number>(9).fill(3))])
    await answer(child, [[4, 1]])
    await answer(other, [Array<number>(9).fill(2)])
    const places = [parent, child, other, silent]
    const units = places.map(({ unit: { unitId, parentId } }) => ({ unitId, parentId }))
    const questionnaireOf = (unitId: string | null) =>
      (places.find(({ unit }) => unit.unitId === unitId) ?? parent).questionnaire.questionnaire
    const periods = ['2026-TW3', '2026', '2026-07', '2025', '2026-08'].map((code) => readPeriod(code)!)
    const { agencyId } = parent.agency
    const found = await indexOfAgency(database.db, agencyId, units, questionnaireOf, periods)
    expect(found.total).toEqual(await indexByPeriod(database.db, { agencyId }, questionnaireOf(null), periods))
    for (const { unitId } of units)
      expect(found.units.get(unitId)).toEqual(
        await indexByPeriod(database.db, { agencyId, unitId }, questionnaireOf(unitId), periods),
      )
    expect(found.total[0]).toMatchObject({ respondents: 15, isUneven: false, method: METHOD.version, rule: '2017' })
    const { low, high } = intervalOf(momentsOfTest)
    expect(found.total[0]?.interval).toEqual({ low: expect.closeTo(low, 9), high: expect.closeTo(high, 9) })
  })

  test('asks one statement for an agency and one for a unit, and neither of them looks at an answer', async () => {
    const place = await aPlace(database.db)
    await answer(place, [[4, 4, 4, 4, 4, 4, 4, 4, 4]])
    const { agencyId, unitId } = place.unit
    const { questionnaire } = place.questionnaire
    const asked = vi.spyOn(pg.Client.prototype, 'query')
    const quarters = quartersUntil('2026-09-30', 8)
    await indexOfAgency(database.db, agencyId, [{ unitId, parentId: null }], () => questionnaire, quarters)
    await indexByPeriod(database.db, { agencyId, unitId }, questionnaire, quarters)
    const statements = asked.mock.calls.map(([statement]) => JSON.stringify(statement))
    asked.mockRestore()
    expect(statements).toHaveLength(2)
    expect(statements.filter((text) => /\b(from|join) response\b/.test(text))).toEqual([])
  })

  test('tells when skipped elements move it by more than half a point', async () => {
    const place = await aPlace(database.db, { elements: ['waktu', 'biaya'] })
    await answer(place, [...Array.from({ length: 6 }, () => [4, 0]), ...Array.from({ length: 6 }, () => [2, 1])])
    const index = await indexOf(place, { agencyId: place.agency.agencyId })
    expect(index.ikm?.nik).toBe('50.00')
    const [{ isUneven } = { isUneven: false }] = await indexByPeriod(
      database.db,
      { agencyId: place.agency.agencyId },
      place.questionnaire.questionnaire,
      [july],
    )
    expect(isUneven).toBe(true)
  })

  test('takes in units at any depth below', async () => {
    const top = await aPlace(database.db)
    const middle = await aPlace(database.db, { below: top })
    const bottom = await aPlace(database.db, { below: middle })
    await answer(bottom, [[4, 4, 4, 4, 4, 4, 4, 4, 4]])
    const index = await indexOf(top, { agencyId: top.agency.agencyId, unitId: top.unit.unitId })
    expect([index.respondents, index.ikm?.nik]).toEqual([1, '100.00'])
  })

  test('of a list of units counts each one by itself', async () => {
    const parent = await aPlace(database.db)
    const child = await aPlace(database.db, { below: parent })
    await answer(parent, [[4, 4, 4, 4, 4, 4, 4, 4, 4]])
    await answer(child, [[1, 1, 1, 1, 1, 1, 1, 1, 1]])
    const listed = await indexByUnit(
      database.db,
      parent.agency.agencyId,
      () => parent.questionnaire.questionnaire,
      july,
    )
    const shown = new Map(listed.map(({ id, respondents, ikm }) => [id, [respondents, ikm?.nik]]))
    expect(shown).toEqual(
      new Map([
        [parent.unit.unitId, [1, '100.00']],
        [child.unit.unitId, [1, '25.00']],
      ]),
    )
  })

  test('lists a service that nobody answered for, without an index', async () => {
    const place = await aPlace(database.db)
    const { agencyId, unitId } = place.unit
    const listed = await indexByService(database.db, { agencyId, unitId }, place.questionnaire.questionnaire, july)
    expect(listed).toEqual([
      {
        id: place.service.serviceId,
        name: place.service.name,
        period: july,
        responses: 0,
        respondents: 0,
        shortForms: 0,
        ikm: null,
        interval: null,
        grades: null,
        isUneven: false,
        moments: noMoments,
        method: METHOD.version,
        rule: '2017',
        counts: new Map(),
      },
    ])
  })

  test('uses the elements of the unit’s own questionnaire', async () => {
    const agency = await aPlace(database.db)
    const place = await aPlace(database.db, { beside: agency, elements: ['waktu', 'kebersihan'] })
    await answer(place, [
      [4, 1],
      [3, 0],
    ])
    const index = await indexOf(place, { agencyId: place.agency.agencyId, unitId: place.unit.unitId })
    expect(index.ikm?.elements.map(({ code, n }) => [code, n])).toEqual([
      ['waktu', 2],
      ['kebersihan', 1],
    ])
    expect(index.ikm?.nik).toBe('56.25')
  })

  test('counts who answered the first question only among the responses and not in n', async () => {
    const place = await aPlace(database.db)
    await store(database, place, [aSubmission({ answers: {}, overall: 4 })])
    await drain(database.db)
    expect(await indexOf(place, { agencyId: place.agency.agencyId })).toMatchObject({
      responses: 1,
      respondents: 0,
      ikm: null,
    })
  })
})

describe('periods', () => {
  test('each hold the answers of their days, first and last included', async () => {
    const place = await aPlace(database.db)
    const days = [
      ['2026-06-30', 1],
      ['2026-07-01', 3],
    ] as const
    for (const [day, score] of days)
      await store(database, place, [aSubmission({ answers: { waktu: score } })], new Date(`${day}T05:00:00Z`))
    await drain(database.db)
    const periods = ['2026-TW2', '2026-06', '2026-S2', '2026', '2025'].map((code) => readPeriod(code)!)
    const { agencyId } = place.agency
    const indices = await indexByPeriod(database.db, { agencyId }, place.questionnaire.questionnaire, periods)
    expect(indices.map(({ period, respondents, ikm }) => [period.code, respondents, ikm?.nik])).toEqual([
      ['2026-TW2', 1, '25.00'],
      ['2026-06', 1, '25.00'],
      ['2026-S2', 1, '75.00'],
      ['2026', 2, '50.00'],
      ['2025', 0, undefined],
    ])
    for (const [position, period] of periods.entries())
      expect(await indexByPeriod(database.db, { agencyId }, place.questionnaire.questionnaire, [period])).toEqual([
        indices[position],
      ])
  })

  test('none asked for are none given', async () => {
    const place = await aPlace(database.db)
    const { agencyId } = place.agency
    expect(await indexByPeriod(database.db, { agencyId }, place.questionnaire.questionnaire, [])).toEqual([])
  })
})

/** What was answered in the test of a whole agency: means of 3.5, twelve times 3, 2.5 and 2. */
const momentsOfTest = [3.5, ...Array<number>(12).fill(3), 2.5, 2].reduce(
  (moments, mean) => addRespondent(moments, fromScore(mean)),
  noMoments,
)

async function answer(place: Place, answers: readonly number[][]): Promise<void> {
  const submissions = answers.map((scores) => aSubmission({ answers: answersOf(place, scores), overall: 2 }))
  await store(database, place, submissions)
  await drain(database.db)
}

async function indexOf(place: Place, scope: Scope) {
  const quarter = quarterOf(NOW.toISOString())
  const [index] = await indexByPeriod(database.db, scope, place.questionnaire.questionnaire, [quarter])
  return { responses: index!.responses, respondents: index!.respondents, ikm: index!.ikm }
}

function direct({ questionnaire: { questionnaire } }: Place, answers: readonly number[][]) {
  const codes = questionnaire.elements.map(({ code }) => code)
  return {
    responses: answers.length,
    respondents: answers.filter((scores) => scores.some((score) => score > 0)).length,
    ikm: computeIkm(sumsOfRows(codes, answers), weightsOf(questionnaire)),
  }
}
