import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace, count } from '../support/builders.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'

const { url, dataDir } = inject('portal')
const address = `${url}/api/v1/responses`
let database: OpenDatabase
let place: Place
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await aPlace(database.db)
})
afterAll(() => database.close())

const json = { 'Content-Type': 'application/json' }
const aBody = (parts: object = {}) => ({ point: place.point.code, key: randomUUID(), answers: { waktu: 3 }, ...parts })
const storedBy = ({ agency: { agencyId } }: Place) => count(database.db, 'response', { agency_id: agencyId })

describe('POST /api/v1/responses', () => {
  test('answers 201 with the receipt and the key, and the answer is stored', async () => {
    const { key, ...rest } = aBody({ overall: 4, comment: 'Cepat dan ramah', respondent: { gender: 'P' }, lang: 'en' })
    const response = await post({ key, ...rest })
    expect(response.status).toBe(201)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.json()).toEqual({ receipt: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/), key })
    const row = database.db.selectFrom('response').where('key', '=', key).select(['overall', 'lang', 'gender'])
    expect(await row.execute()).toEqual([{ overall: 4, lang: 'en', gender: 'P' }])
  })

  test('answers 200 with the same receipt to the same body again', async () => {
    const body = aBody()
    const [first, again] = [await post(body), await post(body)]
    expect([first.status, again.status]).toEqual([201, 200])
    expect(await again.json()).toEqual(await first.json())
  })

  test('takes a code in small letters for the same point', async () => {
    const body = aBody()
    expect((await post({ ...body, point: body.point.toLowerCase() })).status).toBe(201)
    expect((await post(body)).status).toBe(200)
  })

  test('answers one 201 and otherwise 200, all with one receipt, to the same body twenty times at once', async () => {
    const fresh = await aPlace(database.db)
    const body = aBody({ point: fresh.point.code })
    const responses = await Promise.all(Array.from({ length: 20 }, () => post(body)))
    const answers = await Promise.all(responses.map((response) => response.json() as Promise<{ receipt: string }>))
    expect(responses.map(({ status }) => status).toSorted()).toEqual([...Array<number>(19).fill(200), 201])
    expect(new Set(answers.map(({ receipt }) => receipt)).size).toBe(1)
    expect(await storedBy(fresh)).toBe(1)
  })

  test('answers 422 to another body under a used key, and keeps the first', async () => {
    const body = aBody()
    await post(body)
    const refused = await post({ ...body, answers: { waktu: 1 } })
    expect([refused.status, await fieldsOf(refused)]).toEqual([422, ['key']])
    const rows = database.db.selectFrom('response').where('key', '=', body.key).select('scores')
    expect((await rows.execute()).map(({ scores }) => [...scores])).toEqual([[0, 0, 3, 0, 0, 0, 0, 0, 0]])
  })
})

test('half a character in a comment is no text, and the same answer again is the same answer', async () => {
  const body = aBody({ comment: `Bagus ${String.fromCharCode(0xd800)}` })
  const [first, again] = [await post(body), await post(body)]
  expect([first.status, again.status, await again.json()]).toEqual([201, 200, await first.json()])
})

test.each([
  ['the charset it has', { 'Content-Type': 'Application/JSON; Charset="UTF-8"' }, ''],
  ['the encoding it has not', { ...json, 'Content-Encoding': 'Identity' }, ''],
  ['a slash at the end of the address', json, '/'],
])('an answer with %s is stored', async (_, headers, end) => {
  const body = JSON.stringify(aBody())
  expect((await fetch(address + end, { method: 'POST', headers, body })).status).toBe(201)
})

