import fc from 'fast-check'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations.ts'
import { addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import { slugOf } from '../../src/domain/unitTree.ts'
import {
  type Snapshot,
  findRelease,
  findView,
  historyOfService,
  listAgencyLines,
  listAsPublished,
  publishEdition,
  searchPublished,
  serviceSlugs,
} from '../../src/features/release/release.ts'
import { readPeriod } from '../../src/domain/period.ts'
import { NOW, type Place, aPlace, anAgency } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { answer, close, quarter } from '../support/releases.ts'

const halfYear = readPeriod('2026-S2')!

let database: TestDatabase
let places: Place[]
beforeAll(async () => {
  database = await aDatabase()
  const place = await aPlace(database.db)
  places = [place, await aPlace(database.db, { beside: place }), await aPlace(database.db, { beside: place })]
  const names = ['Dinas Kependudukan dan Pencatatan Sipil', 'Puskesmas Melati', 'Kecamatan Embun']
  const services = ['Akta Kelahiran', 'Poli Umum', 'Kartu Keluarga']
  for (const [at, { unit, service }] of places.entries())
    await sql`
      with u as (update unit set name = ${names[at]} where unit_id = ${unit.unitId})
      update service set name = ${services[at]} where service_id = ${service.serviceId}`.execute(database.db)
  for (const each of places) await answer(database, each, 3, 30)
  await close(database, place)
})
afterAll(() => database.close())

const namesOf = async (text: string, agencyId: string | null = null) =>
  (await searchPublished(database.publicDb, text, agencyId))?.found.map(({ name }) => name)

describe('the search of what is published', () => {
  test.each([
    ['a service', 'akta kelahiran', ['Akta Kelahiran']],
    ['the beginnings of words, in any order and case', 'KEL ak', ['Akta Kelahiran']],
    ['a unit before its services', 'puskesmas', ['Puskesmas Melati', 'Poli Umum']],
    ['a service of a place', 'kartu embun', ['Kartu Keluarga']],
    ['what people call it', 'dukcapil', ['Dinas Kependudukan dan Pencatatan Sipil', 'Akta Kelahiran']],
    ['its initials', 'kk', ['Kartu Keluarga']],
    ['nothing', 'perizinan', []],
  ])('finds %s', async (_, text, names) => {
    expect(await namesOf(text)).toEqual(names)
  })

  test.each([
    ['kelahirn', 'kelahiran', ['Akta Kelahiran']],
    ['pukesmas', 'puskesmas', ['Puskesmas Melati', 'Poli Umum']],
    ['akte kelahiran', null, ['Akta Kelahiran']],
    ['xyzzyx', null, []],
    ['kxx', null, []],
  ])('takes %s for what was meant', async (text, instead, names) => {
    expect(await searchPublished(database.publicDb, text)).toMatchObject({
      instead,
      found: names.map((name) => ({ name })),
    })
  })

  test('shows the figure that was published, word for word', async () => {
    const { agency } = places[0]!
    const { snapshot } = (await findRelease(database.publicDb, agency.agencyId, null))!
    const unit = snapshot.units.find(({ name }) => name === 'Puskesmas Melati')!
    const [found] = (await searchPublished(database.publicDb, 'melati'))!.found
    const { low, high } = unit.evidence!
    const { status, n, nik, grade } = unit
    expect(found).toMatchObject({ agency: agency.slug, unit: unit.slug, service: '', status, n, nik, grade, low, high })
    expect(found).toMatchObject({ period: quarter.code, edition: 1, above: agency.name })
  })

  test('stays within an agency where one is given', async () => {
    expect(await namesOf('puskesmas', anAgency().agencyId)).toEqual([])
    expect(await namesOf('puskesmas', places[0]!.agency.agencyId)).toHaveLength(2)
  })

  test.each(['', '  ', '|&!', "'); drop table published; --"])('of %j harms nothing', async (text) => {
    await searchPublished(database.publicDb, text)
    expect(await namesOf('melati')).toHaveLength(2)
  })

  test('answers whatever is typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const result = await searchPublished(database.publicDb, text)
        expect(result === null || result.found.length <= 20).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('agencies by name', () => {
  test('come with the figure of their newest release, or without one', async () => {
    const silent = anAgency()
    await addDirectory(database.db, { ...emptyDirectory(), agencies: [silent] }, NOW)
    const { agencies, total } = await listAgencyLines(database.publicDb, { limit: 10, offset: 0 })
    expect(total).toBe(2)
    const of = (slug: string) => agencies.find(({ agency }) => agency === slug)
    expect(of(silent.slug)).toMatchObject({ name: silent.name, line: null })
    expect(of(places[0]!.agency.slug)).toMatchObject({ line: { period: quarter.code, nik: '75' } })
    expect((await listAgencyLines(database.publicDb, { limit: 1, offset: 1 })).agencies).toHaveLength(1)
  })
})

describe('a further release', () => {
  test('takes the place of the one before in the search, and not when it is of an earlier period', async () => {
    const own = await aDatabase()
    const place = await aPlace(own.db)
    await answer(own, place, 4, 40)
    await close(own, place, halfYear, '2027-01-01')
    const line = async () => (await listAgencyLines(own.publicDb, { limit: 1, offset: 0 })).agencies[0]?.line
    const first = await line()
    expect(first).toMatchObject({ period: '2026-S2', edition: 1, n: 40 }) // its quarter, which ends earlier, was published too
    await answer(own, place, 4, 20)
    expect(await publishEdition(own.db, place.agency, quarter, NOW)).toMatchObject({ ok: true })
    expect(await line()).toEqual(first)
    expect(await publishEdition(own.db, place.agency, halfYear, NOW)).toMatchObject({ ok: true })
    expect(await line()).toMatchObject({ period: '2026-S2', edition: 2, n: 60 })
    await own.close()
  })
})

describe('a release as a page reads it', () => {
  test('says what the whole says, of one unit in full and of the others in a line', async () => {
    const { agencyId } = places[0]!.agency
    const { snapshot, digest } = (await findRelease(database.publicDb, agencyId, null))!
    const slug = places[1]!.unit.slug
    const view = (await findView(database.publicDb, agencyId, { period: quarter.code, edition: 1 }, slug))!
    const { units, ...about } = snapshot
    expect(view).toMatchObject({ digest, about, unit: units.find((unit) => unit.slug === slug) })
    const told = ['slug', 'name', 'parent', 'mergedInto', 'status', 'n', 'nik', 'grade', 'evidence'] as const
    const lines = units.map((unit) => Object.fromEntries(told.map((key) => [key, unit[key]])))
    expect(view.units).toEqual(lines)
    expect(await findView(database.publicDb, agencyId, { period: '1999', edition: null }, slug)).toBeNull()
    expect(await findView(database.publicDb, agencyId, { period: null, edition: null }, 'nobody')).toMatchObject({
      unit: null,
    })
  })

  test('tells how a service did in every quarter up to it', async () => {
    const { agencyId } = places[0]!.agency
    const view = (await findView(database.publicDb, agencyId, { period: null, edition: null }, null))!
    const unit = places[0]!.unit.slug
    const history = await historyOfService(database.publicDb, agencyId, view, { unit, service: 'Akta Kelahiran' })
    expect(history).toEqual([
      { period: quarter.code, n: 30, nik: '75', low: expect.any(String), high: expect.any(String) },
    ])
    expect(await historyOfService(database.publicDb, agencyId, view, { unit, service: 'Poli Umum' })).toEqual([])
    expect(
      await historyOfService(database.publicDb, agencyId, { ...view, number: 0 }, { unit, service: 'Akta Kelahiran' }),
    ).toEqual([])
  })
})

describe('the addresses of services', () => {
  test('are made of their names, and never of two the same', () => {
    const names = ['Izin A/B', 'Izin A B', 'KTP-el', '???']
    expect(serviceSlugs(names.map((name) => ({ name })))).toEqual(['izin-a-b', 'izin-a-b-2', 'ktp-el', 'unit'])
  })
})

test('a database from before lists what its releases said', async () => {
  const own = await aDatabase({ isEmpty: true })
  const migrator = new Migrator({ db: own.db, provider: { getMigrations: async () => migrations } })
  await migrator.migrateTo('0040_release_edition')
  const { snapshot } = (await findRelease(database.db, places[0]!.agency.agencyId, null))!
  const [first, ...others] = snapshot.units
  const twins = ['Izin A B', 'Izin A/B'].map((name) => ({ ...first!.services[0]!, name }))
  const told: Snapshot = { ...snapshot, units: [{ ...first!, services: twins }, ...others] }
  const { agencyId, slug, name } = anAgency()
  await sql`insert into agency (agency_id, slug, name, created_at) values (${agencyId}, ${slug}, ${name}, ${NOW})`.execute(
    own.db,
  )
  for (const [number, edition] of [1, 2].entries())
    await sql`
      insert into release (agency_id, period, edition, number, digest, figures, closed_at)
      values (${agencyId}, ${quarter.code}, ${edition}, ${number + 1}, ${'0'.repeat(64)}, ${JSON.stringify({ ...told, edition })}::jsonb, ${NOW})`.execute(
      own.db,
    )
  await migrate(own.db)
  const lines = () => own.db.selectFrom('published').selectAll().orderBy('unit').orderBy('service').execute()
  const filled = await lines()
  expect(filled).toHaveLength(1 + 3 + 4)
  expect(filled.map(({ service }) => service)).toContain(slugOf('Izin A B') + '-2')
  await listAsPublished(own.db, agencyId, { ...told, edition: 2 })
  expect(await lines()).toEqual(filled)
  await own.close()
})
