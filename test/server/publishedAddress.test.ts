import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPublishedAddress } from '../../src/server/lanes/publishedAddress.ts'

describe('the address of something published', () => {
  test.each([
    ['/', '/', null],
    ['/transparansi', '/transparansi', null],
    ['/transparansi/kota-a/dinas/akta?lang=en', '/transparansi/kota-a/dinas/akta?lang=en', 'kota-a'],
    ['/transparansi/', '/transparansi', null],
    ['/transparansi?lang=id', '/transparansi', null],
    ['/transparansi?lang=en', '/transparansi?lang=en', null],
    ['/transparansi/kota-a', '/transparansi/kota-a', 'kota-a'],
    ['/transparansi/kota-a?lang=en&periode=2026-tw3', '/transparansi/kota-a?periode=2026-TW3&lang=en', 'kota-a'],
    ['/transparansi/kota-a/dinas?periode=2026-TW3.2', '/transparansi/kota-a/dinas?periode=2026-TW3.2', 'kota-a'],
    ['/transparansi/kota-a/dinas/gambar.png', '/transparansi/kota-a/dinas/gambar.png', 'kota-a'],
    ['/transparansi/kota-a/lencana.svg?utm=x', '/transparansi/kota-a/lencana.svg', 'kota-a'],
    ['/transparansi/terbitan.atom', '/transparansi/terbitan.atom', null],
    ['/api/v1/agencies?x=1', '/api/v1/agencies', null],
    ['/api/v1/agencies/a/releases/2026-TW3.1.csv', '/api/v1/agencies/a/releases/2026-TW3.1.csv', 'a'],
    ['/api/v1/agencies/a/releases/latest/datapackage.json', '/api/v1/agencies/a/releases/latest/datapackage.json', 'a'],
    ['/sitemap.xml', '/sitemap.xml', null],
  ])('%s is kept as %s', (url, address, agency) => {
    expect(readPublishedAddress(url)).toMatchObject({ address, agency })
  })

  test.each([
    '/?kode=ABCD',
    '/transparansi?cari=dinas',
    '/transparansi/kota-a?periode=kemarin',
    '/transparansi/kota-a?periode=',
    '/transparansi?periode=2026-TW3',
    '/transparansi/kota-a?lang=fr',
    '/transparansi/kota-a/sematan.html?x=1',
    '/transparansi/KOTA/x/y/z',
    '/transparansi/%2e%2e/admin',
    `/transparansi/${'a'.repeat(300)}`,
    '/admin/kota-a',
    '/api/v1/responses',
    '/metrics',
  ])('%s is not kept', (url) => {
    expect(readPublishedAddress(url)).toBeNull()
  })

  test('is one of few, whatever is asked', () => {
    const value = fc.oneof(fc.constantFrom('id', 'en', '2026-TW3', '2026-tw3.1', '2026'), fc.string())
    const query = fc.array(fc.tuple(fc.constantFrom('lang', 'periode', 'x', 'Lang'), value), { maxLength: 5 })
    fc.assert(
      fc.property(query, (pairs) => {
        const kept = readPublishedAddress(`/transparansi/a?${new URLSearchParams(pairs)}`)
        if (kept)
          expect(kept.address).toMatch(/^\/transparansi\/a(\?(periode=\d{4}(-[A-Z0-9]+)?(\.\d+)?)?&?(lang=en)?)?$/)
      }),
    )
  })
})
