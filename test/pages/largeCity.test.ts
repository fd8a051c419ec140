import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { publishedTexts } from '../../src/i18n/published/published.ts'
import { textsOf } from '../../src/i18n/texts.ts'
import { type OpenDatabase, connect } from '../../src/server/db.ts'
import { type Drawn, aDrawing } from '../support/drawing.ts'
import { wordsOf } from '../support/html.ts'
import { aLargeCity } from '../support/largeCity.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'
import { lineOf, rowsOf } from '../support/resultRows.ts'

const { dataDir } = inject('portal')
const { results } = textsOf('id')
const { search, parts } = publishedTexts('id')

let beside: OpenDatabase
let own: OpenDatabase
let draw: (address: string) => Promise<Drawn>
beforeAll(async () => {
  beside = await openPortalDatabase(dataDir)
  const database = `pages_${randomBytes(6).toString('hex')}`
  await beside.pool.query(`create database ${database}`)
  own = connect({ ...beside.connection, database })
  await migrate(own.db)
  draw = await aDrawing(own)
})
afterAll(async () => {
  await own.close()
  await beside.close()
})

test('an empty portal says so on every page, and what will come', async () => {
  expect(wordsOf((await draw('/')).html)).toContain(search.empty)
  expect(wordsOf((await draw('/transparansi')).html)).toContain(results.noAgency)
  expect(wordsOf((await draw('/?cari=ktp')).html)).toContain(search.nothingText)
  expect((await draw('/transparansi/kota')).status).toBe(404)
})

test('a city of a thousand units and twenty releases is light: 40 KB compressed, ten statements', async () => {
  const { agency: city, snapshot: told } = await aLargeCity(own, { units: 1_000, services: 2, releases: 20 })
  const path = `/transparansi/${city.slug}`
  const [unit, top] = [told.units[1]!, told.units[0]!]
  const many = told.units.slice(0, 20).map(({ slug }) => `unit=${slug}`)
  const addresses = [
    '/',
    '/?cari=percontohan',
    '/?cari=percontohn',
    '/transparansi',
    path,
    `${path}?hal=2`,
    `${path}?cari=percontohan`,
    `${path}/${unit.slug}`,
    `${path}/${top.slug}`,
    `${path}/${unit.slug}/surat-keterangan-jenis-1`,
    `${path}/bandingkan`,
    `${path}/bandingkan?${many.join('&')}`,
    `/publikasi/${city.slug}`,
  ]
  for (const address of addresses) {
    const { status, bytes, statements } = await draw(address)
    expect({ address, status }).toEqual({ address, status: 200 })
    expect({ address, isLight: bytes <= 40_000 && statements <= 10 }).toEqual({ address, isLight: true })
  }
  const pages = await Promise.all([path, `${path}?hal=2`].map(draw))
  const rows = pages.map(({ html }) => rowsOf(html).filter(([name]) => name?.startsWith('Kelurahan')))
  expect(rows.map((page) => page.length)).toEqual([50, 50])
  expect(rows[0]![0]).toEqual(lineOf(top))
  expect(wordsOf(pages[0]!.html)).toContain(parts.belowCount('9'))
}, 60_000)
