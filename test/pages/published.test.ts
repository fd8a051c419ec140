import { createHash } from 'node:crypto'
import http from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { columns } from '../../src/features/release/release.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, aPlace, aRelease } from '../support/builders.ts'
import { findTag } from '../support/html.ts'
import { openPortalDatabase } from '../support/portalDatabase.ts'
import { rowsOf } from '../support/published/csv.ts'

const { url, dataDir, agency } = inject('portal')
let database: OpenDatabase
let place: Place
beforeAll(async () => {
  database = await openPortalDatabase(dataDir)
  place = await aPlace(database.db)
})
afterAll(() => database.close())

const answers = (n: number, score: number) => Array.from({ length: n }, () => Array<number>(9).fill(score))
const unpack = { identity: (body: Buffer) => body, gzip: gunzipSync, br: brotliDecompressSync }
const releases = `/api/v1/agencies/${agency}/releases`

describe('what is published, sent from memory', () => {
  test.each([`/transparansi/${agency}`, `${releases}/latest.csv`, `/transparansi/${agency}/lencana.svg`])(
    '%s is the same in every encoding, each with a strong tag of its own',
    async (path) => {
      const got = await Promise.all((['identity', 'gzip', 'br'] as const).map((encoding) => get(path, encoding)))
      expect(new Set(got.map(({ body }) => body.toString())).size).toBe(1)
      const tags = got.map(({ headers }) => headers['etag'])
      expect(new Set(tags).size).toBe(3)
      for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/)
      for (const { headers, bytes } of got) expect(headers['content-length']).toBe(String(bytes))
    },
  )

  test.each([`/transparansi/${agency}`, `${releases}/latest`, `/transparansi/${agency}/gambar.png`])(
    '%s is not sent again to whoever has it, nor to a HEAD',
    async (path) => {
      const { headers, bytes } = await get(path, 'br')
      const tag = headers['etag']!
      for (const known of [tag, `W/${tag}`, `"x", ${tag}`, '*'])
        expect([known, (await get(path, 'br', { 'If-None-Match': known })).status]).toEqual([known, 304])
      expect((await get(path, 'br', { 'If-None-Match': '"x"' })).status).toBe(200)
      const head = await get(path, 'br', {}, 'HEAD')
      expect([head.status, head.bytes, head.headers['content-length']]).toEqual([200, 0, String(bytes)])
    },
  )

  test('is kept for ever where an edition is named, shortly where not, and pages are asked for again', async () => {
    const cachingOf = async (path: string) => (await get(path)).headers['cache-control']
    const [head] = JSON.parse((await get(releases)).body.toString()) as { period: string; edition: number }[]
    const { period = '' } = head ?? {}
    expect(await cachingOf(`${releases}/${period}.1`)).toBe('public, max-age=31536000, immutable')
    expect(await cachingOf(`${releases}/${period}.1/datapackage.json`)).toBe('public, max-age=31536000, immutable')
    for (const newest of [`${releases}/${period}`, `${releases}/latest`, releases])
      expect(await cachingOf(newest)).toBe('public, max-age=60')
    expect(await cachingOf(`/transparansi/${agency}?periode=${period}.1`)).toBe('public, no-cache')
  })

  test('may be read from any site where it is data, and from none where it is a page', async () => {
    const data = [releases, `${releases}/1999`, `/transparansi/${agency}/lencana.svg`, '/transparansi/terbitan.atom']
    for (const path of data) expect((await get(path)).headers['access-control-allow-origin']).toBe('*')
    expect((await get(`/transparansi/${agency}`)).headers['access-control-allow-origin']).toBeUndefined()
    const preflight = await get(releases, 'identity', { 'Access-Control-Request-Headers': 'if-none-match' }, 'OPTIONS')
    expect([preflight.status, preflight.headers['access-control-allow-headers']]).toEqual([204, 'If-None-Match'])
    expect((await get('/api/v1/responses', 'identity', {}, 'OPTIONS')).status).toBe(405)
    expect((await get('/masuk', 'identity', {}, 'OPTIONS')).headers['access-control-allow-origin']).toBeUndefined()
  })

  test('carries nothing of who asks: cookies change nothing and none is set', async () => {
    const path = `/transparansi/${agency}`
    const [plain, signedIn] = [await get(path), await get(path, 'identity', { Cookie: 'better-auth.session_token=x' })]
    expect(signedIn.headers['etag']).toBe(plain.headers['etag'])
    expect(signedIn.headers['set-cookie']).toBeUndefined()
  })

  test('changes when another process publishes, and only for that agency', async () => {
    const other = `/transparansi/${agency}`
    const path = `/transparansi/${place.agency.slug}`
    const [before, beforeOther] = [await get(path), await get(other)]
    const list = `/api/v1/agencies/${place.agency.slug}/releases`
    expect((await get(list)).body.toString()).toBe('[]')
    await aRelease(database, [[place, answers(40, 3)]])
    await expect
      .poll(async () => (await get(path)).headers['etag'], { timeout: 10_000 })
      .not.toBe(before.headers['etag'])
    expect(JSON.parse((await get(list)).body.toString())).toHaveLength(1)
    expect((await get('/transparansi/terbitan.atom')).body.toString()).toContain(place.agency.name)
    expect((await get(other)).headers['etag']).toBe(beforeOther.headers['etag'])
  })
})