describe('what is wrong', () => {
  let before: number
  beforeAll(async () => {
    before = await storedBy(place)
  })
  afterAll(async () => {
    expect(await storedBy(place)).toBe(before)
  })

  test.each<[string, object, string[]]>([
    ['a score of 0', { answers: { waktu: 0 } }, ['waktu']],
    ['a score of 5', { answers: { waktu: 5 } }, ['waktu']],
    ['a score of 2.5', { answers: { waktu: 2.5 } }, ['waktu']],
    ['a score as text', { answers: { waktu: '4' } }, ['waktu']],
    ['three bad scores', { answers: { waktu: 9, biaya: null }, overall: true }, ['biaya', 'overall', 'waktu']],
    ['an unknown element', { answers: { kopi: 4 } }, ['kopi']],
    ['an unknown field', { nik: '3201010101010001' }, ['nik']],
    ['no score', { answers: {} }, ['overall']],
    ['no key', { key: undefined }, ['key']],
    ['a key that is no UUID', { key: '1' }, ['key']],
    ['a point that is no text', { point: 7 }, ['point']],
    ['a long comment', { comment: 'x'.repeat(2_001) }, ['comment']],
    ['a language there is not', { lang: 'jv' }, ['lang']],
    ['a forged token', { token: 'abc' }, ['token']],
    [
      'everything wrong at once',
      { key: 1, answers: { waktu: 0 }, respondent: { age: 3 }, x: 1 },
      ['age', 'key', 'waktu', 'x'],
    ],
  ])('%s is a 422 that names every bad field', async (_, parts, fields) => {
    const response = await post(aBody(parts))
    expect([response.status, response.headers.get('content-type')]).toEqual([422, 'application/problem+json'])
    expect((await fieldsOf(response)).toSorted()).toEqual(fields)
  })

  test.each<[string, number, string | Uint8Array<ArrayBuffer>, Record<string, string>]>([
    ['malformed JSON', 400, '{"point":', json],
    ['an empty body', 400, '', json],
    ['a JSON list', 400, '[]', json],
    ['a JSON text', 400, '"x"', json],
    ['17 KiB', 413, JSON.stringify({ comment: 'x'.repeat(17 * 1024) }), json],
    ['a form', 415, 'waktu=3', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['plain text', 415, '{}', { 'Content-Type': 'text/plain' }],
    ['no content type', 415, Uint8Array.of(0x7b, 0x7d), {}],
    ['another charset', 415, '{}', { 'Content-Type': 'application/json; charset=utf-16' }],
    ['a compressed body', 415, new Uint8Array(gzipSync('{}')), { ...json, 'Content-Encoding': 'gzip' }],
  ])('%s is a %i', async (_, status, body, headers) => {
    expect(await problemOf(await fetch(address, { method: 'POST', headers, body }))).toMatchObject({ status })
  })

  test('a body that is no UTF-8 is a 400, even where it is JSON otherwise', async () => {
    const body = Buffer.from(JSON.stringify(aBody({ comment: 'caf\u00e9' })), 'latin1')
    const response = await fetch(address, { method: 'POST', headers: json, body: new Uint8Array(body) })
    expect(await problemOf(response)).toMatchObject({ status: 400, detail: expect.stringContaining('UTF-8') })
  })

  test('17 KiB of unknown length are a 413 all the same', async () => {
    const body = new Blob(['x'.repeat(17 * 1024)]).stream()
    const init = { method: 'POST', headers: json, body, duplex: 'half' } as RequestInit
    expect(await problemOf(await fetch(address, init))).toMatchObject({ status: 413 })
  })

  test.each([
    ['nobody printed', 404, 'ZZZZ9999'],
    ['is no code at all', 404, '../../etc'],
    ['is empty', 404, ''],
  ])('a code that %s is a %i', async (_, status, point) => {
    expect(await problemOf(await post(aBody({ point })))).toMatchObject({ status })
  })

  test('a revoked code and a closed point are a 410', async () => {
    const [revoked, closed] = [await aPlace(database.db), await aPlace(database.db)]
    const codes = database.db.updateTable('point_code').set({ revoked_at: new Date() })
    await codes.where('code', '=', revoked.point.code).execute()
    const points = database.db.updateTable('point').set({ state: 'closed' })
    await points.where('point_id', '=', closed.point.pointId).execute()
    for (const { point } of [revoked, closed])
      expect(await problemOf(await post(aBody({ point: point.code })))).toMatchObject({ status: 410 })
    expect([await storedBy(revoked), await storedBy(closed)]).toEqual([0, 0])
  })

  test.each(['GET', 'PUT', 'DELETE', 'PATCH'])('the method %s is a 405 that names the right one', async (method) => {
    const response = await fetch(address, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })
})

function post(body: object): Promise<Response> {
  return fetch(address, { method: 'POST', headers: json, body: JSON.stringify(body) })
}

/** The body of a refusal, which is a problem document that says its own status. */
async function problemOf(response: Response): Promise<{ status: number; detail: string }> {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = (await response.json()) as { status: number; title: string; detail: string }
  expect([problem.status, problem.title.length > 0, problem.detail.length > 0]).toEqual([response.status, true, true])
  return problem
}

async function fieldsOf(response: Response): Promise<string[]> {
  const { errors } = (await problemOf(response)) as unknown as { errors: { field: string }[] }
  return errors.map(({ field }) => field)
}
