import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makeAccessKey, revokeAccessKey } from '../../src/features/access/access.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { anActor, type Place, aPlace, anOfficer, count } from '../support/builders.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'

const { url, dataDir } = inject('portal')
let database: OpenDatabase
let place: Place
let key: string
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await aPlace(database.db)
  key = await makeAccessKey(database.db, anActor(place.agency, new Date()), place.agency.slug, { kind: 'api' })
})
afterAll(() => database.close())

describe('POST /api/v1/tokens', () => {
  test('issues tokens that let an answer in, and says until when', async () => {
    const officer = await anOfficer(database.db, place)
    const response = await ask({ point: place.point.code.toLowerCase(), count: 3, officer: officer.nip })
    expect([response.status, response.headers.get('cache-control')]).toEqual([201, 'no-store'])
    const { tokens, validUntil } = (await response.json()) as {
      tokens: { token: string; url: string }[]
      validUntil: string
    }
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(3)
    expect(Date.parse(validUntil) - Date.now()).toBeGreaterThan(6 * 86_400_000)
    expect((await fetch(tokens[0]!.url, { redirect: 'manual' })).status).toBe(303)
    const body = { point: place.point.code, key: randomUUID(), overall: 4, token: tokens[1]!.token }
    const headers = { 'Content-Type': 'application/json' }
    const stored = await fetch(`${url}/api/v1/responses`, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(stored.status).toBe(201)
    const origins = database.db.selectFrom('origin').where('agency_id', '=', place.agency.agencyId)
    expect(await origins.select(['channel', 'officer_id']).execute()).toEqual([
      { channel: 'token', officer_id: officer.officerId },
    ])
  })

  test.each<[string, object, string[]]>([
    ['no point', { point: undefined }, ['point']],
    ['no tokens', { count: 0 }, ['count']],
    ['too many', { count: 1_001 }, ['count']],
    ['half a token', { count: 1.5 }, ['count']],
    ['an officer that is no NIP', { officer: 'Sri' }, ['officer']],
    ['an officer that nobody knows', { officer: '1'.repeat(18) }, ['officer']],
    ['an unknown field', { citizen: '3201' }, ['citizen']],
  ])('refuses %s and names the field', async (_, parts, fields) => {
    const issuedBefore = await issued()
    const response = await ask({ point: place.point.code, ...parts })
    const { errors } = (await response.json()) as { errors: { field: string }[] }
    expect([response.status, errors.map(({ field }) => field)]).toEqual([422, fields])
    expect(await issued()).toBe(issuedBefore)
  })

  test('asks for a key of its agency that is in force', async () => {
    const other = await aPlace(database.db)
    const [desk, revoked] = [
      await makeAccessKey(database.db, anActor(place.agency, new Date()), place.agency.slug, {
        kind: 'desk',
        pointId: place.point.pointId,
      }),
      await makeAccessKey(database.db, anActor(place.agency, new Date()), place.agency.slug, { kind: 'api' }),
    ]
    const accessKeyId = Number(revoked.split('.')[1])
    const { agencyId } = place.agency
    expect(await revokeAccessKey(database.db, anActor({ agencyId }, new Date()), { accessKeyId, kind: 'api' })).toBe(
      true,
    )
    const body = { point: place.point.code }
    for (const wrong of ['', 'x', desk, revoked, `${key.slice(0, -1)}!`, key.replace(/\.1\./, '.99.'), `${key}x`])
      expect([wrong, (await ask(body, wrong)).status]).toEqual([wrong, 401])
    expect((await ask(body, '')).headers.get('www-authenticate')).toBe('Bearer')
    expect((await ask({ point: other.point.code })).status).toBe(404)
    expect((await ask({ point: 'ZZZZ9999' })).status).toBe(404)
    expect(await count(database.db, 'token_issue', { agency_id: other.agency.agencyId })).toBe(0)
  })

  test('keeps nothing of a key but a digest', async () => {
    const { rows } = await database.pool.query('select k::text from access_key k')
    const secret = key.split('.')[2] ?? ''
    expect(secret).toHaveLength(43)
    const inHex = Buffer.from(secret).toString('hex')
    expect(rows.filter(({ k }) => k.includes(secret) || k.includes(inHex))).toEqual([])
  })
})

function ask(body: object, bearer = key): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', ...(bearer ? { Authorization: `Bearer ${bearer}` } : {}) }
  return fetch(`${url}/api/v1/tokens`, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function issued(): Promise<number> {
  const rows = database.db.selectFrom('token_issue').select('n').where('agency_id', '=', place.agency.agencyId)
  return (await rows.execute()).reduce((sum, { n }) => sum + n, 0)
}
