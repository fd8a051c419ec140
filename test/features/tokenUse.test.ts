import { afterAll, beforeAll, expect, test } from 'vitest'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { listChanges } from '../../src/features/audit/audit.ts'
import { listAccessKeys, makeAccessKey, revokeAccessKey } from '../../src/features/access/access.ts'
import { enrolDevice, revokeDevice } from '../../src/features/entry/kiosk.ts'
import { createKeyring } from '../../src/features/token/keyring.ts'
import { issueTokens, readVisit, revokeHour } from '../../src/features/token/token.ts'
import { listIssuedHours, listTokenDays } from '../../src/features/token/tokenUse.ts'
import { NOW, type Place, SECRET, aPlace, anActor, anOfficer } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
let place: Place
beforeAll(async () => {
  database = await aDatabase()
  place = await aPlace(database.db)
})
afterAll(() => database.close())

const within = <T>(act: Parameters<typeof withinAgency<T>>[3]) =>
  withinAgency(database.db, place.agency.agencyId, { isReadOnly: false }, act)

// The keyring signs with a connection of its own, so that the pages of staff need no right to its table.
test('tokens are issued, counted and revoked under the rights of the console', async () => {
  const keyring = createKeyring(database.db, SECRET)
  const { nip } = await anOfficer(database.db, place)
  const issued = await within((trx) => issueTokens(trx, keyring, place.entry, { count: 3, officer: nip }, NOW))
  const token = issued.ok ? (issued.value.tokens[0] ?? '') : ''
  expect(await readVisit(keyring, token, place.entry, NOW)).toMatchObject({ ok: true })
  const scope = { agencyId: place.agency.agencyId, unitIds: [place.unit.unitId], timeZone: place.agency.timeZone }
  const hours = () => within((trx) => listIssuedHours(trx, scope, NOW))
  expect(await hours()).toMatchObject([{ hour: '2026-07-15T10', issued: 3, isRevoked: false }])
  const span = { from: '2026-07-09', to: '2026-07-15' }
  expect(await within((trx) => listTokenDays(trx, scope, span))).toMatchObject([
    { day: '2026-07-15', issued: 3, answered: 0 },
  ])
  expect(await within((trx) => listIssuedHours(trx, { ...scope, unitIds: [] }, NOW))).toEqual([])
  const unit = { ...place.unit, timeZone: place.agency.timeZone }
  await within((trx) => revokeHour(trx, anActor(place.agency), unit, '2026-07-15T10'))
  expect(await hours()).toMatchObject([{ isRevoked: true }])
})

test('keys and devices are made and revoked there, once, and the trail holds no secret of them', async () => {
  const { agencyId, slug } = place.agency
  const actor = anActor(place.agency)
  const key = await within((trx) => makeAccessKey(trx, actor, slug, { kind: 'api' }))
  const device = await within((trx) => enrolDevice(trx, actor, place.point.code))
  const [listed] = await within((trx) => listAccessKeys(trx, agencyId, 'api'))
  const revocation = { accessKeyId: listed?.accessKeyId ?? 0, kind: 'api' } as const
  expect(await within((trx) => revokeAccessKey(trx, actor, revocation))).toBe(true)
  expect(await within((trx) => revokeAccessKey(trx, actor, revocation))).toBe(false)
  const deviceId = device.ok ? device.value.deviceId : ''
  expect(await within((trx) => revokeDevice(trx, actor, deviceId))).toMatchObject({ ok: true })
  const trail = (await listChanges(database.db, agencyId, {}, 9)).filter(({ kind }) => kind !== 'token')
  expect(trail.map(({ act, kind }) => `${act} ${kind}`).toSorted()).toEqual([
    'added access-key',
    'enrolled kiosk',
    'revoked access-key',
    'revoked kiosk',
  ])
  const text = JSON.stringify(trail)
  expect(text).not.toContain(key.split('.')[2])
  expect(text).not.toContain(device.ok ? device.value.key : '')
})
