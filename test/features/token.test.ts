import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readToken } from '../../src/domain/visitToken.ts'
import { addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import { createKeyring } from '../../src/features/token/keyring.ts'
import { forgetTokens, issueTokens, readVisit, revokeHour, rotateKeys } from '../../src/features/token/token.ts'
import {
  anActor,
  type Place,
  NOW,
  SECRET,
  aCode,
  aKeyring,
  aPlace,
  aVisit,
  anEntry,
  anOfficer,
  count,
  someTokens,
} from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { mutations } from '../support/mutations.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const HOUR = 3_600_000
const DAY = 24 * HOUR
const after = (milliseconds: number) => new Date(NOW.getTime() + milliseconds)
const read = (place: Place, token: string, now = NOW) => readVisit(aKeyring(database), token, place.entry, now)
const reasonOf = async (...given: Parameters<typeof read>) => {
  const visit = await read(...given)
  return visit.ok ? 'good' : visit.reason
}

describe('a token', () => {
  test('is good at its point for seven days from its hour on, in any process', async () => {
    const place = await aPlace(database.db)
    const [token = ''] = await someTokens(database.db, place)
    const expected = [
      [0, 'good'],
      [7 * DAY - 1, 'good'],
      [7 * DAY, 'expired'],
      [400 * DAY, 'expired'],
      [-HOUR, 'good'], // another process's clock
      [-2 * HOUR, 'forged'],
    ] as const
    for (const [later, state] of expected)
      expect([later, await reasonOf(place, token, after(later))]).toEqual([later, state])
    expect(await reasonOf(place, token.toLowerCase())).toBe('good')
  })

  test('is forged at another point, of the same unit or another, and under another secret', async () => {
    const place = await aPlace(database.db)
    const point = { ...place.point, pointId: crypto.randomUUID(), code: aCode(), name: 'Loket 2' }
    await addDirectory(database.db, { ...emptyDirectory(), points: [point] }, NOW)
    const beside = { ...place, entry: await anEntry(database.db, point.code) }
    const [token = ''] = await someTokens(database.db, place)
    const moved = point.code + token.slice(-48)
    expect([await reasonOf(beside, token), await reasonOf(beside, moved)]).toEqual(['forged', 'forged'])
    await expect(readVisit(createKeyring(database.db, `${SECRET}!`), token, place.entry, NOW)).rejects.toThrow()
  })

  test('is refused in every mutation: one bit, several characters, another head, another tail', async () => {
    const place = await aPlace(database.db)
    const tokens = await someTokens(database.db, place, 20)
    const keyring = aKeyring(database)
    const reasons = new Set<string>()
    for (const token of mutations(tokens, 10_000)) {
      const visit = await readVisit(keyring, token, place.entry, NOW)
      reasons.add(visit.ok ? `good: ${token}` : visit.reason)
    }
    expect([...reasons]).toEqual(['forged'])
  })

  test('carries no two alike, and nothing but counts is kept of them', async () => {
    const place = await aPlace(database.db)
    const tokens = [...(await someTokens(database.db, place, 600)), ...(await someTokens(database.db, place, 400))]
    expect(new Set(tokens).size).toBe(1_000)
    const { agencyId, unitId } = place.entry
    const rows = database.db.selectFrom('token_issue').selectAll().where('agency_id', '=', agencyId)
    expect(await rows.execute()).toEqual([{ agency_id: agencyId, unit_id: unitId, hour: NOW, n: 1_000 }])
    expect(await count(database.db, 'used_token', { agency_id: agencyId })).toBe(0)
  })
})

describe('the officer of a visit', () => {
  test('is the one the token names, else who was on duty in the hour of issue, whatever the duty is later', async () => {
    const place = await aPlace(database.db)
    const [named, morning, noon] = [
      await anOfficer(database.db, place),
      await anOfficer(database.db, place),
      await anOfficer(database.db, place),
    ]
    const duty = (officerId: string, from: number, until: number) => ({
      agencyId: place.agency.agencyId,
      pointId: place.point.pointId,
      officerId,
      fromAt: after(from),
      untilAt: after(until),
    })
    const duties = [duty(morning.officerId, -2 * HOUR, 1.5 * HOUR), duty(noon.officerId, 1.5 * HOUR, 5 * HOUR)]
    await addDirectory(database.db, { ...emptyDirectory(), duties }, NOW)
    const entry = await anEntry(database.db, place.point.code)
    const officerAt = async (later: number, officer: string | null) => {
      const keyring = aKeyring(database)
      const issued = await issueTokens(database.db, keyring, entry, { count: 1, officer }, after(later))
      const token = issued.ok ? (issued.value.tokens[0] ?? '') : ''
      const visit = await readVisit(keyring, token, entry, after(6 * DAY))
      return visit.ok ? visit.value.officerId : visit.reason
    }
    expect(await officerAt(0, null)).toBe(morning.officerId)
    expect(await officerAt(HOUR, null)).toBeNull() // both sat there within that hour
    expect(await officerAt(2 * HOUR, null)).toBe(noon.officerId)
    expect(await officerAt(0, named.nip)).toBe(named.officerId)
    expect(await officerAt(0, noon.nip)).toBe(noon.officerId)
    expect(await count(database.db, 'token_slot', { agency_id: place.agency.agencyId })).toBe(2)
  })

  test('must be one of the agency', async () => {
    const [place, other] = [await aPlace(database.db), await aPlace(database.db)]
    const stranger = await anOfficer(database.db, other)
    const options = { count: 5, officer: stranger.nip }
    const issued = await issueTokens(database.db, aKeyring(database), place.entry, options, NOW)
    expect(issued).toEqual({ ok: false, reason: 'unknown-officer' })
    expect(await count(database.db, 'token_issue', { agency_id: place.agency.agencyId })).toBe(0)
  })
})

describe('revoking', () => {
  test('an hour of a unit leaves other hours and other units as they are', async () => {
    const place = await aPlace(database.db)
    const other = await aPlace(database.db, { beside: place })
    const [[revoked = ''], [later = ''], [elsewhere = '']] = await Promise.all([
      someTokens(database.db, place),
      someTokens(database.db, place, 1, after(HOUR)),
      someTokens(database.db, other),
    ])
    const unit = { ...place.unit, timeZone: place.agency.timeZone }
    expect(await revokeHour(database.db, anActor(place.agency), unit, '2026-07-15T10')).toEqual({
      ok: true,
      value: null,
    })
    expect(await revokeHour(database.db, anActor(place.agency), unit, '2026-07-15T10')).toEqual({
      ok: true,
      value: null,
    })
    expect(await reasonOf(place, revoked)).toBe('revoked')
    expect(await reasonOf(place, later, after(HOUR))).toBe('good')
    expect(await reasonOf(other, elsewhere)).toBe('good')
  })

  test.each([
    ['2026-07-15T24', 'unreadable'],
    ['2026-02-30T10', 'unreadable'],
    ['15/07/2026 10', 'unreadable'],
    ['2026-07-08T09', 'over'],
  ])('%s is refused: %s', async (text, reason) => {
    const place = await aPlace(database.db)
    const unit = { ...place.unit, timeZone: place.agency.timeZone }
    expect(await revokeHour(database.db, anActor(place.agency), unit, text)).toEqual({ ok: false, reason })
    expect(await count(database.db, 'token_revocation', { agency_id: place.agency.agencyId })).toBe(0)
  })

  test('an hour where clocks are half an hour apart covers both hours that it overlaps', async () => {
    const place = await aPlace(database.db, { timeZone: 'Asia/Kolkata' })
    await revokeHour(database.db, anActor(place.agency), { ...place.unit, timeZone: 'Asia/Kolkata' }, '2026-07-15T10')
    const rows = database.db.selectFrom('token_revocation').select('hour').orderBy('hour')
    const hours = await rows.where('agency_id', '=', place.agency.agencyId).execute()
    expect(hours.map(({ hour }) => hour.toISOString().slice(11, 16))).toEqual(['04:00', '05:00'])
  })

  test('a leaked key revokes what it signed, and the next one signs on', async () => {
    const place = await aPlace(database.db)
    const [leaked = ''] = await someTokens(database.db, place)
    await rotateKeys(database.db, aKeyring(database), anActor(place.agency))
    const [fresh = ''] = await someTokens(database.db, place)
    expect([await reasonOf(place, leaked), await reasonOf(place, fresh)]).toEqual(['revoked', 'good'])
  })

  test('is seen by a process that remembers once it sees that something changed', async () => {
    const place = await aPlace(database.db)
    const [token = ''] = await someTokens(database.db, place)
    const keyring = aKeyring(database)
    expect((await readVisit(keyring, token, place.entry, NOW)).ok).toBe(true)
    await revokeHour(
      database.db,
      anActor(place.agency),
      { ...place.unit, timeZone: place.agency.timeZone },
      '2026-07-15T10',
    )
    keyring.see('another version')
    expect(await readVisit(keyring, token, place.entry, NOW)).toEqual({ ok: false, reason: 'revoked' })
  })
})

describe('the keys', () => {
  test('are another one each quarter, while tokens of the last one stay good', async () => {
    const place = await aPlace(database.db)
    const moments = ['2026-06-29T03:00:00Z', '2026-07-01T03:00:00Z', '2026-07-02T03:00:00Z', '2026-10-01T03:00:00Z']
    const tokens: string[] = []
    for (const moment of moments) tokens.push(...(await someTokens(database.db, place, 1, new Date(moment))))
    expect(tokens.map((token) => readToken(token)?.keyId)).toEqual([1, 2, 2, 3])
    expect(await reasonOf(place, tokens[0] ?? '', new Date('2026-07-02T03:00:00Z'))).toBe('good')
  })

  test('of an old quarter sign nothing of a later hour: who stole one cannot go on with it', async () => {
    const place = await aPlace(database.db)
    const keyring = aKeyring(database)
    const old = await keyring.newest(place.agency.agencyId, new Date('2026-06-29T03:00:00Z'))
    await keyring.newest(place.agency.agencyId, new Date('2026-07-01T03:00:00Z'))
    const stolen = { ...keyring, newest: async () => old }
    const issued = await issueTokens(database.db, stolen, place.entry, { count: 1, officer: null }, NOW)
    expect(await reasonOf(place, issued.ok ? (issued.value.tokens[0] ?? '') : '')).toBe('forged')
  })

  test('made by twenty processes at once are one, and it lies sealed', async () => {
    const place = await aPlace(database.db)
    const { agencyId } = place.agency
    const keys = await Promise.all(Array.from({ length: 20 }, () => aKeyring(database).newest(agencyId, NOW)))
    expect(new Set(keys.map(({ keyId, key }) => `${keyId} ${key.toString('hex')}`)).size).toBe(1)
    const { rows } = await database.pool.query('select t::text from token_key t where agency_id = $1', [agencyId])
    expect(rows).toHaveLength(1)
    expect(rows[0].t).not.toContain(keys[0]!.key.toString('hex'))
  })
})

test('of the used tokens of a month nothing is left when all of that month are expired', async () => {
  const place = await aPlace(database.db)
  const { agencyId } = place.agency
  const { use } = await aVisit(database.db, place)
  const used = { agency_id: agencyId, month: use.month, token_hash: use.hash, response_id: crypto.randomUUID() }
  await database.db.insertInto('used_token').values(used).execute()
  const left = async () => [
    await count(database.db, 'used_token', { agency_id: agencyId }),
    await count(database.db, 'used_token_key', { agency_id: agencyId }),
  ]
  await forgetTokens(database.db, new Date('2026-08-08T23:00:00Z'))
  expect(await left()).toEqual([1, 1])
  await forgetTokens(database.db, new Date('2026-08-09T01:00:00Z'))
  expect(await left()).toEqual([0, 0])
  const issued = () => count(database.db, 'token_issue', { agency_id: agencyId })
  expect(await issued()).toBe(1)
  await forgetTokens(database.db, new Date('2028-08-09T01:00:00Z'))
  expect(await issued()).toBe(0)
})