describe('a data package', () => {
  test('describes both files to the byte, and every cell of the table', async () => {
    const { body } = await get(`${releases}/latest/datapackage.json`)
    const described = JSON.parse(body.toString()) as {
      name: string
      resources: { name: string; path: string; bytes: number; hash: string; schema?: { fields: typeof columns } }[]
    }
    expect(described.name).toMatch(/^[a-z0-9._-]+$/)
    for (const { path, bytes, hash } of described.resources) {
      const file = (await get(new URL(path).pathname)).body
      expect([file.length, `sha256:${createHash('sha256').update(file).digest('hex')}`]).toEqual([bytes, hash])
    }
    const [table] = described.resources
    const rows = rowsOf((await get(new URL(table!.path).pathname)).body.toString())
    expect(rows.length).toBeGreaterThan(100)
    expect(Object.keys(rows[0]!)).toEqual(table!.schema!.fields.map(({ name }) => name))
    const wrong = rows.flatMap((row) =>
      columns.filter((column) => !fits(row[column.name]!, column)).map(({ name }) => [name, row]),
    )
    expect(wrong).toEqual([])
  })
})

describe('a catalogue', () => {
  test.each(['/api/v1/catalog.jsonld', `/api/v1/agencies/${agency}/catalog.jsonld`])(
    '%s leads to files that are there',
    async (path) => {
      const text = (await get(path)).body.toString()
      const catalog = JSON.parse(text) as { '@type': string; 'dcat:dataset': { '@type': string }[] }
      expect(catalog['@type']).toBe('dcat:Catalog')
      expect(catalog['dcat:dataset'].map((set) => set['@type'])).toContain('dcat:Dataset')
      const files = [...text.matchAll(/"dcat:downloadURL":\{"@id":"([^"]+)"/g)].map(
        ([, file]) => new URL(file!).pathname,
      )
      expect(files.length).toBeGreaterThan(2)
      for (const file of files.filter((one) => one.includes(agency)))
        expect([file, (await get(file)).status]).toEqual([file, 200])
    },
  )
})

describe('what other sites show', () => {
  test('is a frame that may stand anywhere and runs nothing', async () => {
    const { headers, body } = await get(`/transparansi/${agency}/sematan.html`)
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toContain('frame-ancestors *')
    expect(policy).toContain("default-src 'none'")
    expect(body.toString()).not.toContain('<script')
    expect(findTag(body.toString(), 'a', { target: '_blank' })?.['href']).toContain(`/transparansi/${agency}`)
    expect((await get(`/transparansi/${agency}`)).headers['content-security-policy']).toContain(
      "frame-ancestors 'none'",
    )
  })

  test.each(['', '/unit'])(
    'is told by the head of a page (%s): picture, feed and data set of the release it shows',
    async (kind) => {
      const units = JSON.parse((await get(`/api/v1/agencies/${agency}`)).body.toString()).units as { slug: string }[]
      const path = `/transparansi/${agency}${kind && `/${units[0]!.slug}`}`
      const html = (await get(`${path}?periode=2026-TW3`)).body.toString()
      const picture = new URL(findTag(html, 'meta', { property: 'og:image' })!['content']!)
      expect(picture.pathname + picture.search).toBe(`${path}/gambar.png?periode=2026-TW3`)
      expect((await get(picture.pathname + picture.search)).headers['content-type']).toBe('image/png')
      const [, words] = /<text[^>]*font-size="168"[^>]*>([^<]*)/.exec(
        (await get(`${path}/gambar.svg?periode=2026-TW3`)).body.toString(),
      )!
      expect(findTag(html, 'meta', { property: 'og:description' })!['content']).toContain(`: ${words}.`)
      const feed = new URL(findTag(html, 'link', { type: 'application/atom+xml' })!['href']!).pathname
      expect((await get(feed)).headers['content-type']).toBe('application/atom+xml')
      const [, markup] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)!
      expect(JSON.parse(markup!)).toMatchObject({ '@type': 'Dataset', temporalCoverage: '2026-07-01/2026-09-30' })
    },
  )

  test('is a picture of 1200 × 630', async () => {
    const { body } = await get(`/transparansi/${agency}/gambar.png`)
    expect(body.subarray(1, 4).toString()).toBe('PNG')
    expect([body.readUInt32BE(16), body.readUInt32BE(20)]).toEqual([1200, 630])
  })

  test('is found by search engines, page by page', async () => {
    const index = (await get('/robots.txt')).body.toString()
    expect(index).toContain('/sitemap.xml')
    const places = async (path: string) =>
      [...(await get(path)).body.toString().matchAll(/<loc>([^<]+)<\/loc>/g)].map(
        ([, found]) => new URL(found!).pathname,
      )
    const sitemaps = await places('/sitemap.xml')
    expect(sitemaps).toContain(`/transparansi/${agency}/sitemap.xml`)
    const pages = await places(`/transparansi/${agency}/sitemap.xml`)
    expect(pages.length).toBeGreaterThan(3)
    for (const page of pages) expect([page, (await get(page, 'br')).status]).toEqual([page, 200])
  })
})

function fits(
  cell: string,
  { type, constraints }: { type: string; constraints?: { required?: true; enum?: readonly string[] } },
) {
  if (cell === '') return !constraints?.required
  if (constraints?.enum) return constraints.enum.includes(cell)
  return type === 'string' || (type === 'integer' ? /^\d+$/ : /^\d+(\.\d+)?$/).test(cell)
}

type Got = { status: number; headers: Record<string, string>; body: Buffer; bytes: number }

/** Not by fetch, which unpacks by itself and hides how many bytes came. */
function get(path: string, encoding: keyof typeof unpack = 'identity', headers = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const options = { method, headers: { 'Accept-Encoding': encoding, ...headers } }
    const request = http.request(url + path, options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const sent = Buffer.concat(chunks)
        const packed = (response.headers['content-encoding'] ?? 'identity') as keyof typeof unpack
        const { statusCode: status = 0 } = response
        const body = sent.length > 0 ? unpack[packed](sent) : sent
        resolve({ status, headers: response.headers as Record<string, string>, body, bytes: sent.length })
      })
    })
    request.on('error', reject)
    request.end()
  })
}
