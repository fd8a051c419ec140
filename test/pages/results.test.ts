import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { lists } from '../../src/i18n/console/lists.ts'
import { decimalText, periodText } from '../../src/i18n/format.ts'
import { publishedTexts, shareText } from '../../src/i18n/published/published.ts'
import { textsOf } from '../../src/i18n/texts.ts'
import { type IndexLine, type Snapshot, serviceSlugs } from '../../src/features/release/release.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace, aRelease } from '../support/builders.ts'
import { wordsOf } from '../support/html.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'
import { lineOf, rowsOf } from '../support/resultRows.ts'

const { url, agency, dataDir } = inject('portal')
const { common, results } = textsOf('id')
const { search, parts, compare, reading } = publishedTexts('id')
const base = `/transparansi/${agency}`

const get = async (path: string) => {
  const response = await fetch(url + path)
  return { status: response.status, html: await response.text() }
}
const [{ json }] = (await (await fetch(`${url}/api/v1/agencies/${agency}/releases`)).json()) as [{ json: string }]
const snapshot = (await (await fetch(url + new URL(json).pathname)).json()) as Snapshot
const shown = snapshot.units.filter(({ nik }) => nik)
const withServices = shown.find(({ services }) => services.length > 1)!
const service = withServices.services[0]!
const servicePath = `${base}/${withServices.slug}/${serviceSlugs(withServices.services)[0]}`

describe('a page of results says what was published', () => {
  const headlines: [string, string, IndexLine][] = [
    ['the agency', base, snapshot.total],
    ...shown.map((unit): [string, string, IndexLine] => [unit.name, `${base}/${unit.slug}`, unit]),
    [service.name, servicePath, service],
  ]
  test.each(headlines)('in the headline of %s', async (_, path, { nik, n, grade, evidence, status }) => {
    const { status: answered, html } = await get(path)
    const text = wordsOf(html)
    expect(answered).toBe(200)
    expect(/class="number">([^<]*)</.exec(html)?.[1]).toBe(decimalText(nik!, 'id'))
    expect(text).toContain(common.respondents(n.toLocaleString('id-ID')))
    const [low, high] = [decimalText(evidence!.low, 'id'), decimalText(evidence!.high, 'id')]
    expect(text).toContain(`(${low}–${high})`)
    expect(text).toContain(reading.range(low, high))
    expect(text).toContain(status === 'provisional' ? results.provisionalText : common.grades[grade!])
  })

  test('in how many of those who were served answered, or that nobody knows', async () => {
    const known = shown.filter(({ participation }) => participation)
    expect(known.length).toBeGreaterThan(0)
    for (const { slug, participation } of known) {
      const text = wordsOf((await get(`${base}/${slug}`)).html)
      const { rate, served } = participation!
      expect(text).toContain(reading.rate(shareText(rate, 'id'), served.toLocaleString('id-ID')))
      const frame = wordsOf((await get(`${base}/${slug}/sematan.html`)).html)
      expect(frame).toContain(reading.rate(shareText(rate, 'id'), served.toLocaleString('id-ID')))
    }
    expect(snapshot.total.participation).toBeNull()
    expect(wordsOf((await get(base)).html)).toContain(results.rateUnknown)
  })

  test('in the lines of all units at the top, by name', async () => {
    const rows = rowsOf((await get(base)).html)
    const top = snapshot.units.filter(({ parent }) => parent === null)
    for (const unit of top) expect(rows).toContainEqual(lineOf(unit))
    const names = rows.flatMap(([name]) => top.filter((unit) => name?.startsWith(unit.name)).map((unit) => unit.name))
    expect(names).toEqual(top.map(({ name }) => name))
  })

  test('in the services, elements, shares and quarters of a unit', async () => {
    const rows = rowsOf((await get(`${base}/${withServices.slug}`)).html)
    for (const line of withServices.services) expect(rows).toContainEqual(lineOf(line))
    for (const { code, nrr } of withServices.elements) {
      const name = snapshot.elements.find((element) => element.code === code)!.name.id
      expect(rows).toContainEqual([name, decimalText(nrr!, 'id')])
    }
    for (const { period, nik, n, low, high } of withServices.history) {
      const line = { name: periodText(period, 'id'), nik, n, evidence: { low, high } as never }
      expect(rows).toContainEqual(lineOf(line).toSpliced(2, 1))
    }
    const said = withServices.profile.flatMap(({ groups }) => groups.map(({ share }) => share.percent))
    expect(said.length).toBeGreaterThan(4)
    for (const percent of said)
      expect(rows.map(([, share]) => share)).toContainEqual(expect.stringContaining(`${percent} %`))
  })

  test('in the search', async () => {
    const { html } = await get(`/?cari=${encodeURIComponent(service.name)}`)
    const card = html.split('<li class="card">').find((part) => part.includes(`href="${servicePath}"`))!
    const [low, high] = [decimalText(service.evidence!.low, 'id'), decimalText(service.evidence!.high, 'id')]
    expect(wordsOf(card)).toContain(decimalText(service.nik!, 'id'))
    expect(wordsOf(card)).toContain(reading.rangeShort(low, high))
    expect(wordsOf(card)).toContain(common.respondents(String(service.n)))
  })

  test('on the sheet to print', async () => {
    const { html } = await get(`/publikasi/${agency}/${withServices.slug}`)
    const text = wordsOf(html)
    for (const part of [withServices.name, snapshot.agency.name, decimalText(withServices.nik!, 'id')])
      expect(text).toContain(part)
    expect(text).toContain(`${withServices.n} orang`)
    for (const { nrr } of withServices.elements) expect(text).toContain(decimalText(nrr!, 'id'))
  })
})

