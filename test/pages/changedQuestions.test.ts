import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import type { Questionnaire } from '../../src/domain/questionnaire.ts'
import { activateQuestionnaire } from '../../src/features/survey/survey.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace, count } from '../support/builders.ts'
import { someExtras } from '../support/extras.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'

const { url, dataDir } = inject('portal')
const DAY_MS = 86_400_000
let database: OpenDatabase
beforeAll(async () => void (database = await openPortalDatabase(dataDir)))
afterAll(() => database.close())

const [first, ...others] = officialQuestionnaire.elements
const weighed = (elements: Questionnaire['elements']) =>
  elements.map((element) => ({ ...element, weight: [1, elements.length] as const }))
/** With another element, without the first one, and all in another order. */
const changed: Questionnaire = {
  ...officialQuestionnaire,
  elements: weighed([{ ...first!, code: 'antrean' }, ...others.toReversed()]),
}

test('an answer that was stored is known again by its elements, wherever they stand now', async () => {
  const place = await aPlace(database.db)
  const given = { key: randomUUID(), answers: { persyaratan: 4, waktu: 3 }, overall: 4 }
  const receipt = (await post(place, given)).receipt
  const form = { key: randomUUID(), biaya: '2', overall: '1' }
  expect((await postForm(place, form)).status).toBe(303)
  await ask(place, changed)
  expect(await post(place, given)).toMatchObject({ status: 200, receipt })
  expect((await postForm(place, form)).status).toBe(303)
  const there = officialQuestionnaire.elements.map(({ code }) => code)
  const samePlaces = Object.fromEntries(
    Object.entries(given.answers).map(([code, score]) => [changed.elements[there.indexOf(code)]!.code, score]),
  )
  expect((await post(place, { ...given, answers: samePlaces })).status).toBe(422)
  expect((await post(place, { ...given, answers: { waktu: 3 } })).status).toBe(422)
  expect(await stored(place)).toBe(2)
})

test('a page that was open, and a phone without network, keep the questions they were drawn with', async () => {
  const place = await aPlace(database.db)
  const before = { ...officialQuestionnaire, extras: someExtras }
  await ask(place, before)
  await ask(place, changed)
  const key = randomUUID()
  const late = { key, answers: { persyaratan: 2 }, answeredAt: new Date(Date.now() - DAY_MS).toISOString() }
  expect((await post(place, { ...late, extra: { ruang: 3 } })).status).toBe(201)
  expect((await postForm(place, { key: randomUUID(), persyaratan: '1', 'extra.ruang': '2' })).status).toBe(303)
  expect((await post(place, { key: randomUUID(), answers: { antrean: 4 } })).status).toBe(201)
  const rows = await database.db
    .selectFrom('response')
    .innerJoin('origin', 'origin.origin_id', 'response.origin_id')
    .innerJoin('questionnaire', 'questionnaire.questionnaire_id', 'origin.questionnaire_id')
    .where('response.agency_id', '=', place.agency.agencyId)
    .select(['questionnaire.version', 'response.scores'])
    .orderBy('questionnaire.version')
    .execute()
  expect(rows.map(({ version, scores }) => [version, scores[0]])).toEqual([
    [2, expect.any(Number)],
    [2, expect.any(Number)],
    [3, 4],
  ])
  expect(rows.slice(0, 2).map(({ scores }) => scores[0])).toEqual(expect.arrayContaining([1, 2]))
})

test('what was never asked there, or not for eight days, is refused by its name', async () => {
  const place = await aPlace(database.db)
  await ask(place, changed, new Date(Date.now() - 9 * DAY_MS))
  for (const element of ['persyaratan', 'kopi']) {
    const refused = await post(place, { key: randomUUID(), answers: { [element]: 4 } })
    expect(refused).toMatchObject({ status: 422, errors: [{ field: element }] })
    const page = await postForm(place, { key: randomUUID(), [element]: '4' })
    expect([page.status, (await page.text()).includes(`(${element})`)]).toEqual([422, true])
  }
  expect(await stored(place)).toBe(0)
})

/** Puts questions in force at a place, and waits until the portal asks them. */
async function ask({ agency, point }: Place, questionnaire: Questionnaire, at = new Date()): Promise<void> {
  await activateQuestionnaire(database.db, { agencyId: agency.agencyId, unitId: null }, questionnaire, at)
  const [newest = { code: '' }] = questionnaire.elements
  await expect
    .poll(async () => (await fetch(`${url}/q/${point.code}`)).text(), { timeout: 10_000 })
    .toMatch(new RegExp(`name="${questionnaire.extras ? 'extra.ruang' : newest.code}"`))
}

async function post({ point }: Place, parts: object) {
  const body = JSON.stringify({ point: point.code, ...parts })
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(`${url}/api/v1/responses`, { method: 'POST', headers, body })
  return {
    status: response.status,
    ...((await response.json()) as { receipt?: string; errors?: object[] }),
    isSent: true,
  }
}

function postForm({ point }: Place, fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams(fields)
  return fetch(`${url}/q/${point.code}`, { method: 'POST', body, redirect: 'manual' })
}

function stored({ agency }: Place): Promise<number> {
  return count(database.db, 'response', { agency_id: agency.agencyId })
}
