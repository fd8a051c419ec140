import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inCycle } from '../../src/domain/unitTree.ts'
import { listChanges } from '../../src/features/audit/audit.ts'
import { readVersion } from '../../src/features/directory/change.ts'
import { listUnits } from '../../src/features/directory/directory.ts'
import * as officers from '../../src/features/directory/officers.ts'
import { addPoints, changePoint, setPointOpen } from '../../src/features/directory/points.ts'
import { coveredBy } from '../../src/features/directory/reach.ts'
import { addService, endService, renameService, restoreService } from '../../src/features/directory/services.ts'
import { addUnit, changeUnit, endUnit, listUnitChoices, restoreUnit } from '../../src/features/directory/units.ts'
import { openEntry } from '../../src/features/entry/entry.ts'
import { NOW, type Place, aPlace, aSubmission, anActor, count, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { anOfficerAt, asConsole } from '../support/console.ts'

const TODAY = '2026-07-15'
const when = { today: TODAY, timeZone: 'Asia/Jakarta' }
let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

describe('units', () => {
  test('never come to stand below themselves, however they are moved', async () => {
    const place = await aPlace(database.db)
    const units = [place.unit.unitId]
    for (const name of ['A', 'B', 'C', 'D'])
      units.push(
        await asConsole(database.db, place, async (trx) => {
          const added = await addUnit(trx, anActor(place.agency), null, { name, parentId: null })
          return added.ok ? added.value.unitId : ''
        }),
      )
    const moves = fc.array(fc.tuple(fc.nat(4), fc.option(fc.nat(4))), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(moves, async (list) => {
        for (const [unit, parent] of list) {
          const values = { name: `Unit ${unit}`, parentId: parent === null ? null : units[parent]! }
          await changeUnit(database.db, anActor(place.agency), null, units[unit]!, values)
        }
        const tree = await listUnits(database.db, place.agency.agencyId)
        expect(tree).toHaveLength(5)
        expect(inCycle(tree)).toEqual([])
      }),
      { numRuns: 15 },
    )
  })

  test('moved into each other at the same time do not make a cycle either', async () => {
    const one = await aPlace(database.db)
    const other = await aPlace(database.db, { beside: one })
    const move = (place: Place, below: Place) =>
      changeUnit(database.db, anActor(one.agency), null, place.unit.unitId, {
        name: place.unit.name,
        parentId: below.unit.unitId,
      })
    const moved = await Promise.all([move(one, other), move(other, one)])
    expect(moved.filter(({ ok }) => ok)).toHaveLength(1)
    expect(inCycle(await listUnits(database.db, one.agency.agencyId))).toEqual([])
  })

  test('out of use close their points, leave the choices and keep their answers; their slug stays', async () => {
    const place = await aPlace(database.db)
    const { agency, unit, point } = place
    await store(database, place, [aSubmission()])
    const version = await readVersion(database.db)
    expect(await asConsole(database.db, place, (trx) => endUnit(trx, anActor(agency), unit.unitId))).toEqual({
      ok: true,
      value: 1,
    })
    expect(await readVersion(database.db)).not.toBe(version)
    expect(await openEntry(database.db, point.code, NOW)).toEqual({ ok: false, reason: 'closed' })
    expect(await listUnitChoices(database.db, agency.agencyId, null)).toEqual([])
    expect(await count(database.db, 'response', { agency_id: agency.agencyId })).toBe(1)
    expect(await asConsole(database.db, place, (trx) => restoreUnit(trx, anActor(agency), unit.unitId))).toMatchObject({
      ok: true,
    })
    const again = await asConsole(database.db, place, (trx) =>
      addUnit(trx, anActor(agency), null, { name: 'baru', parentId: null }),
    )
    expect(again).toMatchObject({ ok: true, value: { slug: 'baru-2' } })
    const acts = (await listChanges(database.db, agency.agencyId, { kind: 'unit' }, 10)).map(({ act }) => act)
    expect(acts.toSorted()).toEqual(['added', 'ended', 'restored'])
  })

  test('with units below, of a taken name or out of reach are refused, and stay as they are', async () => {
    const top = await aPlace(database.db)
    const below = await aPlace(database.db, { below: top })
    const sibling = await aPlace(database.db, { beside: top })
    const actor = anActor(top.agency)
    const before = await listUnits(database.db, top.agency.agencyId)
    expect(await endUnit(database.db, actor, top.unit.unitId)).toMatchObject({ reason: { reason: 'has-units' } })
    const taken = { name: top.unit.name.toUpperCase(), parentId: null }
    expect(await changeUnit(database.db, actor, null, sibling.unit.unitId, taken)).toMatchObject({
      reason: { field: 'name', reason: 'name-taken' },
    })
    const covered = await coveredBy(database.db, top.agency.agencyId, { unitIds: [top.unit.unitId] })
    expect(covered).toEqual(new Set([top.unit.unitId, below.unit.unitId]))
    for (const parentId of [null, sibling.unit.unitId])
      expect(await changeUnit(database.db, actor, covered, below.unit.unitId, { name: 'X', parentId })).toMatchObject({
        reason: { field: 'parent', reason: 'beyond-reach' },
      })
    expect(await listUnits(database.db, top.agency.agencyId)).toEqual(before)
  })
})

describe('services and points', () => {
  test('are added, renamed, closed and opened; a service that ends closes its points', async () => {
    const place = await aPlace(database.db)
    const { agency, unit } = place
    const actor = anActor(agency)
    const added = await asConsole(database.db, place, (trx) =>
      addService(trx, actor, null, { unitId: unit.unitId, name: 'Akta' }),
    )
    const serviceId = added.ok ? added.value : ''
    const twice = { unitId: unit.unitId, name: 'AKTA' }
    expect(await addService(database.db, actor, null, twice)).toMatchObject({ reason: { reason: 'name-taken' } })
    const counters = { unitId: unit.unitId, serviceId, officerId: null, kind: 'counter' as const, area: null }
    const codes = await asConsole(database.db, place, (trx) =>
      addPoints(trx, actor, null, { ...counters, names: ['Loket 2', 'Loket 3'] }, TODAY),
    )
    if (!codes.ok) throw new Error(codes.reason.reason)
    expect(await openEntry(database.db, codes.value[1]!, NOW)).toMatchObject({
      ok: true,
      value: { pointName: 'Loket 3', serviceName: 'Akta' },
    })
    const clash = await addPoints(database.db, actor, null, { ...counters, names: ['Loket 4', 'loket 2'] }, TODAY)
    expect(clash).toMatchObject({ reason: { reason: 'name-taken', about: 'Loket 2' } })
    expect(await count(database.db, 'point', { agency_id: agency.agencyId })).toBe(3)
    expect(
      await asConsole(database.db, place, (trx) => renameService(trx, actor, serviceId, 'Akta lahir')),
    ).toMatchObject({
      ok: true,
    })
    expect(await asConsole(database.db, place, (trx) => endService(trx, actor, serviceId))).toEqual({
      ok: true,
      value: 2,
    })
    const { point_id: pointId } = await database.db
      .selectFrom('point_code')
      .select('point_id')
      .where('code', '=', codes.value[0]!)
      .executeTakeFirstOrThrow()
    expect(await setPointOpen(database.db, actor, pointId, true, TODAY)).toMatchObject({
      reason: { reason: 'service-ended' },
    })
    expect(await asConsole(database.db, place, (trx) => restoreService(trx, actor, serviceId))).toMatchObject({
      ok: true,
    })
    expect(await asConsole(database.db, place, (trx) => setPointOpen(trx, actor, pointId, true, TODAY))).toMatchObject({
      ok: true,
    })
    const values = { name: 'Loket dua', serviceId, officerId: null, area: null }
    expect(await asConsole(database.db, place, (trx) => changePoint(trx, actor, pointId, values, TODAY))).toMatchObject(
      { ok: true },
    )
    expect(await openEntry(database.db, codes.value[0]!, NOW)).toMatchObject({ value: { pointName: 'Loket dua' } })
  })

  test('a desk takes only an officer of its unit', async () => {
    const place = await aPlace(database.db)
    const other = await aPlace(database.db, { beside: place })
    const { officerId } = await anOfficerAt(database.db, other)
    const desk = { unitId: place.unit.unitId, serviceId: null, kind: 'officer' as const, area: null, names: ['Meja'] }
    const attempt = (officer: string | null) =>
      addPoints(database.db, anActor(place.agency), null, { ...desk, officerId: officer }, TODAY)
    expect(await attempt(officerId)).toMatchObject({ reason: { reason: 'officer-elsewhere' } })
    expect(await attempt(null)).toMatchObject({ reason: { reason: 'officer-missing' } })
  })
})

describe('an officer', () => {
  test('is transferred: one assignment ends, the next begins, and earlier answers stay where they were given', async () => {
    const place = await aPlace(database.db)
    const other = await aPlace(database.db, { beside: place })
    const officer = await anOfficerAt(database.db, place)
    const { agencyId } = place.agency
    const to = { unitId: other.unit.unitId, fromOn: '2026-08-01' }
    const move = (posting: officers.Posting) =>
      asConsole(database.db, place, (trx) =>
        officers.transferOfficer(trx, anActor(place.agency), null, officer, posting, when),
      )
    expect(await move(to)).toEqual({ ok: true, value: { duties: 0, desks: 0 } })
    const rows = await officers.listAssignments(database.db, agencyId, officer.officerId)
    expect(rows.map(({ unit, fromOn, untilOn }) => [unit, fromOn, untilOn])).toEqual([
      [other.unit.name, '2026-08-01', null],
      [place.unit.name, '2026-01-01', '2026-07-31'],
    ])
    expect(await move({ unitId: place.unit.unitId, fromOn: '2026-08-01' })).toMatchObject({
      reason: { field: 'from', reason: 'reversed', about: '2026-08-01' },
    })
    expect(await move({ ...to, fromOn: '2026-09-01' })).toMatchObject({ reason: { reason: 'same-unit' } })
    expect(await officers.listAssignments(database.db, agencyId, officer.officerId)).toEqual(rows)
  })

  test('who ends leaves roster and desk, and comes back only after the last day', async () => {
    const place = await aPlace(database.db)
    const officer = await anOfficerAt(database.db, place)
    const actor = anActor(place.agency)
    const names = { names: ['Meja'], serviceId: null, kind: 'officer' as const, area: null }
    const desk = { ...names, unitId: place.unit.unitId, officerId: officer.officerId }
    await asConsole(database.db, place, (trx) => addPoints(trx, actor, null, desk, TODAY))
    expect(await asConsole(database.db, place, (trx) => officers.endOfficer(trx, actor, officer, TODAY))).toEqual({
      ok: true,
      value: { duties: 0, desks: 1 },
    })
    const ended = (await officers.findOfficerRow(database.db, place.agency.agencyId, officer.officerId, TODAY))!
    const back = (fromOn: string) =>
      officers.restoreOfficer(database.db, actor, null, ended, { unitId: place.unit.unitId, fromOn })
    expect(await back(TODAY)).toMatchObject({ reason: { field: 'from', reason: 'overlaps' } })
    expect(await back('2026-07-16')).toMatchObject({ ok: true })
  })
})
