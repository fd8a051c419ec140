import { createHash } from 'node:crypto'
import { describe, expect, inject, test } from 'vitest'
import { findTag, wordsOf } from '../support/html.ts'

const { url, agency } = inject('portal')
const { units } = (await (await fetch(`${url}/api/v1/agencies/${agency}`)).json()) as {
  units: { slug: string; name: string }[]
}
const [unit] = units

const inBothLanguages = [
  '/',
  '/cek',
  '/privasi',
  '/bantuan',
  '/transparansi',
  `/transparansi/${agency}`,
  `/transparansi/${agency}/${unit?.slug}`,
  `/transparansi/${agency}/bandingkan?unit=${unit?.slug}`,
  '/?cari=ktp',
]
const publicPages = [...inBothLanguages, '/metodologi', '/integritas']

describe('every page', () => {
  test.each([...publicPages, '/masuk'])(
    '%s has a title, one heading, a language and nothing from elsewhere',
    async (path) => {
      const response = await fetch(url + path)
      const html = await response.text()
      expect([response.status, isHtml(response)]).toEqual([200, true])
      expect(findTag(html, 'html')).toMatchObject({ lang: 'id' })
      expect(/<title>[^<]{5,}<\/title>/.test(html)).toBe(true)
      expect(html.match(/<h1[\s>]/g)).toHaveLength(1)
      expect(
        html.match(/(?:src|href|action)="(?:https?:)?\/\/(?!127\.0\.0\.1)[^"]*"/g)?.filter(isLoaded) ?? [],
      ).toEqual([])
    },
  )

  test.each(inBothLanguages)('%s can be read in English', async (path) => {
    const response = await fetch(`${url}${path}${path.includes('?') ? '&' : '?'}lang=en`)
    expect(response.status).toBe(200)
    expect(findTag(await response.text(), 'html')).toMatchObject({ lang: 'en' })
  })

  test.each([...publicPages, '/nowhere', '/api/v1/agencies', '/healthz'])(
    '%s is sent with the headers of a careful site',
    async (path) => {
      const { headers } = await fetch(url + path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('x-powered-by')).toBeNull()
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain("'unsafe-inline'")
    },
  )

  test.each(publicPages)('%s allows the inline styles and scripts that are in it, and no others', async (path) => {
    const response = await fetch(url + path)
    const html = await response.text()
    // A block of data is no script and needs no leave.
    const inline = [...html.matchAll(/<(?:style|script)\b(?![^>]*ld\+json)[^>]*>([^]*?)<\//g)].flatMap(([, text]) =>
      text ? [text] : [],
    )
    const own = inline.map((text) => createHash('sha256').update(text).digest('base64'))
    const allowed = response.headers.get('content-security-policy')?.match(/(?<=sha256-)[^']+/g) ?? []
    expect(allowed.toSorted()).toEqual(own.toSorted())
    expect(allowed.length).toBeGreaterThan(0)
  })

  test.each(publicPages)('%s has styles that engines of 2018 read: no range in a media query', async (path) => {
    const html = await (await fetch(url + path)).text()
    const queries = html.match(/@media[^{]*\{/g) ?? []
    expect(queries.length).toBeGreaterThan(0)
    expect(queries.filter((query) => /[<>]/.test(query))).toEqual([])
  })

  test.each(['/', '/cek', '/healthz'])('%s answers HEAD as it answers GET, without a body', async (path) => {
    const [head, get] = [await fetch(url + path, { method: 'HEAD' }), await fetch(url + path)]
    expect([head.status, head.headers.get('content-type')]).toEqual([get.status, get.headers.get('content-type')])
    expect(await head.text()).toBe('')
  })
})

describe('what is not there', () => {
  test.each([
    '/nowhere',
    '/transparansi/nobody',
    `/transparansi/${agency}/nobody`,
    `/transparansi/${agency}?periode=1999`,
    '/terima-kasih/0000-0000-0000',
    '/terima-kasih/x',
    '/cek?kode=0000-0000-0000',
    '/cetak/ZZZZ9999',
    '/q',
    '/%00',
    '/..%2f..%2fetc%2fpasswd',
    '/.env',
    '/package.json',
  ])('%s is a 404 in words', async (path) => {
    const response = await fetch(url + path)
    expect([response.status, isHtml(response)]).toEqual([404, true])
    expect(wordsOf(await response.text()).length).toBeGreaterThan(40)
  })

  test('a mistyped receipt is told from an unknown one: a 422 that keeps what was typed', async () => {
    const response = await fetch(`${url}/cek?kode=ABCD-EFGH`)
    const html = await response.text()
    expect(response.status).toBe(422)
    expect(findTag(html, 'input', { name: 'kode' })).toMatchObject({ value: 'ABCD-EFGH' })
  })

  test.each(['POST', 'PUT', 'DELETE'])('a page does not take %s', async (method) => {
    const response = await fetch(`${url}/transparansi`, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
})

describe('the operator', () => {
  test('sees that the portal lives and is ready', async () => {
    const [alive, ready] = [await fetch(`${url}/healthz`), await fetch(`${url}/readyz`)]
    expect([alive.status, ready.status, await ready.json()]).toEqual([200, 200, { ready: true }])
  })

  test('can watch requests, submissions and what waits to be counted', async () => {
    const text = await (await fetch(`${url}/metrics`)).text()
    for (const name of ['request_seconds_bucket', 'submissions_total', 'pending_responses', 'pending_seconds'])
      expect(text).toContain(`suara_loket_${name}`)
  })
})

function isHtml({ headers }: Response): boolean {
  return /^text\/html\b/.test(headers.get('content-type') ?? '')
}

/** Links that a reader may follow lead elsewhere; what a page loads does not. */
function isLoaded(attribute: string): boolean {
  return !attribute.startsWith('href=')
}
