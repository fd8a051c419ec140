import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { METHOD } from '../../src/domain/method.ts'
import {
  announceCalendar,
  canonicalJson,
  findRelease,
  listReleases,
  readCalendar,
} from '../../src/features/release/release.ts'
import { NOW, aPlace } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { answer, close, named, quarter, saidOf } from '../support/releases.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

describe('a period that is closed', () => {
  test('is published with every unit’s figure, as far as its number of respondents allows', async () => {
    const shown = await aPlace(database.db)
    const provisional = await aPlace(database.db, { beside: shown })
    const few = await aPlace(database.db, { beside: shown })
    const fewer = await aPlace(database.db, { beside: shown })
    const silent = await aPlace(database.db, { beside: shown })
    await answer(database, shown, 4, 31)
    await answer(database, provisional, 2, 28)
    await answer(database, few, 1, 9)
    await answer(database, fewer, 1, 6)
    expect(await close(database, shown)).toMatchObject({
      ok: true,
      value: { period: '2026-TW3', edition: 1, number: 1, closedAt: NOW },
    })
    const { snapshot } = (await findRelease(database.db, shown.agency.agencyId, null))!
    const said = saidOf(snapshot)
    expect(said(shown)).toMatchObject({ n: 30, status: 'shown', nik: '100', grade: 'A' })
    expect(said(shown)?.services).toMatchObject([{ name: shown.service.name, n: 30, nik: '100' }])
    expect(said(provisional)).toMatchObject({ n: 30, status: 'provisional', nik: '50', grade: null })
    const nothing = { n: 0, status: 'merged', mergedInto: null, nik: null, grade: null, evidence: null, elements: [] }
    for (const place of [few, fewer, silent])
      expect(said(place)).toEqual({ ...nothing, profile: [], history: [], services: [], ...named(place), parent: null })
    expect(snapshot.total).toMatchObject({ n: 75, nik: '66', grade: 'C' }) // (31×4 + 28×2 + 15×1) / 74 × 25 = 65.88
    expect(snapshot.meanOfUnits).toBe('75')
  })

  test('keeps back a unit that would tell of the only small one, the smallest', async () => {
    const large = await aPlace(database.db)
    const small = await aPlace(database.db, { beside: large })
    const medium = await aPlace(database.db, { beside: large })
    await answer(database, large, 4, 30)
    await answer(database, medium, 4, 20)
    await answer(database, small, 1, 9)
    await close(database, large)
    const { snapshot } = (await findRelease(database.db, large.agency.agencyId, null))!
    expect([large, medium, small].map((place) => saidOf(snapshot)(place)?.status)).toEqual([
      'shown',
      'merged',
      'merged',
    ])
  })

  test('tells who answered, and in which element how many were content, where groups are large enough', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 4, 40, { gender: 'P', age: '26-35' })
    await answer(database, place, 2, 20, { gender: 'L', age: '36-45' })
    await answer(database, place, 2, 9, { gender: 'L', education: 'SMA' })
    await close(database, place)
    const { snapshot } = (await findRelease(database.db, place.agency.agencyId, null))!
    const exactly = (percent: number) => ({ percent, bound: 'exact' })
    expect(snapshot.total.profile).toEqual([
      {
        question: 'gender',
        groups: [
          { group: 'L', share: exactly(42) },
          { group: 'P', share: exactly(58) },
        ],
      },
    ])
    const below = { percent: 5, bound: 'below' }
    const shares = [below, exactly(42), below, exactly(58)]
    expect(snapshot.total.elements[0]).toEqual({ code: 'persyaratan', nrr: '3.2', spread: { kind: 'scores', shares } })
  })

  test('stays word for word what it was, whatever is answered or tried afterwards', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 4, 30)
    const first = await close(database, place)
    const before = await findRelease(database.db, place.agency.agencyId, '2026-TW3')
    await answer(database, place, 1, 30)
    expect(await close(database, place)).toEqual({ ok: false, reason: 'released' })
    expect(await findRelease(database.db, place.agency.agencyId, '2026-TW3')).toEqual(before)
    expect(first).toMatchObject({ ok: true, value: { digest: before?.digest } })
  })

  test('is published once when ten people close it at the same moment', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 3, 12)
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => close(database, place)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await listReleases(database.db, place.agency.agencyId)).toHaveLength(1)
  })

  test('carries the SHA-256 of its figures as the database gives them back', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 3, 12)
    await close(database, place)
    const release = await findRelease(database.db, place.agency.agencyId, '2026-TW3')
    expect(release?.snapshot).toEqual(release?.figures)
    expect(createHash('sha256').update(canonicalJson(release?.figures)).digest('hex')).toBe(release?.digest)
  })
})

