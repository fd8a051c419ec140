import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCharter, readContact, readCount, readStandard } from '../../src/features/charter/charter.form.ts'
import {
  findContact,
  listComplaintCounts,
  readPublicCharter,
  stateCharter,
  stateContact,
  stateCount,
} from '../../src/features/charter/charter.ts'
import { findStandard, listUnitServices, stateStandard } from '../../src/features/charter/standard.ts'
import { listChanges } from '../../src/features/audit/audit.ts'
import { readPublishedVersions } from '../../src/features/release/versions.ts'
import { deliveryParts, stateOfStandard } from '../../src/domain/serviceStandard.ts'
import { type Place, aPlace, anActor } from '../support/builders.ts'
import { asConsole } from '../support/console.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
let [place, other]: Place[] = []
beforeAll(async () => {
  database = await aDatabase()
  place = await aPlace(database.db)
  other = await aPlace(database.db)
})
afterAll(() => database.close())

const contact = {
  person: 'Ratna Contoh',
  job: 'Kepala Bagian',
  address: 'Jalan Contoh 1',
  phone: '0272 555 0100',
  email: 'pengaduan@example.go.id',
  website: 'https://example.go.id/adu',
  hours: null,
  procedure: null,
}
const count = { period: '2026-TW2', received: 12, onTime: 8, late: 1, asOf: '2026-07-10', source: 'Buku pengaduan' }
const charter = { text: 'Kami sanggup.', signedBy: 'Kepala', declaredOn: '2026-01-02' }
const fields = (values: object) =>
  new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value ?? '')]))

describe('what a form states', () => {
  test('is read as it was written', () => {
    expect(readContact(fields(contact))).toEqual({ ok: true, value: contact })
    expect(readCharter(fields(charter), '2026-07-15')).toEqual({ ok: true, value: charter })
    expect(readCount(fields(count), ['2026-TW2'], '2026-07-15')).toEqual({ ok: true, value: count })
    expect(readStandard(fields({ fee: ' Gratis\r\ntanpa syarat ', time: '' }))).toEqual({
      ok: true,
      value: { decree: null, parts: { fee: 'Gratis\ntanpa syarat' } },
    })
  })

  test.each([
    [readContact(fields({ ...contact, person: ' ' })), 'person', 'empty'],
    [readContact(fields({ ...contact, phone: '<b>1</b>' })), 'phone', 'phone'],
    [readContact(fields({ ...contact, email: 'a@' })), 'email', 'email'],
    [readContact(fields({ ...contact, website: 'javascript:alert(1)' })), 'website', 'website'],
    [readContact(fields({ ...contact, address: 'x'.repeat(4_001) })), 'address', 'long'],
    [readCharter(fields({ ...charter, declaredOn: '2026-02-30' }), '2026-07-15'), 'declaredOn', 'day'],
    [readCharter(fields({ ...charter, declaredOn: '2026-07-16' }), '2026-07-15'), 'declaredOn', 'future'],
    [readCount(fields({ ...count, received: '-1' }), ['2026-TW2'], '2026-07-15'), 'received', 'number'],
    [readCount(fields({ ...count, received: 8 }), ['2026-TW2'], '2026-07-15'), 'received', 'settled'],
    [readCount(fields({ ...count, asOf: '2026-06-29' }), ['2026-TW2'], '2026-07-15'), 'asOf', 'early'],
    [readCount(fields({ ...count, asOf: '2026-07-16' }), ['2026-TW2'], '2026-07-15'), 'asOf', 'future'],
    [readCount(fields({ ...count, period: '2026-TW3' }), ['2026-TW2'], '2026-07-15'), 'period', 'period'],
    [readStandard(fields({ steps: 'x'.repeat(4_001) })), 'steps', 'long'],
  ])('is refused by the name of the field: %#', (read, field, problem) => {
    expect(read).toEqual({ ok: false, reason: [{ field, problem }] })
  })
})

describe('what an agency states', () => {
  test('is read by the public’s role, of that agency alone, and leaves a trail', async () => {
    const { agency, service, unit } = place!
    const { agencyId } = agency
    const actor = anActor(agency)
    const before = (await readPublishedVersions(database.db)).byAgency
    expect(await readPublicCharter(database.publicDb, agencyId)).toEqual({
      contact: null,
      charter: null,
      counts: [],
      services: 1,
      standards: 0,
    })
    await asConsole(database.db, place!, async (trx) => {
      await stateContact(trx, actor, contact)
      await stateCharter(trx, actor, charter)
      await stateCount(trx, actor, count)
      await stateStandard(trx, actor, service, { parts: { fee: 'Gratis' }, decree: 'Nomor 1' })
    })
    const { publicDb } = database
    const stated = { contact, charter, counts: [count], services: 1, standards: 1 }
    expect(await readPublicCharter(publicDb, agencyId)).toEqual(stated)
    expect(await listUnitServices(publicDb, agencyId, unit.slug)).toMatchObject([
      { name: service.name, state: 'partial', parts: { fee: 'Gratis' }, decree: 'Nomor 1' },
    ])
    expect(await readPublicCharter(publicDb, other!.agency.agencyId)).toMatchObject({ contact: null, standards: 0 })
    const after = (await readPublishedVersions(database.db)).byAgency
    expect(after.get(agency.slug)).not.toBe(before.get(agency.slug))
    expect(after.get(other!.agency.slug)).toBe(before.get(other!.agency.slug))
    const trail = await listChanges(database.db, agencyId, {}, 10)
    expect(trail.map(({ act, kind }) => `${act} ${kind}`).sort()).toEqual([
      'added charter',
      'added complaint-contact',
      'added complaint-count',
      'added standard',
    ])
  })

  test('is corrected in its place, with both values in the trail', async () => {
    const { agency, service } = place!
    const { db } = database
    await stateCount(db, anActor(agency), { ...count, late: 3, asOf: '2026-07-14' })
    await stateContact(db, anActor(agency), { ...contact, phone: null })
    await stateStandard(db, anActor(agency), service, { parts: {}, decree: null })
    expect(await listComplaintCounts(db, agency.agencyId)).toEqual([{ ...count, late: 3, asOf: '2026-07-14' }])
    expect(await findContact(db, agency.agencyId)).toEqual({ ...contact, phone: null })
    expect(await findStandard(db, agency.agencyId, service.serviceId)).toEqual({ parts: {}, decree: null })
    expect(await readPublicCharter(database.publicDb, agency.agencyId)).toMatchObject({ services: 1, standards: 0 })
    const [change] = await listChanges(db, agency.agencyId, { kind: 'complaint-count' }, 1)
    expect(change).toMatchObject({ act: 'changed', before: { late: 1 }, after: { late: 3 } })
  })

  test('is never more settled than came, whoever writes it', async () => {
    const { agency } = place!
    const before = await listComplaintCounts(database.db, agency.agencyId)
    await expect(stateCount(database.db, anActor(agency), { ...count, onTime: 12, late: 1 })).rejects.toThrow(/settled/)
    expect(await listComplaintCounts(database.db, agency.agencyId)).toEqual(before)
  })
})

test('a standard is whole with all that must be public, and nothing less', () => {
  const whole = Object.fromEntries(deliveryParts.map((part) => [part, 'x']))
  expect(stateOfStandard({})).toBe('empty')
  expect(stateOfStandard(whole)).toBe('whole')
  for (const part of deliveryParts) expect(stateOfStandard({ ...whole, [part]: undefined, law: 'x' })).toBe('partial')
})
