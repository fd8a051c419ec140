import { describe, expect, test } from 'vitest'
import { guards } from '../../src/server/access/routes.ts'
import { menuOf, unitMenuOf } from '../../src/ui/sections.ts'

const everybody = { opens: () => true }
const currentAt = (path: string) =>
  menuOf(everybody, { agency: 'kota', path })
    .flatMap(({ links }) => links)
    .flatMap(({ href, isCurrent }) => (isCurrent ? [href] : []))

describe('the menu of the console', () => {
  test('leads to pages that there are', () => {
    const pages = new Set(Object.keys(guards).map((page) => page.replace('[agency]', 'kota').replace('[unit]', 'u')))
    const links = menuOf(everybody, { agency: 'kota', path: '/' }).flatMap((group) => group.links)
    const all = [...links, ...unitMenuOf(everybody, { agency: 'kota', unit: 'u', path: '/' })]
    expect(all.length).toBeGreaterThan(15)
    expect(all.filter(({ href }) => !pages.has(href))).toEqual([])
  })

  test.each([
    ['/admin/kota', ['/admin/kota']],
    ['/admin/kota/unit/baru', ['/admin/kota/unit']],
    ['/unit/kota', ['/unit/kota']],
    ['/unit/kota/u', ['/unit/kota']],
    ['/unit/kota/u/jadwal', []],
    ['/unit/kota/u/jadwal/ABC234', []],
    ['/unit/kota/u/cetak', []],
  ])('marks at %s %j', (path, marked) => {
    expect(currentAt(path)).toEqual(marked)
  })
})