describe('a published period', () => {
  test('says by which rules it was computed, with the limits and grades that each figure may have', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 4, 20)
    await answer(database, place, 3, 20)
    await close(database, place)
    const { snapshot } = (await findRelease(database.db, place.agency.agencyId, null))!
    expect(snapshot).toMatchObject({ methodVersion: METHOD.version, method: METHOD.says })
    const evidence = { low: '82', high: '91', best: 'A', worst: 'B', rule: '2017' } // 82.8 and 90.9, rounded outward
    expect(snapshot.total).toMatchObject({ nik: '88', grade: 'B', evidence })
  })
})

describe('a period is not closed', () => {
  test.each([
    ['before its last day is over', '2026-09-30'],
    ['in its middle', '2026-08-01'],
  ])('%s', async (_, today) => {
    const place = await aPlace(database.db)
    await answer(database, place, 3, 12)
    expect(await close(database, place, quarter, today)).toEqual({ ok: false, reason: 'open' })
    expect(await listReleases(database.db, place.agency.agencyId)).toEqual([])
  })

  test('when nobody answered in it', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 3, 12)
    expect(await close(database, place, readPeriod('2026-TW2')!)).toEqual({ ok: false, reason: 'no-answers' })
    expect(await close(database, place, readPeriod('2025')!)).toEqual({ ok: false, reason: 'no-answers' })
    expect(await listReleases(database.db, place.agency.agencyId)).toEqual([])
  })

  test('when it is a month: its quarter would tell the rest', async () => {
    const place = await aPlace(database.db)
    await answer(database, place, 3, 12)
    expect(await close(database, place, readPeriod('2026-07')!)).toEqual({ ok: false, reason: 'month' })
    expect(await listReleases(database.db, place.agency.agencyId)).toEqual([])
  })

  test('before the day that was announced', async () => {
    const place = await aPlace(database.db)
    const { db } = database
    await answer(database, place, 3, 12)
    await announceCalendar(db, place.agency.agencyId, 14, NOW)
    expect(await close(database, place, quarter, '2026-10-13')).toEqual({ ok: false, reason: 'announced' })
    expect(await listReleases(db, place.agency.agencyId)).toEqual([])
    expect(await readCalendar(db, place.agency.agencyId, '2026-10-13')).toEqual([
      { period: '2026-TW3', closesAfter: '2026-09-30', publishedOn: '2026-10-14' },
      { period: '2026-TW4', closesAfter: '2026-12-31', publishedOn: '2027-01-14' },
      { period: '2027-TW1', closesAfter: '2027-03-31', publishedOn: '2027-04-14' },
      { period: '2027-TW2', closesAfter: '2027-06-30', publishedOn: '2027-07-14' },
      { period: '2027-TW3', closesAfter: '2027-09-30', publishedOn: '2027-10-14' },
    ])
    expect(await close(database, place, quarter, '2026-10-14')).toMatchObject({ ok: true })
  })
})

test('releases are listed newest first, and of two that end together the longer one first', async () => {
  const place = await aPlace(database.db)
  await answer(database, place, 3, 12)
  for (const code of ['2026-TW3', '2026', '2026-S2']) await close(database, place, readPeriod(code)!, '2027-01-01')
  const codes = (await listReleases(database.db, place.agency.agencyId)).map(({ period }) => period)
  expect(codes).toEqual(['2026', '2026-S2', '2026-TW3'])
  expect((await findRelease(database.db, place.agency.agencyId, null))?.period).toBe('2026')
})

test('one value has one text, in whatever order its keys were written', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed())
      expect(canonicalJson(reversed)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
