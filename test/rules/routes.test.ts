import { globSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { guards, isStaffPath } from '../../src/server/access/routes.ts'
import { root } from '../support/steps.ts'

const pages = globSync('src/pages/**/*.{astro,ts}', { cwd: root })
  .map((file) => `/${path.relative('src/pages', file).replaceAll(path.sep, '/')}`)
  .map((file) => file.replace(/\.(astro|ts)$/, '').replace(/\/?index$/, '') || '/')
  .sort()

describe('the table of routes', () => {
  test('names every page, and no page that is not there', () => {
    expect(pages.length).toBeGreaterThan(30)
    expect(Object.keys(guards).sort()).toEqual(pages)
  })

  test('gives cookies and forms to the pages that need a sign-in, and to no public one but the door and links', () => {
    const withSignIn = pages.filter((page) => guards[page] !== 'public')
    expect(withSignIn.filter((page) => !isStaffPath(page))).toEqual([])
    const openDoors = pages.filter((page) => isStaffPath(page) && guards[page] === 'public')
    expect(openDoors).toEqual([
      '/bukti',
      '/bukti/[secret]',
      '/keluar',
      '/masuk',
      '/masuk/kode',
      '/masuk/kunci',
      '/masuk/pemerintah',
      '/mulai',
      '/pulihkan',
      '/pulihkan/[secret]',
      '/pulihkan/sandi',
      '/undangan',
      '/undangan/[secret]',
    ])
  })

  test.each(Object.entries(guards).filter(([, guard]) => typeof guard !== 'string'))(
    '%s is below an agency, and names the place it is guarded by',
    (page, guard) => {
      expect(page).toContain('/[agency]')
      const { place } = guard as { place: string }
      if (place !== 'agency' && place !== 'scoped') expect(page).toContain(`/[${place}]`)
    },
  )
})
