import type { Locator, Page } from '@playwright/test'
import { randomOf } from '../../db/seed/random.ts'
import { respondentChoices } from '../../src/domain/questionnaire.ts'
import { addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import { revokeCode } from '../../src/features/directory/codes.ts'
import { staff } from '../../src/i18n/staff.ts'
import { drawSurveyQr } from '../../src/ui/qr.ts'
import { aDoer, NOW, aCode, aPlace, anOfficer } from '../support/builders.ts'
import { expect, test } from '../support/journey.ts'
import { modulesOf, pathOf, scratched } from '../support/qr.ts'
import { readCode } from '../support/readCode.ts'

/** Paper and code in millimetres as they are laid out for the printer, and how far a phone may be away: ten times the symbol. */
const formats = [
  { format: 'poster', paper: [210, 297], code: 130, distance: 1000 },
  { format: 'tenda', paper: [210, 297], code: 80, distance: 600 },
  { format: 'stiker', paper: [210, 297], code: 60, distance: 400 },
  { format: 'slip-58', paper: [58, 110], code: 37, distance: 290 },
  { format: 'slip-80', paper: [80, 140], code: 55.5, distance: 400 },
] as const

for (const { format, paper, code, distance } of formats)
  test(`${format} is printed in its size and read, worn and from the side too`, async ({ page, place, portalUrl }) => {
    await page.goto(`/cetak/${place.point.code}/${format}`)
    await checkPrint(page, `${portalUrl}/q/${place.point.code}`, { paper, code, distance })
    await expect(page.locator('.paper').first()).toContainText(place.unit.name)
    await expect(page.locator('.paper').first()).toContainText(`${new URL(portalUrl).host}/q/${place.point.code}`)
  })

// A longer address has more modules: 41 a side at version 4, 45 at version 5. The rolls print 48 and 72 mm.
test('a slip keeps its modules a whole number of printer dots wide when the address is longer', async ({
  page,
  place,
}) => {
  for (const [format, module, most] of [
    ['slip-58', 1, 48],
    ['slip-80', 1.5, 72],
  ] as const) {
    await page.goto(`/cetak/${place.point.code}/${format}`)
    await page.emulateMedia({ media: 'print' })
    const svg = page.locator('.paper svg')
    for (const side of [37, 41, 45, 49]) {
      await svg.evaluate((element, size) => {
        const other = element.cloneNode(true) as Element // a new one: Chromium styles a changed viewBox as it was before
        other.setAttribute('viewBox', `0 0 ${size} ${size}`)
        element.replaceWith(other)
      }, side)
      expect(await widthOf(svg)).toBeCloseTo(Math.min(side * module, most), 1)
    }
  }
})

test('the card of an officer’s desk names what the officer does, and nobody', async ({
  page,
  place,
  database,
  portalUrl,
}) => {
  const { officerId, name, job } = await anOfficer(database.db, place)
  const desk = await aPlace(database.db, { beside: place, officerId })
  await database.db
    .updateTable('point')
    .set({ name: `Meja ${name}` })
    .where('point_id', '=', desk.point.pointId)
    .execute()
  await page.goto(`/cetak/${desk.point.code}/meja`)
  await checkPrint(page, `${portalUrl}/q/${desk.point.code}`, { paper: [210, 297], code: 62, distance: 400 })
  await expect(page.locator('.paper')).toContainText(job)
  await expect(page.locator('.paper')).not.toContainText(name)
  expect((await page.goto(`/cetak/${place.point.code}/meja`))?.status()).toBe(404)
})

test('the sheets of a unit hold each of its points once, eight on a page', async ({
  page,
  place,
  database,
  portalUrl,
  signInAs,
}) => {
  const more = Array.from({ length: 10 }, (_, n) => ({
    ...place.point,
    pointId: crypto.randomUUID(),
    name: `Loket ${n + 2}`,
    code: aCode(),
  }))
  await addDirectory(database.db, { ...emptyDirectory(), points: more }, NOW)
  await signInAs('survey-manager', place)
  await page.goto(`/unit/${place.agency.slug}/${place.unit.slug}`)
  await page.getByRole('link', { name: staff.print.unitAll }).click()
  await page.getByRole('link', { name: staff.print.formats.lembar.name }).click()
  await page.emulateMedia({ media: 'print' })
  expect(await pdfOf(page)).toMatchObject({ pages: 2 })
  const svgs = page.locator('.cut svg')
  const addresses = await svgs.evaluateAll((all) => all.map((svg) => svg.getAttribute('aria-label') ?? ''))
  const codes = [place.point, ...more].map((point) => `${portalUrl}/q/${point.code}`)
  expect(addresses.toSorted()).toEqual(codes.toSorted())
  for (const at of [0, -1]) expect(await readCode(page, svgs.nth(at))).toBe(addresses.at(at)?.toUpperCase())
})

test('the unit’s page tells of a revoked code that is still scanned', async ({ page, place, database, signInAs }) => {
  await signInAs('survey-manager', place)
  const revoked = await revokeCode(database.db, aDoer(new Date()), place.point.code, { isReplaced: true })
  await expect.poll(async () => (await page.goto(`/q/${place.point.code}`))?.status()).toBe(410)
  const row = page.getByRole('row').filter({ hasText: place.point.code })
  await expect(async () => {
    await page.goto(`/unit/${place.agency.slug}/${place.unit.slug}/cetak`)
    await expect(row).toContainText(staff.print.stillHangs, { timeout: 100 })
  }).toPass()
  await page.goto(`/cetak/${place.point.code}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect((await page.goto(`/cetak/${revoked.ok ? revoked.value : ''}`))?.status()).toBe(200)
})

test('a print is a quiet sheet on screen, and its button opens the printer’s window', async ({ page, place }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  await page.goto(`/cetak/${place.point.code}/poster`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.evaluate(() => {
    window.print = () => void document.body.setAttribute('data-printed', '')
  })
  await page.getByRole('button', { name: staff.print.now }).click()
  await expect(page.locator('body[data-printed]')).toHaveCount(1)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden()
})

test('the form on paper asks everything on one sheet, both sides, and leads to the screen too', async ({
  page,
  place,
  portalUrl,
}) => {
  await page.goto(`/cetak/${place.point.code}/formulir`)
  await page.emulateMedia({ media: 'print' })
  expect(await pdfOf(page)).toMatchObject({ pages: 2 })
  const form = page.locator('.form-paper')
  expect(await widthOf(form.locator('svg'))).toBeCloseTo(37, 1)
  expect(await readCode(page, form.locator('svg'))).toBe(`${portalUrl}/q/${place.point.code}`.toUpperCase())
  for (const { question, options } of place.questionnaire.questionnaire.elements) {
    const asked = form.locator('.form-question').filter({ hasText: question.id })
    await expect(asked.locator('.box')).toHaveCount(4)
    for (const words of options) await expect(asked).toContainText(words.id)
  }
  const boxes =
    Object.values(respondentChoices).flat().length + 4 * (1 + place.questionnaire.questionnaire.elements.length)
  await expect(form.locator('.box')).toHaveCount(boxes)
  await expect(form).toContainText(staff.paper.who(place.agency.name))
})

type Size = { paper: readonly [number, number]; code: number; distance: number }

async function checkPrint(page: Page, address: string, { paper, code, distance }: Size): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  const [pdf, width] = [await pdfOf(page), await widthOf(page.locator('.paper svg').first())]
  const [wide, high] = pdf.size.map((points) => (points / 72) * 25.4) as [number, number]
  expect([pdf.pages, Math.round(wide), Math.round(high)]).toEqual([1, ...paper])
  const modules = modulesOf(drawSurveyQr(address.replace(/\/q\/.*/, ''), address.split('/').at(-1) ?? ''))
  expect(width).toBeCloseTo((code * modules.length) / 37, 1)
  expect((width * (modules.length - 8)) / modules.length).toBeGreaterThan(distance / 10 - 0.05) // pixels are a quarter of a millimetre
  const svg = page.locator('.paper svg').first()
  expect(await readCode(page, svg)).toBe(address.toUpperCase())
  const worn = pathOf(scratched(modules, 0.1, randomOf(7)))
  await svg.evaluate((element, d) => {
    element.querySelector('path')?.setAttribute('d', d)
    ;(element as SVGElement).style.transform = 'perspective(1000px) rotateY(20deg)'
  }, worn)
  expect(await readCode(page, svg)).toBe(address.toUpperCase())
}

async function widthOf(svg: Locator): Promise<number> {
  return svg.evaluate((element) => (element.getBoundingClientRect().width / 96) * 25.4)
}

async function pdfOf(page: Page): Promise<{ pages: number; size: number[] }> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const box = /\/MediaBox\s*\[([^\]]*)\]/.exec(pdf)?.[1] ?? ''
  return { pages: pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0, size: box.trim().split(/\s+/).slice(2).map(Number) }
}
