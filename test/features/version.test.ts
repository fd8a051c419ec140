import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/domain/access.ts'
import { officialQuestionnaire, questionnaireOf } from '../../src/domain/officialQuestionnaire.ts'
import { removeElement, rewordElement } from '../../src/domain/questionnaireEdit.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { listChanges } from '../../src/features/audit/audit.ts'
import { readVersion } from '../../src/features/directory/change.ts'
import { activateQuestionnaire } from '../../src/features/survey/survey.ts'
import * as survey from '../../src/features/survey/version.ts'
import { aColleague } from '../support/staff.ts'
import { NOW, type Place, aPlace, anEntry, aSubmission, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const TOMORROW = '2026-07-16'
const zone = { startsOn: null, timeZone: 'Asia/Jakarta' }

/** As the pages do: in a transaction that sees the agency alone. */
const within = <T>(place: Place, act: (trx: Parameters<typeof survey.listVersions>[0]) => Promise<T>) =>
  withinAgency(database.db, place.agency.agencyId, { isReadOnly: false }, act)

const aPerson = (place: Place, role: Role, unitId: string | null = null) => aColleague(database.db, place, role, unitId)

const aDraft = (place: Place, actor: Awaited<ReturnType<typeof aPerson>>, unitId: string | null = null) =>
  within(place, (trx) => survey.addDraft(trx, actor, { unitId, questionnaire: officialQuestionnaire }))

async function aReview(place: Place, writer: Awaited<ReturnType<typeof aPerson>>): Promise<string> {
  const id = await aDraft(place, writer)
  await within(place, (trx) => survey.submitDraft(trx, writer, id))
  return id
}
const stateOf = async (place: Place, id: string) =>
  (await survey.findVersion(database.db, place.agency.agencyId, id))?.state

describe('a draft', () => {
  test('is seen by no citizen until somebody else has put it in force, and then by all at once', async () => {
    const place = await aPlace(database.db)
    const [writer, leader] = [await aPerson(place, 'survey-manager'), await aPerson(place, 'leader')]
    const id = await aDraft(place, writer)
    const reword = { ...officialQuestionnaire.elements[0]!, question: { id: 'Lengkap?', en: '' } }
    const changed = await within(place, (trx) =>
      survey.changeDraft(trx, writer, id, (questionnaire) => rewordElement(questionnaire, reword)),
    )
    expect(changed).toEqual({ ok: true, value: null })
    expect((await anEntry(database.db, place.point.code)).questionnaireVersion).toBe(1)
    expect(await within(place, (trx) => survey.activateVersion(trx, leader, id, zone))).toMatchObject({
      reason: 'state',
    })
    await within(place, (trx) => survey.submitDraft(trx, writer, id))
    const before = await readVersion(database.db)
    expect(await within(place, (trx) => survey.activateVersion(trx, leader, id, zone))).toEqual({
      ok: true,
      value: null,
    })
    expect(await readVersion(database.db)).not.toBe(before) // what running portals look at
    const entry = await anEntry(database.db, place.point.code)
    expect([entry.questionnaireVersion, entry.questionnaire.elements[0]?.question.id]).toEqual([2, 'Lengkap?'])
    expect(await stateOf(place, place.questionnaire.questionnaireId)).toBe('retired')
    const acts = (await listChanges(database.db, place.agency.agencyId, { subjectId: id }, 9)).map(({ act }) => act)
    expect(acts.toSorted()).toEqual(['activated', 'added', 'changed', 'submitted'])
  })

  test.each(['review', 'active', 'retired'] as const)('is not changed any more in the state %s', async (state) => {
    const place = await aPlace(database.db)
    const [writer, leader] = [await aPerson(place, 'survey-manager'), await aPerson(place, 'leader')]
    const id = await aReview(place, writer)
    if (state !== 'review') await within(place, (trx) => survey.activateVersion(trx, leader, id, zone))
    if (state === 'retired')
      await activateQuestionnaire(
        database.db,
        { agencyId: place.agency.agencyId, unitId: null },
        questionnaireOf(['waktu']),
        NOW,
      )
    expect(await stateOf(place, id)).toBe(state)
    const change = (trx: Parameters<typeof survey.changeDraft>[0]) =>
      survey.changeDraft(trx, writer, id, (questionnaire) => removeElement(questionnaire, 'waktu'))
    expect(await within(place, change)).toEqual({ ok: false, reason: 'state' })
    const { questionnaire } = (await survey.findVersion(database.db, place.agency.agencyId, id))!
    expect(questionnaire).toEqual(officialQuestionnaire)
    if (state !== 'review')
      expect(await within(place, (trx) => survey.dropVersion(trx, writer, id))).toMatchObject({ ok: false })
  })

  test('keeps the changes of two people who change it at once', async () => {
    const place = await aPlace(database.db)
    const people = await Promise.all(['survey-manager', 'administrator'].map((role) => aPerson(place, role as Role)))
    const id = await aDraft(place, people[0]!)
    await Promise.all(
      officialQuestionnaire.elements
        .slice(0, 8)
        .map(({ code }, turn) =>
          within(place, (trx) =>
            survey.changeDraft(trx, people[turn % 2]!, id, (questionnaire) => removeElement(questionnaire, code)),
          ),
        ),
    )
    const version = (await survey.findVersion(database.db, place.agency.agencyId, id))!
    expect(version.questionnaire.elements.map(({ code, weight }) => [code, ...weight])).toEqual([['pengaduan', 1, 1]])
    expect(version.writers.toSorted()).toEqual(people.map(({ userId }) => userId).toSorted())
  })

  test('that is not whole cannot be handed over, and one that was given up is kept', async () => {
    const place = await aPlace(database.db)
    const writer = await aPerson(place, 'survey-manager')
    const id = await aDraft(place, writer)
    await within(place, (trx) =>
      survey.changeDraft(trx, writer, id, (questionnaire) => ({ ...questionnaire, elements: [] })),
    )
    expect(await within(place, (trx) => survey.submitDraft(trx, writer, id))).toEqual({
      ok: false,
      reason: 'incomplete',
    })
    expect(await stateOf(place, id)).toBe('draft')
    await within(place, (trx) => survey.dropVersion(trx, writer, id))
    expect(await survey.findVersion(database.db, place.agency.agencyId, id)).toMatchObject({
      state: 'retired',
      activatedAt: null,
    })
  })
})

describe('who wrote a version', () => {
  test('does not put it in force while somebody else may', async () => {
    const place = await aPlace(database.db)
    const writer = await aPerson(place, 'administrator')
    await aPerson(place, 'leader')
    const id = await aReview(place, writer)
    expect(await within(place, (trx) => survey.activateVersion(trx, writer, id, zone))).toEqual({
      ok: false,
      reason: 'own',
    })
    expect(await stateOf(place, id)).toBe('review')
  })

  test('does so where nobody else may, and the trail says so', async () => {
    const place = await aPlace(database.db)
    const writer = await aPerson(place, 'administrator')
    await aPerson(place, 'survey-manager') // may write, not put in force
    await aPerson(place, 'leader', place.unit.unitId) // reaches one unit, not the agency
    const id = await aReview(place, writer)
    expect(await within(place, (trx) => survey.activateVersion(trx, writer, id, zone))).toEqual({
      ok: true,
      value: null,
    })
    const [last] = await listChanges(database.db, place.agency.agencyId, { subjectId: id }, 1)
    expect(last).toMatchObject({ act: 'activated', after: { state: 'active', alone: true } })
  })

  test('finds the leader of a unit beside, for a version of that unit', async () => {
    const place = await aPlace(database.db)
    const writer = await aPerson(place, 'administrator')
    await aPerson(place, 'leader', place.unit.unitId)
    const id = await aDraft(place, writer, place.unit.unitId)
    await within(place, (trx) => survey.submitDraft(trx, writer, id))
    expect(await within(place, (trx) => survey.activateVersion(trx, writer, id, zone))).toMatchObject({ reason: 'own' })
  })
})

describe('a version approved for a later day', () => {
  test('comes into force when that day begins where the agency is, and not before', async () => {
    const place = await aPlace(database.db)
    const [writer, leader] = [await aPerson(place, 'survey-manager'), await aPerson(place, 'leader')]
    const id = await aReview(place, writer)
    const approve = (startsOn: string) =>
      within(place, (trx) => survey.activateVersion(trx, leader, id, { ...zone, startsOn }))
    expect(await approve('2026-07-15')).toEqual({ ok: false, reason: 'past' })
    expect(await approve(TOMORROW)).toEqual({ ok: true, value: null })
    expect(await stateOf(place, id)).toBe('review')
    expect(await survey.activateDue(database.db, new Date('2026-07-15T16:59:59Z'))).toBe(0)
    expect((await anEntry(database.db, place.point.code)).questionnaireVersion).toBe(1)
    const midnight = new Date('2026-07-15T17:00:00Z')
    const both = await Promise.all([
      survey.activateDue(database.db, midnight),
      survey.activateDue(database.db, midnight),
    ])
    expect(Math.max(...both)).toBe(1)
    expect((await anEntry(database.db, place.point.code)).questionnaireId).toBe(id)
    expect(await survey.activateDue(database.db, midnight)).toBe(0)
  })

  test('does not once it was given back', async () => {
    const place = await aPlace(database.db)
    const [writer, leader] = [await aPerson(place, 'survey-manager'), await aPerson(place, 'leader')]
    const id = await aReview(place, writer)
    await within(place, (trx) => survey.activateVersion(trx, leader, id, { ...zone, startsOn: TOMORROW }))
    await within(place, (trx) => survey.returnToDraft(trx, writer, id))
    expect(await survey.activateDue(database.db, new Date('2027-01-01T00:00:00Z'))).toBe(0)
    expect(await stateOf(place, id)).toBe('draft')
  })
})

test('answers given before stay with their version', async () => {
  const place = await aPlace(database.db)
  const [writer, leader] = [await aPerson(place, 'survey-manager'), await aPerson(place, 'leader')]
  await store(database, place, [aSubmission()])
  const id = await aReview(place, writer)
  await within(place, (trx) => survey.activateVersion(trx, leader, id, zone))
  await store(database, { ...place, entry: await anEntry(database.db, place.point.code) }, [aSubmission()])
  const rows = await database.db
    .selectFrom('origin')
    .select('questionnaire_id')
    .where('agency_id', '=', place.agency.agencyId)
    .execute()
  expect(rows.map((row) => row.questionnaire_id).toSorted()).toEqual(
    [place.questionnaire.questionnaireId, id].toSorted(),
  )
})
