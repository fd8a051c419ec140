import { common } from '../../src/i18n/console/common.ts'
import { directory, officers, points, services, units } from '../../src/i18n/console/directory.ts'
import { id } from '../../src/i18n/id.ts'
import { expect, test } from '../support/journey.ts'
import { tabTo } from '../support/keyboard.ts'

test('units, services, officers and points are added without a mouse, a mistake is found and mended', async ({
  page,
  place,
  database,
  signInAs,
}) => {
  test.setTimeout(60_000)
  await signInAs('survey-manager', place)
  const home = `/admin/${place.agency.slug}`
  await page.goto(home)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: id.common.skip })).toBeFocused()
  await tabTo(page, `nav a[href="${home}/unit"]`)
  await page.keyboard.press('Enter')
  await page.waitForURL(/unit$/)
  await tabTo(page, `a[href="${home}/unit/baru"]`)
  await page.keyboard.press('Enter')
  await page.waitForURL(/baru$/)
  await tabTo(page, '#name')
  await page.keyboard.press('Enter') // nothing was typed
  await expect(page.locator('#name-problem')).toBeVisible()
  await tabTo(page, '.summary a')
  await page.keyboard.press('Enter')
  await expect(page.locator('#name')).toBeFocused()
  await page.keyboard.type('Kantor Tanpa Tetikus')
  await page.keyboard.press('Enter')
  await expect(page.getByText(units.added)).toBeVisible()

  const write = async (field: string, text: string) => {
    await tabTo(page, field)
    await page.keyboard.type(text)
  }
  await page.goto(`${home}/layanan/baru`)
  await write('#unit', 'Kantor')
  await write('#name', 'Layanan Satu')
  await tabTo(page, 'button[name=again]')
  await page.keyboard.press('Enter')
  await expect(page.getByText(services.added)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(services.add)

  await page.goto(`${home}/petugas/baru`)
  await write('#nip', 'N-077')
  await write('#name', 'Petugas Papan Tik')
  await write('#job', 'Pengelola')
  await write('#unit', 'Kantor')
  await page.keyboard.press('Enter')
  await tabTo(page, 'main button.button:not(.quiet)')
  await page.keyboard.press('Enter')
  await expect(page.getByText(officers.added)).toBeVisible()

  await page.goto(`${home}/titik/baru?unit=kantor-tanpa-tetikus`)
  await tabTo(page, '[name=kind]')
  await page.keyboard.press('ArrowDown') // the desk of an officer
  await write('#name', 'Meja Satu')
  await write('#officer', 'Petugas')
  await tabTo(page, 'main button.button:not(.quiet)')
  await page.keyboard.press('Enter')
  await expect(page.getByText(points.added('1'))).toBeVisible()
  await expect(page.getByRole('link', { name: common.administration }).first()).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Meja Satu' })).toContainText(directory.officer)
  const stored = database.db
    .selectFrom('point as p')
    .innerJoin('officer as o', 'o.officer_id', 'p.officer_id')
    .select('o.nip')
    .where('p.agency_id', '=', place.agency.agencyId)
    .where('p.name', '=', 'Meja Satu')
  expect(await stored.execute()).toEqual([{ nip: 'N-077' }])
})
