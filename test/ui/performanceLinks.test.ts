import { describe, expect, test } from 'vitest'
import { guards } from '../../src/server/access/routes.ts'
import { officerBase, officerLinks, ownBase, ownLinks } from '../../src/ui/performanceLinks.ts'

const [own, officer] = [ownBase('[agency]'), officerBase('[agency]', '[officer]')]
const current = (links: ReturnType<typeof ownLinks>) => links.filter((link) => link.isCurrent).map(({ href }) => href)

describe('the sections of kinerja', () => {
  test('lead to pages that are there', () => {
    const links = [...ownLinks('[agency]', own), ...officerLinks('[agency]', '[officer]', officer)]
    expect(links.length).toBeGreaterThan(10)
    expect(links.map(({ href }) => href).filter((href) => !(href in guards))).toEqual([])
  })

  test.each(['periode/2026-TW3', 'hasil/1'])('%s belongs to where its periods are listed', (page) => {
    expect(current(ownLinks('[agency]', `${own}/${page}`))).toEqual([`${own}/periode`])
    expect(current(officerLinks('[agency]', '[officer]', `${officer}/${page}`))).toEqual([officer])
  })
})
