import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { chooseForm } from '../../src/features/survey/survey.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace, aDoer } from '../support/builders.ts'
import { someExtras, withExtras } from '../support/extras.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'

const { url, dataDir } = inject('portal')
let database: OpenDatabase
let place: Place
let short: Place
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await withExtras(database.db, await aPlace(database.db))
  short = await withExtras(database.db, await aPlace(database.db))
  await chooseForm(database.db, aDoer(), short.point.code, 'short')
})
afterAll(() => database.close())

const page = async (path: string) => (await fetch(url + path)).text()
const choicesOf = async ({ agency }: Place) => {
  const rows = database.db.selectFrom('response_extra').select('choices').where('agency_id', '=', agency.agencyId)
  return (await rows.execute()).map(({ choices }) => choices)
}

describe('the survey of a version with extra questions', () => {
  test.each([
    ['the full form', () => place, ''],
    ['the short form', () => short, ''],
    ['a kiosk', () => place, '?kiosk'],
  ])('asks them on %s, after the elements and before the comment', async (_, placeOf, query) => {
    const html = await page(`/q/${placeOf().point.code}${query}`)
    const places = ['name="overall"', ...someExtras.map(({ code }) => `name="extra.${code}"`), 'name="comment"'].map(
      (text) => html.indexOf(text),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places.includes(-1)).toBe(false)
    expect(html).toContain(someExtras[0]!.question.id)
  })

  test('asks them in English, and in Indonesian where nobody translated them', async () => {
    const html = await page(`/q/${place.point.code}?lang=en`)
    expect(html).toContain('How did you come here?')
    expect(html).toContain(someExtras[2]!.question.id)
    expect(html).not.toContain(someExtras[1]!.question.id)
  })

  test('prints them on the form for paper', async () => {
    const html = await page(`/cetak/${place.point.code}/formulir`)
    for (const { question } of someExtras) expect(html).toContain(question.id)
  })

  test('stores what a form without the script sends, several of one name included', async () => {
    const sent = await fetch(`${url}/q/${place.point.code}?kirim`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(
        `key=${randomUUID()}&waktu=3&extra.program=1&extra.program=3&extra.usul=&extra.datang=-`,
      ),
    })
    expect(sent.status).toBe(303)
    expect(await choicesOf(place)).toContainEqual({ program: [1, 3] })
  })

  test('stores JSON once, and refuses the same key with another extra answer', async () => {
    const body = { point: short.point.code, key: randomUUID(), overall: 4, extra: { datang: 2 } }
    const post = (parts: object) =>
      fetch(`${url}/api/v1/responses`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...body, ...parts }),
      })
    expect([(await post({})).status, (await post({})).status]).toEqual([201, 200])
    expect((await post({ extra: { datang: 1 } })).status).toBe(422)
    const wrong = await post({ key: randomUUID(), extra: { datang: 9, lain: 1 } })
    expect([
      wrong.status,
      ((await wrong.json()) as { errors: { field: string }[] }).errors.map(({ field }) => field),
    ]).toEqual([422, ['extra.datang', 'extra.lain']])
    expect(await choicesOf(short)).toEqual([{ datang: [2] }])
  })

  test('shows what was wrong beside the question, with the answers kept, and stores nothing', async () => {
    const before = (await choicesOf(place)).length
    const sent = await fetch(`${url}/q/${place.point.code}?kirim`, {
      method: 'POST',
      body: new URLSearchParams({ key: randomUUID(), waktu: '3', 'extra.usul': 'x'.repeat(501), 'extra.datang': '2' }),
    })
    const html = await sent.text()
    expect(sent.status).toBe(422)
    expect(html).toContain('Paling banyak 500 huruf')
    expect(html).toMatch(/id="extra\.datang-2"[^>]*checked/)
    expect((await choicesOf(place)).length).toBe(before)
  })

  test('is described in the API', async () => {
    const api = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Record<string, never>
    const schema = (api as never)['paths']['/api/v1/responses']['post']['requestBody']['content']['application/json'][
      'schema'
    ]
    expect(schema['properties']['extra']['additionalProperties']['anyOf']).toHaveLength(3)
  })
})
