import type { Page } from '@playwright/test'
import { codes } from '../../src/i18n/console/codes.ts'
import { common } from '../../src/i18n/console/common.ts'
import { frame, sectionTexts } from '../../src/i18n/console/frame.ts'
import { setUp, stepWords } from '../../src/i18n/console/setUp.ts'
import { machines, tokens } from '../../src/i18n/console/tokens.ts'
import { expect, test } from '../support/journey.ts'

test.use({ javaScriptEnabled: false })

test('a manager notes that the officers were told, and the set-up goes on', async ({ page, place, signInAs }) => {
  await signInAs('survey-manager', place)
  await page.goto(`/admin/${place.agency.slug}`)
  await page.getByRole('link', { name: setUp.tick }).first().click()
  await page.getByRole('button', { name: setUp.save }).click()
  await expect(page.getByRole('alert')).toContainText(setUp.problems.oleh)
  await page.getByLabel(setUp.by).fill('Kepala Bidang Contoh')
  await page.getByRole('button', { name: setUp.save }).click()
  await expect(page.getByRole('status')).toHaveText(setUp.saved)
  await expect(page.locator('[aria-current=step]')).toContainText(stepWords['codes-hung'].name)
})

test('a code is replaced after a question, and the trail says who did it and why', async ({
  page,
  place,
  signInAs,
}) => {
  const { agency, point } = place
  const { name } = await signInAs('administrator', place)
  await page.goto(`/admin/${agency.slug}/kode`)
  await page.getByRole('link', { name: point.name }).click()
  await page.getByRole('link', { name: codes.revoke }).click()
  await page.getByRole('button', { name: codes.confirm.act }).click()
  await expect(page.getByRole('alert')).toContainText(codes.confirm.needReason)
  expect((await page.request.get(`/q/${point.code}`)).status()).toBe(200)
  await page.getByLabel(codes.confirm.reason).fill('Tertempel stiker asing')
  await page.getByRole('button', { name: codes.confirm.act }).click()
  await expect(page.getByRole('status')).toContainText(point.code)
  await expect(page.getByText('Tertempel stiker asing').first()).toBeVisible()
  await expect.poll(async () => (await page.request.get(`/q/${point.code}`)).status()).toBe(410)
  await page.goto(`/admin/${agency.slug}/jejak?apa=code`)
  await expect(page.locator('.trail li').first()).toContainText(`${name} mengganti kode ${point.code}`)
  const csv = await (await page.request.get(`/admin/${agency.slug}/jejak/unduh.csv?apa=code`)).text()
  expect(csv).toContain('Tertempel stiker asing')
})

test('chosen points are printed together, and a round past them is noted', async ({ page, place, signInAs }) => {
  await signInAs('administrator', place)
  await page.goto(`/admin/${place.agency.slug}/kode`)
  await page.getByLabel(codes.chooseOne(place.point.name)).check()
  await page.getByLabel(codes.format).selectOption('poster')
  await page.getByRole('button', { name: codes.print }).click()
  await expect(page.locator('.paper.poster')).toHaveCount(1)
  await page.goto(`/admin/${place.agency.slug}/kode/periksa`)
  await page.getByRole('button', { name: codes.round.save }).click()
  await expect(page.getByRole('alert')).toContainText(codes.round.none)
  await page.getByLabel(codes.round.tickOne(place.point.name)).check()
  await page.getByRole('button', { name: codes.round.save }).click()
  await expect(page.getByRole('status')).toHaveText(codes.round.saved('1'))
})

test('the list of codes prints as a table on A4, without what only a screen is for', async ({
  page,
  place,
  signInAs,
}) => {
  await signInAs('inspector', place)
  await page.setViewportSize({ width: 718, height: 1_000 }) // A4 between margins of 1 cm
  await page.goto(`/admin/${place.agency.slug}/kode`)
  const heading = page.locator('thead', { hasText: codes.state })
  expect((await heading.boundingBox())?.height).toBe(1) // on a screen so narrow a row names its cells itself
  await page.emulateMedia({ media: 'print' })
  expect((await heading.boundingBox())?.height).toBeGreaterThan(10)
  await expect(page.getByText(place.point.code)).toBeVisible()
  await expect(page.getByRole('button', { name: codes.print, exact: true })).toBeHidden()
  await expect(page.getByLabel(codes.format)).toBeHidden()
})

test('slips are issued for a point and their hour is revoked', async ({ page, place, signInAs }) => {
  await signInAs('administrator', place)
  const path = `/unit/${place.agency.slug}/${place.unit.slug}/token`
  await page.goto(path)
  await page.getByLabel(tokens.count).fill('3')
  await page.getByRole('button', { name: tokens.make }).click()
  await expect(page.locator('.slip')).toHaveCount(3)
  await page.goto(path)
  await page.getByRole('link', { name: new RegExp(`^${tokens.revoke}:`) }).click()
  await page.getByRole('button', { name: tokens.confirm.act }).click()
  await expect(page.getByRole('status')).toHaveText(tokens.revoked)
  await expect(page.getByRole('row').filter({ hasText: tokens.revokedState })).toHaveCount(1)
})

test('a key is shown once, and works until it is revoked', async ({ page, place, signInAs }) => {
  await signInAs('administrator', place)
  await page.goto(`/admin/${place.agency.slug}/token/perangkat`)
  await page.getByRole('button', { name: machines.add }).click()
  const key = await page.locator('.said .digest').innerText()
  const ask = () =>
    page.request.post('/api/v1/tokens', {
      headers: { authorization: `Bearer ${key}` },
      data: { point: place.point.code, count: 1 },
    })
  expect((await ask()).status()).toBe(201)
  await page.goto(page.url())
  await expect(page.locator('.said')).toHaveCount(0)
  await page.getByRole('link', { name: new RegExp(`^${machines.revoke}:`) }).click()
  await page.getByRole('button', { name: machines.confirm.act }).click()
  await expect(page.getByRole('status')).toHaveText(machines.done)
  expect((await ask()).status()).toBe(401)
})

test('an inspector reads all of it and is offered no change', async ({ page, place, signInAs }) => {
  await signInAs('inspector', place)
  await page.goto(`/admin/${place.agency.slug}/kode/${place.point.code}`)
  await expect(page.getByRole('link', { name: codes.revoke })).toHaveCount(0)
  const revoke = await page.request.get(`/admin/${place.agency.slug}/kode/${place.point.code}/cabut`)
  expect(revoke.status()).toBe(403)
  await page.goto(`/admin/${place.agency.slug}/jejak`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('on a phone the sections are behind a button, by keyboard and without a script', async ({
  page,
  place,
  signInAs,
}) => {
  await signInAs('administrator', place)
  await page.setViewportSize({ width: 360, height: 640 })
  await page.goto(`/admin/${place.agency.slug}`)
  const codesLink = page
    .getByRole('navigation', { name: frame.sections })
    .getByRole('link', { name: sectionTexts.codes[0] })
  await expect(codesLink).toBeHidden()
  await tabTo(page, frame.menu)
  await page.keyboard.press('Enter')
  await expect(codesLink).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(codesLink).toBeHidden()
  await page.keyboard.press('Enter')
  await codesLink.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: codes.title })).toBeVisible()
  await expect(page.getByRole('button', { name: common.signOut })).toBeVisible()
})

async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 10; press += 1) {
    await page.keyboard.press('Tab')
    if (
      (
        await page
          .locator(':focus')
          .innerText()
          .catch(() => '')
      ).trim() === name
    )
      return
  }
  throw new Error(`No "${name}" within ten presses of Tab.`)
}