describe('a comparison', () => {
  const chosen = shown.slice(0, 3)
  const path = `${base}/bandingkan`

  test('offers every unit that has a figure', async () => {
    const { html } = await get(path)
    const offered = [...html.matchAll(/name="unit" value="([^"]+)"/g)].map(([, slug]) => slug)
    expect(offered.toSorted()).toEqual(shown.map(({ slug }) => slug).toSorted())
    expect(html).not.toContain(compare.result)
  })

  test('shows what was chosen by name, ticked, with its published range and words', async () => {
    const { html } = await get(`${path}?${chosen.map(({ slug }) => `unit=${slug}`).join('&')}`)
    const rows = rowsOf(html).slice(1)
    expect(rows).toEqual(chosen.toSorted((a, b) => a.name.localeCompare(b.name, 'id')).map(lineOf))
    expect(html.match(/<input type="checkbox"[^>]* checked/g)).toHaveLength(3)
    expect(wordsOf(html)).toMatch(/rentangnya tidak bertumpuk|saling bertumpuk/)
  })

  test('takes nonsense for nothing chosen', async () => {
    const { status, html } = await get(`${path}?unit=nobody&hal=-3&cari=zzz`)
    expect([status, html.includes(compare.result)]).toEqual([200, false])
  })
})

describe('what is not there', () => {
  test.each([
    ['an unknown service', `${base}/${withServices.slug}/nobody`],
    ['a service of an unknown unit', `${base}/nobody/nobody`],
    ['a unit in an unknown period', `${base}/${withServices.slug}?periode=1999`],
    ['a comparison of an unknown agency', '/transparansi/nobody/bandingkan'],
    ['the sheet of an unknown agency', '/publikasi/nobody'],
    ['the sheet of an unknown unit', `/publikasi/${agency}/nobody`],
    ['the sheet of an unknown period', `/publikasi/${agency}?periode=nonsense`],
  ])('%s is a 404 in words, with a way on', async (_, path) => {
    const { status, html } = await get(path)
    expect(status).toBe(404)
    expect(html.match(/<main[^]*<a href="\//g)).not.toBeNull()
  })

  test('a search without results says what to do', async () => {
    const { status, html } = await get('/?cari=zzzyyyxxx')
    expect([status, wordsOf(html).includes(search.nothingText)]).toEqual([200, true])
  })

  test.each(['/', base, `${base}/bandingkan`])('what is typed into the search of %s is only text', async (path) => {
    const { html } = await get(`${path}?cari=${encodeURIComponent('"><b id="bold">&')}`)
    expect(html).toContain('value="&quot;')
    expect(html.replace(/="[^"]*"/g, '')).not.toContain('<b id')
  })
})

test.each(['/transparansi?hal=99', `${base}?hal=99`])('a page after the last one leads back: %s', async (path) => {
  const { status, html } = await get(path)
  expect([status, wordsOf(html).includes(lists.beyond)]).toEqual([200, true])
  expect(html).toContain(`href="${path.replace('?hal=99', '')}"`)
})

describe('figures that are not shown', () => {
  let database: OpenDatabase
  let place: Place
  let few: Place
  beforeAll(async () => {
    database = await openPortalDatabase(dataDir)
    place = await aPlace(database.db)
    few = await aPlace(database.db, { below: place })
    const scores = (people: number) => Array.from({ length: people }, () => Array<number>(9).fill(3))
    await aRelease(database, [
      [place, scores(40)],
      [few, scores(4)],
    ])
  })
  afterAll(() => database.close())

  test('stand nowhere; their page leads to where they are counted, which names them and says why', async () => {
    const own = `/transparansi/${place.agency.slug}`
    const { html } = await get(`${own}/${few.unit.slug}`)
    expect(html).not.toContain('class="number"')
    expect(wordsOf(html)).toContain(results.mergedText)
    expect(html).toContain(`href="${own}/${place.unit.slug}"`)
    const above = wordsOf((await get(`${own}/${place.unit.slug}`)).html)
    expect(above).toContain(`${parts.merged} ${parts.mergedNote} ${few.unit.name}`)
    const sheet = await get(`/publikasi/${place.agency.slug}/${few.unit.slug}`)
    expect([sheet.status, /class="value"/.test(sheet.html)]).toEqual([200, false])
    expect((await get(`${own}/${few.unit.slug}/layanan`)).status).toBe(404)
  })

  test('an agency without a release says when there will be one', async () => {
    const silent = await aPlace(database.db)
    const { status, html } = await get(`/transparansi/${silent.agency.slug}`)
    expect([status, wordsOf(html).includes(results.none)]).toEqual([200, true])
    expect((await get(`/transparansi/${silent.agency.slug}/${silent.unit.slug}`)).status).toBe(200)
    expect((await get(`/transparansi/${silent.agency.slug}/bandingkan`)).status).toBe(200)
    expect((await get(`/publikasi/${silent.agency.slug}`)).status).toBe(404)
  })
})
