import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { intervalOfAnswers } from '../../src/domain/incomplete.ts'
import { officialQuestionnaire, questionnaireOf } from '../../src/domain/officialQuestionnaire.ts'
import { readPeriod } from '../../src/domain/period.ts'
import { elementsOfTurn } from '../../src/domain/shortForm.ts'
import { readVersion } from '../../src/features/directory/change.ts'
import { revokeCode } from '../../src/features/directory/codes.ts'
import { listPointsOfUnit } from '../../src/features/directory/directory.ts'
import { intervalOfScope } from '../../src/features/index/shortInterval.ts'
import { indexByPeriod } from '../../src/features/index/unitIndex.ts'
import { submitResponse } from '../../src/features/response/response.ts'
import { activateQuestionnaire, chooseForm } from '../../src/features/survey/survey.ts'
import { drain, recount } from '../../src/features/tally/tally.ts'
import { aDoer, NOW, type Place, aPlace, aSubmission, aWriter, anEntry, answersOf, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const july = readPeriod('2026-07')!

describe('a point that is to offer the short form', () => {
  test('offers it, as its entry and its listing say, and the full one again', async () => {
    const place = await aPlace(database.db)
    const before = await readVersion(database.db)
    expect(await formsOf(place)).toEqual(['full', 'full'])
    expect(await chooseForm(database.db, aDoer(), place.point.code.toLowerCase(), 'short')).toEqual({
      ok: true,
      value: null,
    })
    expect(await formsOf(place)).toEqual(['short', 'short'])
    expect(await readVersion(database.db)).not.toBe(before) // what running portals look at
    await chooseForm(database.db, aDoer(), place.point.code, 'full')
    expect(await formsOf(place)).toEqual(['full', 'full'])
  })

  test('keeps it when its code is replaced', async () => {
    const place = await aPlace(database.db)
    await chooseForm(database.db, aDoer(), place.point.code, 'short')
    const revoked = await revokeCode(database.db, aDoer(), place.point.code, { isReplaced: true })
    expect((await anEntry(database.db, revoked.ok ? (revoked.value ?? '') : '')).form).toBe('short')
  })

  test.each([2, 8, 14])('is refused with %i elements, which have no balanced rotation', async (count) => {
    const elements = Array.from({ length: count }, (_, place) => `unsur_${place}`)
    const place = await aPlace(database.db, { elements })
    expect(await chooseForm(database.db, aDoer(), place.point.code, 'short')).toEqual({
      ok: false,
      reason: 'unbalanced',
    })
    expect(await formsOf(place)).toEqual(['full', 'full'])
  })

  test('is refused for a code that is unknown or revoked', async () => {
    const { point } = await aPlace(database.db)
    await revokeCode(database.db, aDoer(), point.code, { isReplaced: false })
    expect(await chooseForm(database.db, aDoer(), point.code, 'short')).toEqual({ ok: false, reason: 'revoked' })
    expect(await chooseForm(database.db, aDoer(), 'ZZZZ9999', 'short')).toEqual({ ok: false, reason: 'unknown' })
  })

  test('asks everything once its questions have no rotation any more', async () => {
    const place = await aPlace(database.db)
    await chooseForm(database.db, aDoer(), place.point.code, 'short')
    const scope = { agencyId: place.agency.agencyId, unitId: null }
    await activateQuestionnaire(database.db, scope, questionnaireOf(['waktu', 'biaya']), NOW)
    expect((await anEntry(database.db, place.point.code)).form).toBe('full')
  })
})

describe('answers to short forms', () => {
  test('stand apart from full ones, are counted with them, and a recount agrees', async () => {
    const place = await aPlace(database.db)
    await store(database, place, [aSubmission({ answers: answersOf(place, [4, 4, 4, 4, 4, 4, 4, 4, 4]) })])
    await store(
      database,
      place,
      Array.from({ length: 12 }, (_, turn) => shortAnswers(turn, 2)),
    )
    await drain(database.db)
    const index = await indexOf(place)
    expect([index.respondents, index.shortForms]).toEqual([13, 12])
    // Each element: one 4 and four 2s.
    expect(index.ikm?.elements.map(({ n, nrr }) => [n, nrr])).toEqual(
      Array.from({ length: 9 }, () => [5, { top: 12n, bottom: 5n }]),
    )
    expect((await recount(database.db, place.agency.slug)).differences).toEqual([])
    const origins = database.db.selectFrom('origin').select('form').where('agency_id', '=', place.agency.agencyId)
    expect((await origins.orderBy('form').execute()).map(({ form }) => form)).toEqual(['full', 'short'])
  })

  test('are stored under the form that was answered, whatever the point offers by then', async () => {
    const place = await aPlace(database.db)
    const writer = aWriter(database)
    const entry = await anEntry(database.db, place.point.code)
    for (const submission of [shortAnswers(3, 4), aSubmission()]) await submitResponse(writer, entry, submission, NOW)
    await writer.close()
    await drain(database.db)
    expect(await indexOf(place)).toMatchObject({ respondents: 2, shortForms: 1 })
  })

  test('under a key that was used for a full form are other answers', async () => {
    const place = await aPlace(database.db)
    const first = shortAnswers(0, 4)
    expect(await store(database, place, [first])).toEqual(['stored'])
    expect(await store(database, place, [first])).toEqual(['same-body'])
    expect(await store(database, place, [{ ...first, turn: null }])).toEqual(['other-body'])
  })

  test('give the interval of what was answered together, by element and not by place', async () => {
    const place = await aPlace(database.db)
    const turns = Array.from({ length: 36 }, (_, person) =>
      shortAnswers(person % 12, ((person % 4) + 1) as 1 | 2 | 3 | 4),
    )
    await store(database, place, turns)
    const scope = { agencyId: place.agency.agencyId, unitId: place.unit.unitId }
    const later = { ...officialQuestionnaire, elements: officialQuestionnaire.elements.slice(1) } // of another version
    for (const questionnaire of [officialQuestionnaire, later]) {
      const direct = intervalOfAnswers(
        turns.map(({ answers }) => ({
          scores: questionnaire.elements.map(({ code }) => answers[code] ?? 0),
          times: 1,
        })),
        questionnaire.elements.map(() => 1),
      )
      const interval = await intervalOfScope(database.db, scope, questionnaire, july)
      expect(interval?.low).toBeCloseTo(direct?.low ?? 0, 9)
      expect(interval?.high).toBeCloseTo(direct?.high ?? 0, 9)
    }
    expect(await intervalOfScope(database.db, scope, officialQuestionnaire, readPeriod('2025')!)).toBeNull()
  })
})

function shortAnswers(turn: number, score: 1 | 2 | 3 | 4) {
  const asked = elementsOfTurn(officialQuestionnaire.elements, turn)
  return aSubmission({ turn, answers: Object.fromEntries(asked.map(({ code }) => [code, score])) })
}

async function indexOf({ agency, questionnaire }: Place) {
  const [index] = await indexByPeriod(database.db, { agencyId: agency.agencyId }, questionnaire.questionnaire, [july])
  return index!
}

async function formsOf({ point, unit }: Place) {
  const [listed] = await listPointsOfUnit(database.db, unit.agencyId, unit.unitId)
  return [(await anEntry(database.db, point.code)).form, listed?.form]
}
