import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { METHOD, methodOf } from '../../src/domain/method.ts'
import { readPeriod } from '../../src/domain/period.ts'
import { digestOf } from '../../src/features/release/canonical.ts'
import { makeFirstFigures } from '../../src/features/release/firstFigures.ts'
import { makeSnapshot, makeSource, readSetting } from '../../src/features/release/making.ts'
import { insertRelease, insertSource } from '../../src/features/release/release.sql.ts'
import { canonicalJson, checkRelease, findRelease, publishEdition } from '../../src/features/release/release.ts'
import { NOW, aPlace } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { answer, close, quarter } from '../support/releases.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

describe('a published period', () => {
  test('is computed again to the same digest, and no longer once an answer was added to it', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 4, 30)
    await close(database, place)
    expect(await checkRelease(database.db, place.agency, quarter)).toMatchObject({ isSame: true })
    await answer(database, place, 1, 1)
    expect(await checkRelease(database.db, place.agency, quarter)).toMatchObject({ isSame: false })
    expect(await checkRelease(database.db, place.agency, readPeriod('2020')!)).toBeNull()
  })

  test('of the third version, whose limits could be narrower, is computed again by its own rules', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 3, 30)
    const { db } = database
    const { agencyId } = place.agency
    const setting = await readSetting(db, place.agency)
    const edition = { period: quarter, edition: 1, quarters: [{ period: quarter.code, edition: 1 }] }
    const source = (await makeSource(db, agencyId, setting, edition))!
    const third = await makeSnapshot(db, agencyId, setting, edition, source, { before: null, method: methodOf(3) })
    const head = { period: quarter.code, edition: 1, digest: digestOf(third), closedAt: NOW }
    await insertRelease(db, agencyId, head, canonicalJson(third))
    await insertSource(db, agencyId, head, source)
    const checked = (await checkRelease(db, place.agency, quarter))!
    expect(checked).toMatchObject({ isSame: true, again: { methodVersion: 3 } })
    const [then, now] = [checked.again!.total.evidence!, checked.today!.total.evidence!]
    expect(Number(now.high) - Number(now.low)).toBeGreaterThan(Number(then.high) - Number(then.low))
  })

  test('of the first version is computed again by its own rules, beside those of today', async () => {
    const of2004 = Array.from({ length: 14 }, (_, element) => `m2004_u${element + 1}`)
    const place = await aPlace(database.db, { elements: of2004 })
    await answer(database, place, 3, 30)
    const figures = (await makeFirstFigures(database.db, place.agency, quarter, methodOf(1)))!
    expect(Object.keys(figures).toSorted()).toEqual(['agency', 'meanOfUnits', 'method', 'period', 'total', 'units'])
    expect(Object.keys(figures.total).toSorted()).toEqual(['elements', 'grade', 'history', 'n', 'nik', 'status'])
    const text = canonicalJson(figures)
    const digest = createHash('sha256').update(text).digest('hex')
    const { agencyId } = place.agency
    const key = { agency_id: agencyId, period: quarter.code, edition: 1, number: 1 }
    const row = { ...key, digest, figures: text, closed_at: NOW }
    await database.db.insertInto('release').values(row).execute()
    const checked = await checkRelease(database.db, place.agency, quarter)
    expect(checked).toMatchObject({
      isSame: true,
      published: { snapshot: { methodVersion: 1, total: { nik: '75.00', grade: 'C' } } },
      again: { total: { nik: '75.00', grade: 'C' } },
      today: { methodVersion: METHOD.version, total: { nik: '75', grade: 'B', evidence: { rule: '2004' } } },
    })
    const { snapshot } = (await findRelease(database.db, agencyId, quarter.code))!
    expect(snapshot).toMatchObject({
      edition: 1,
      total: { elements: { length: 14 }, profile: [] },
      units: [{ services: [] }],
    })
    expect(await close(database, place, readPeriod('2026-S2')!, '2027-01-01')).toEqual({
      ok: false,
      reason: 'first-methods',
    })
    expect(await publishEdition(database.db, place.agency, quarter, NOW)).toEqual({
      ok: false,
      reason: 'first-methods',
    })
  })
})
