import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { listChanges } from '../../src/features/audit/audit.ts'
import { listCoded, noteChecked } from '../../src/features/directory/codeList.ts'
import { listChosenPoints, revokeCode } from '../../src/features/directory/codes.ts'
import { countScans, createScanCounter } from '../../src/features/entry/scans.ts'
import { countResponses } from '../../src/features/tally/pointCount.ts'
import { drain } from '../../src/features/tally/tally.ts'
import { NOW, type Place, aPlace, aSubmission, anActor, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
let [one, two, foreign]: Place[] = []
beforeAll(async () => {
  database = await aDatabase()
  one = await aPlace(database.db)
  two = await aPlace(database.db, { beside: one })
  foreign = await aPlace(database.db)
})
afterAll(() => database.close())

const day = '2026-07-15'
const agencyId = () => one!.agency.agencyId
const within = <T>(act: Parameters<typeof withinAgency<T>>[3], isReadOnly = true) =>
  withinAgency(database.db, agencyId(), { isReadOnly }, act)
const all = { unitIds: null }

describe('the codes of an agency', () => {
  test('are listed by point, page by page, and none of another agency', async () => {
    const first = await within((trx) => listCoded(trx, agencyId(), all, 1))
    const after = first.points[0]?.pointId ?? ''
    const second = await within((trx) => listCoded(trx, agencyId(), { ...all, after }, 1))
    const codes = [...first.points, ...second.points].map((point) => point.codes.map(({ code }) => code))
    expect(codes.flat().toSorted()).toEqual([one!.point.code, two!.point.code].toSorted())
    expect([first.hasMore, second.hasMore]).toEqual([true, false])
    const text = foreign!.point.code
    expect((await within((trx) => listCoded(trx, foreign!.agency.agencyId, { ...all, text }, 9))).points).toEqual([])
  })

  test.each([
    ['a code in any case', () => one!.point.code.toLowerCase()],
    ['a part of a unit’s name', () => one!.unit.name.slice(3).toUpperCase()],
    ['a service', () => one!.service.name],
  ])('are found by %s', async (_, text) => {
    const found = await within((trx) => listCoded(trx, agencyId(), { ...all, text: text() }, 9))
    expect(found.points.map(({ pointId }) => pointId)).toEqual([one!.point.pointId])
  })

  test('keep the one in force first, and of a former one the day and the reason', async () => {
    const place = await aPlace(database.db, { beside: one! })
    const { code } = place.point
    const reason = 'Tertempel stiker'
    const revoked = await within(
      (trx) => revokeCode(trx, anActor(place.agency), code, { isReplaced: true, reason }),
      false,
    )
    const fresh = revoked.ok ? revoked.value : null
    const { points } = await within((trx) => listCoded(trx, agencyId(), { ...all, pointId: place.point.pointId }, 1))
    expect(points[0]?.codes).toEqual([
      { code: fresh, isRevoked: false, revokedOn: null, reason: null, checkedOn: null },
      { code, isRevoked: true, revokedOn: day, reason, checkedOn: null },
    ])
    const [entry] = await listChanges(database.db, agencyId(), { kind: 'code', subjectId: place.point.pointId }, 1)
    expect(entry).toMatchObject({ act: 'replaced', before: { code }, after: { code: fresh, reason } })
    const chosen = { unitIds: null, codes: [code, fresh ?? ''] }
    const printed = await within((trx) => listChosenPoints(trx, agencyId(), chosen, 9))
    expect(printed.map((point) => point.code)).toEqual([fresh])
  })

  test('are noted as looked at where one may, and nowhere else', async () => {
    const codes = [one!.point.code, two!.point.code, foreign!.point.code]
    const note = () =>
      within((trx) => noteChecked(trx, anActor(one!.agency), { codes, unitIds: [one!.unit.unitId] }, day), false)
    expect(await note()).toBe(1)
    const { rows } = await database.pool.query('select code from point_code where checked_on is not null')
    expect(rows).toEqual([{ code: one!.point.code }])
    const [entry] = await listChanges(database.db, agencyId(), { kind: 'code' }, 1)
    expect(entry).toMatchObject({ act: 'checked', after: { count: 1 } })
  })

  test('count what came through them in a span of days', async () => {
    const place = await aPlace(database.db, { beside: one! })
    const scans = createScanCounter()
    for (let n = 0; n < 3; n += 1) scans.count(place.point.code, { ok: true, value: place.entry })
    await scans.flush(database.db, NOW)
    await store(database, place, [aSubmission(), aSubmission()])
    await drain(database.db)
    const count = (from: string, to: string) =>
      within(async (trx) => [
        (await countScans(trx, agencyId(), [place.point.code], { from, to })).get(place.point.code),
        (await countResponses(trx, agencyId(), [place.point.pointId], { from, to })).get(place.point.pointId),
      ])
    expect(await count(day, day)).toEqual([3, 2])
    expect(await count('2026-07-16', '2026-07-17')).toEqual([undefined, undefined])
  })
})
