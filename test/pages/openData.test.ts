import { createHash } from 'node:crypto'
import { describe, expect, inject, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { canonicalJson, columns } from '../../src/features/release/release.ts'
import { readRoutes } from '../../src/server/api/openapiReading.ts'
import { guards } from '../../src/server/access/routes.ts'
import { wordsOf } from '../support/html.ts'
import { untilEntered } from '../support/log.ts'

const { url, agency } = inject('portal')
type Figure = { n: number; status: string; nik: string | null; grade: string | null }
type Release = { digest: string; closedAt: string; total: Figure; units: (Figure & { slug: string })[] }
type Head = { period: string; digest: string; json: string; csv: string }

const heads = await read<Head[]>(`/api/v1/agencies/${agency}/releases`)
const [newest] = heads
const { units } = await read<{ units: { slug: string }[] }>(`/api/v1/agencies/${agency}`)
const [unit] = units
const size = await untilEntered(url, newest?.digest ?? '')

describe('open data', () => {
  test('lists the agencies, and of each its units and releases', async () => {
    const listed = { slug: agency, name: expect.any(String), url: expect.stringContaining(agency) }
    expect(await read('/api/v1/agencies')).toContainEqual(listed)
    expect(await read(`/api/v1/agencies/${agency}`)).toMatchObject({
      slug: agency,
      units: expect.arrayContaining([{ slug: expect.any(String), name: expect.any(String) }]),
    })
    expect(heads.length).toBeGreaterThan(1)
    expect(heads.map(({ period }) => readPeriod(period)?.code)).toEqual(heads.map(({ period }) => period))
  })

  test.each(heads)('of $period carries the digest of its own figures', async ({ json, digest }) => {
    const { digest: said, closedAt, ...figures } = await read<Release>(new URL(json).pathname)
    expect(new Date(closedAt).toISOString()).toBe(closedAt)
    expect(createHash('sha256').update(canonicalJson(figures)).digest('hex')).toBe(digest)
    expect(said).toBe(digest)
  })

  test('withholds what few people said, and grades only what enough people said', async () => {
    const releases = await Promise.all(heads.map(({ json }) => read<Release>(new URL(json).pathname)))
    const figures = releases.flatMap(({ total, units }) => [total, ...units])
    expect(figures.filter((figure) => !isAsItMayBe(figure))).toEqual([])
  })

  test('says what the public page says', async () => {
    const { total } = await read<Release>(new URL(newest?.json ?? '').pathname)
    const page = wordsOf(await (await fetch(`${url}/transparansi/${agency}?periode=${newest?.period}`)).text())
    expect(page).toContain((total.nik ?? 'none').replace('.', ','))
    expect(page).toContain(total.n.toLocaleString('id-ID'))
  })

  test('of an edition may be kept for ever, of a period for a moment, and both may be read from any site', async () => {
    const edition = new URL(newest?.json ?? '').pathname
    const period = edition.replace(/\.1$/, '')
    const [named, open] = await Promise.all([fetch(url + edition), fetch(url + period)])
    expect(named.headers.get('cache-control')).toContain('immutable')
    expect(open.headers.get('cache-control')).not.toContain('immutable')
    for (const { headers } of [named, open]) expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(await open.text()).toBe(await named.text())
  })

  test.each([
    '/api/v1/agencies/nobody',
    '/api/v1/agencies/nobody/releases',
    `/api/v1/agencies/${agency}/releases/1999`,
    `/api/v1/agencies/${agency}/releases/2026-13`,
    `/api/v1/agencies/${agency}/releases/${newest?.period}.2`,
    `/api/v1/agencies/${agency}/releases/x.csv`,
  ])('that is not there (%s) is a problem document', async (path) => {
    const response = await fetch(url + path)
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    expect(await response.json()).toMatchObject({ status: 404, title: 'Not found' })
  })

  test('is described by an OpenAPI document that names every address and the fields of a response', async () => {
    const document = await read<{ openapi: string; paths: Record<string, unknown> }>('/api/v1/openapi.json')
    expect(document.openapi).toMatch(/^3\.1\./)
    const described = Object.keys(document.paths).map((path) => path.replaceAll(/\{(\w+)\}/g, '[$1]'))
    const served = Object.keys(guards).filter((path) => path.startsWith('/api/v1/'))
    expect(served.filter((path) => !described.includes(path))).toEqual([])
    const text = JSON.stringify(document.paths['/api/v1/responses'])
    for (const name of ['persyaratan', 'sarpras', 'overall', 'comment', 'respondent', 'answeredAt', '413', '503'])
      expect(text).toContain(name)
  })

  test.each(readRoutes)('$path answers as it is described', async ({ path, type, schema }) => {
    const filled = path
      .replace('{agency}', agency)
      .replace('{unit}', unit?.slug ?? '')
      .replace('{period}', newest?.period ?? '')
      .replace('{digest}', newest?.digest ?? '')
      .replace('{before}', '1')
      .replace('{size}', String(size))
    const response = await fetch(url + filled)
    expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([200, type])
    const body = Buffer.from(await response.arrayBuffer())
    expect(body.length).toBeGreaterThan(20)
    expect(schema?.safeParse(JSON.parse(body.toString())).error?.issues ?? []).toEqual([])
  })

  test('is shown to people on a page that names every address and every column', async () => {
    const words = wordsOf(await (await fetch(`${url}/api`)).text())
    for (const { path } of readRoutes) expect(words).toContain(path)
    for (const { name } of columns) expect(words).toContain(name)
  })
})

function isAsItMayBe({ n, status, nik, grade }: Figure): boolean {
  if (status === 'withheld' || status === 'merged') return n === 0 && nik === null && grade === null
  if (status === 'provisional') return n >= 10 && n <= 30 && nik !== null && grade === null
  return n >= 30 && nik !== null && grade !== null
}

async function read<T>(path: string): Promise<T> {
  const response = await fetch(url + path)
  expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 200, 'application/json'])
  return (await response.json()) as T
}
