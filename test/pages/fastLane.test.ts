import http from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import { activateQuestionnaire } from '../../src/features/survey/survey.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace } from '../support/builders.ts'
import { findTag } from '../support/html.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'

const { url, dataDir } = inject('portal')
let database: OpenDatabase
let place: Place
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await aPlace(database.db)
})
afterAll(() => database.close())

const unpack = { identity: (body: Buffer) => body, gzip: gunzipSync, br: brotliDecompressSync }
const keyIn = (html: string) => findTag(html, 'input', { name: 'key' })?.['value'] ?? ''

describe('the survey page from memory', () => {
  test('is the same page in every encoding, with another key each time', async () => {
    const answers = await Promise.all(
      (['identity', 'gzip', 'br'] as const).flatMap((encoding) => [get(encoding), get(encoding)]),
    )
    const pages = answers.map(({ html }) => html.replace(keyIn(html), 'KEY'))
    expect(new Set(pages).size).toBe(1)
    expect(new Set(answers.map(({ html }) => keyIn(html))).size).toBe(answers.length)
    expect(new Set(answers.map(({ headers }) => headers['etag'])).size).toBe(1)
  })

  test('fits the first round trip of a connection: 13 KB with its headers', async () => {
    for (const encoding of ['gzip', 'br'] as const) {
      const { bytes, headers } = await get(encoding)
      expect(bytes + JSON.stringify(headers).length).toBeLessThan(13_000)
    }
  })

  test('is kept by one browser only, and asked for again each time', async () => {
    const { headers } = await get('br')
    expect(headers['cache-control']).toBe('private, no-cache')
    const reload = { 'Cache-Control': 'max-age=0' }
    const again = await get('br', { ...reload, 'If-None-Match': headers['etag'] ?? '' })
    expect([again.status, again.bytes]).toEqual([304, 0])
    expect((await get('br', { ...reload, 'If-None-Match': 'W/"another"' })).status).toBe(200)
    const tag = headers['etag']?.toString() ?? ''
    for (const known of [`"a", ${tag}`, tag.replace('W/', ''), '*'])
      expect([known, (await get('br', { ...reload, 'If-None-Match': known })).status]).toEqual([known, 304])
    expect((await get('br', { ...reload, 'If-None-Match': `${tag}x` })).status).toBe(200)
  })

  test('is another one at every visit, whatever the browser kept', async () => {
    const first = await get('br')
    const visit = await get('br', { 'If-None-Match': first.headers['etag'] ?? '' })
    expect(visit.status).toBe(200)
    expect(keyIn(visit.html)).not.toBe(keyIn(first.html))
  })

  test('changes when the questionnaire does, also when another process changed it', async () => {
    const before = await get('br')
    const renamed = officialQuestionnaire.elements.map((element) => ({
      ...element,
      question: { ...element.question, id: `${element.question.id} (baru)` },
    }))
    const scope = { agencyId: place.agency.agencyId, unitId: null }
    await activateQuestionnaire(database.db, scope, { ...officialQuestionnaire, elements: renamed }, new Date())
    await expect.poll(async () => (await get('br')).html, { timeout: 10_000 }).toContain('(baru)')
    const reload = { 'Cache-Control': 'max-age=0', 'If-None-Match': before.headers['etag'] ?? '' }
    expect((await get('br', reload)).status).toBe(200)
  })
})

type Got = { status: number; headers: Record<string, string>; html: string; bytes: number }

/** Not by fetch, which unpacks by itself and hides how many bytes came. */
function get(encoding: keyof typeof unpack, headers: Record<string, string> = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const options = { headers: { 'Accept-Encoding': encoding, ...headers } }
    const request = http.get(`${url}/q/${place.point.code}`, options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const body = Buffer.concat(chunks)
        const html = body.length > 0 ? unpack[encoding](body).toString() : ''
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          html,
          bytes: body.length,
        })
      })
    })
    request.on('error', reject)
  })
}
