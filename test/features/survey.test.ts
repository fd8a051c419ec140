import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { questionnaireOf } from '../../src/domain/officialQuestionnaire.ts'
import { activateQuestionnaire, findQuestionnaire } from '../../src/features/survey/survey.ts'
import { NOW, type Place, aPlace, anEntry, aSubmission, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

describe('a new version of a questionnaire', () => {
  test('is in force at once and the one before is retired, not changed', async () => {
    const place = await aPlace(database.db)
    const second = await activate(place, null, ['waktu', 'biaya'])
    expect(second.version).toBe(2)
    expect(await findQuestionnaire(database.db, place.agency.agencyId, null)).toEqual(second)
    expect(await versionsOf(place)).toEqual([
      { version: 1, state: 'retired', definition: place.questionnaire.questionnaire },
      { version: 2, state: 'active', definition: second.questionnaire },
    ])
  })

  test('is refused when its weights do not sum to one, and the one before stays in force', async () => {
    const place = await aPlace(database.db)
    const { agencyId } = place.agency
    const { elements, title } = questionnaireOf(['waktu', 'biaya'])
    const wrong = { title, elements: elements.map((element) => ({ ...element, weight: [11, 100] as const })) }
    await expect(activateQuestionnaire(database.db, { agencyId, unitId: null }, wrong, NOW)).rejects.toThrow(
      'The weights sum to 11/50; they must sum to exactly 1.',
    )
    expect(await findQuestionnaire(database.db, agencyId, null)).toEqual(place.questionnaire)
  })

  test('leaves answers with the version they were given to', async () => {
    const place = await aPlace(database.db)
    await store(database, place, [aSubmission()])
    await activate(place, null, ['waktu', 'biaya'])
    const after = { ...place, entry: await anEntry(database.db, place.point.code) }
    await store(database, after, [aSubmission({ answers: { waktu: 1 } })])
    const rows = await database.db
      .selectFrom('response')
      .innerJoin('origin', 'origin.origin_id', 'response.origin_id')
      .innerJoin('questionnaire', 'questionnaire.questionnaire_id', 'origin.questionnaire_id')
      .where('response.agency_id', '=', place.agency.agencyId)
      .select(['version', 'scores'])
      .orderBy('version')
      .execute()
    expect(rows.map(({ version, scores }) => [version, [...scores]])).toEqual([
      [1, [4, 0, 0, 0, 0, 0, 0, 0, 0]],
      [2, [1, 0]],
    ])
  })

  test('of one unit holds for its points only', async () => {
    const place = await aPlace(database.db)
    const other = await aPlace(database.db, { beside: place })
    const own = await activate(place, place.unit.unitId, ['waktu'])
    expect(own.version).toBe(1)
    expect((await anEntry(database.db, place.point.code)).questionnaireId).toBe(own.questionnaireId)
    expect((await anEntry(database.db, other.point.code)).questionnaireId).toBe(place.questionnaire.questionnaireId)
    const agencyId = place.agency.agencyId
    expect(await findQuestionnaire(database.db, agencyId, place.unit.unitId)).toEqual(own)
    expect(await findQuestionnaire(database.db, agencyId, null)).toEqual(place.questionnaire)
    expect(await findQuestionnaire(database.db, agencyId, other.unit.unitId)).toEqual(place.questionnaire)
  })

  test('put into force by ten people at once leaves ten versions and one in force', async () => {
    const place = await aPlace(database.db)
    await Promise.all(Array.from({ length: 10 }, () => activate(place, null, ['waktu'])))
    const versions = await versionsOf(place)
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(versions.filter(({ state }) => state === 'active')).toHaveLength(1)
  })

  test('inside a transaction that fails never was', async () => {
    const place = await aPlace(database.db)
    const failing = database.db.transaction().execute(async (trx) => {
      const scope = { agencyId: place.agency.agencyId, unitId: null }
      await activateQuestionnaire(trx, scope, questionnaireOf(['waktu']), NOW)
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await findQuestionnaire(database.db, place.agency.agencyId, null)).toEqual(place.questionnaire)
  })
})

test('an agency that has none gets none of another', async () => {
  await aPlace(database.db)
  expect(await findQuestionnaire(database.db, '00000000-0000-4000-8000-000000000000', null)).toBeNull()
})

function activate({ agency }: Place, unitId: string | null, elements: string[]) {
  return activateQuestionnaire(database.db, { agencyId: agency.agencyId, unitId }, questionnaireOf(elements), NOW)
}

function versionsOf({ agency }: Place) {
  return database.db
    .selectFrom('questionnaire')
    .select(['version', 'state', 'definition'])
    .where('agency_id', '=', agency.agencyId)
    .orderBy('version')
    .execute()
}
