import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import { elementsOfTurn, turnsOf } from '../../src/domain/shortForm.ts'
import { chooseForm } from '../../src/features/survey/survey.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { aDoer, type Place, aPlace, count } from '../support/builders.ts'
import { findTag } from '../support/html.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'

const { url, dataDir } = inject('portal')
const codes = officialQuestionnaire.elements.map(({ code }) => code)
let database: OpenDatabase
let place: Place
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await aPlace(database.db)
  await chooseForm(database.db, aDoer(), place.point.code, 'short')
})
afterAll(() => database.close())

describe('the survey of a point with the short form', () => {
  test('asks three elements, each turn once in a round of twelve visits, and says how many questions there are', async () => {
    const pages = await visits(2 * turnsOf(9))
    expect(pages.map(({ asked }) => asked.length)).toEqual(Array(24).fill(3))
    for (const round of [pages.slice(0, 12), pages.slice(12)]) {
      expect(round.map(({ turn }) => turn).toSorted((a, b) => a - b)).toEqual([...Array(12).keys()])
      for (const code of codes) expect(round.filter(({ asked }) => asked.includes(code))).toHaveLength(4)
    }
    expect(pages[0]?.html).toContain('4 pertanyaan')
  })

  test('is the same page again, with the same questions, when it is reloaded', async () => {
    const [page] = await visits(1)
    const headers = { 'Cache-Control': 'max-age=0', 'If-None-Match': page?.etag ?? '' }
    const again = await fetch(`${url}/q/${place.point.code}`, { headers })
    expect([again.status, again.headers.get('etag')]).toEqual([304, page?.etag])
  })

  test('stores what its turn asked', async () => {
    const [page] = await visits(1)
    const answers = Object.fromEntries(page!.asked.map((code) => [code, '3']))
    expect((await send({ turn: String(page!.turn), overall: '4', ...answers })).status).toBe(303)
    const rows = database.db.selectFrom('response as r').where('r.agency_id', '=', place.agency.agencyId)
    const stored = await rows
      .innerJoin('origin as o', (join) =>
        join.onRef('o.agency_id', '=', 'r.agency_id').onRef('o.origin_id', '=', 'r.origin_id'),
      )
      .select(['o.form', 'r.scores'])
      .execute()
    const scores = Buffer.from(codes.map((code) => (page!.asked.includes(code) ? 3 : 0)))
    expect(stored).toEqual([{ form: 'short', scores }])
  })

  test('shows the same three questions again when something was wrong, and stores nothing', async () => {
    const before = await count(database.db, 'response', { agency_id: place.agency.agencyId })
    const response = await send({ turn: '5', waktu: '9' })
    const html = await response.text()
    expect([response.status, askedIn(html)]).toEqual([422, codesOf(5)])
    expect((await send({ turn: '12', overall: '3' })).status).toBe(422)
    expect((await send({ turn: '0', waktu: '3' })).status).toBe(422) // the first turn asks other elements
    expect(await count(database.db, 'response', { agency_id: place.agency.agencyId })).toBe(before)
  })

  test('still takes a full form that was opened before', async () => {
    expect((await send(Object.fromEntries(codes.map((code) => [code, '4'])))).status).toBe(303)
  })

  test('takes a turn as JSON too, and names what the turn did not ask', async () => {
    const post = (body: object) =>
      fetch(`${url}/api/v1/responses`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ point: place.point.code, key: randomUUID(), ...body }),
      })
    const [first = ''] = codesOf(7)
    expect((await post({ turn: 7, answers: { [first]: 2 } })).status).toBe(201)
    const other = codes.find((code) => !codesOf(7).includes(code)) ?? ''
    const refused = await post({ turn: 7, answers: { [other]: 2 } })
    expect([refused.status, JSON.stringify(await refused.json()).includes(other)]).toEqual([422, true])
  })
})

const codesOf = (turn: number) => elementsOfTurn(officialQuestionnaire.elements, turn).map(({ code }) => code)
const askedIn = (html: string) => codes.filter((code) => findTag(html, 'input', { type: 'radio', name: code }))

async function visits(times: number) {
  const pages = []
  for (let visit = 0; visit < times; visit += 1) {
    const response = await fetch(`${url}/q/${place.point.code}`)
    const html = await response.text()
    const turn = Number(findTag(html, 'input', { name: 'turn' })?.['value'])
    pages.push({ turn, html, asked: askedIn(html), etag: response.headers.get('etag') ?? '' })
  }
  return pages
}

function send(fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams({ key: randomUUID(), ...fields })
  return fetch(`${url}/q/${place.point.code}`, { method: 'POST', body, redirect: 'manual' })
}
