import type { Page, Response } from '@playwright/test'
import { id } from '../../src/i18n/id.ts'
import { staff } from '../../src/i18n/staff.ts'
import { makeAccessKey } from '../../src/features/access/access.ts'
import { listReplyWishes } from '../../src/features/comment/comment.ts'
import { replyTo } from '../../src/features/response/reply.ts'
import { createVault } from '../../src/features/response/vault.ts'
import { createKeyring } from '../../src/features/token/keyring.ts'
import { issueTokens } from '../../src/features/token/token.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { type Place, anActor } from '../support/builders.ts'
import { expectNoBars, violations } from '../support/accessible.ts'
import { expect, test } from '../support/journey.ts'
import { portalSecret } from '../support/portalDatabase.ts'
import { readCode } from '../support/readCode.ts'

const secret = () => portalSecret(process.env['PORTAL_DATA_DIR'] ?? '')

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })

  test('a citizen scans a slip, rates, asks for a reply and reads it with the receipt', async ({
    page,
    place,
    database,
  }) => {
    const token = await aToken(place, database)
    await page.goto(`/V/${token}`)
    await expect(page).toHaveURL(new RegExp(`/q/${place.point.code}$`))
    await page.reload()
    await page.locator('#overall-3').check()
    await page.getByLabel(id.survey.comment).fill('Antre terlalu lama')
    await page.getByLabel(id.survey.reply).check()
    await page.getByRole('button', { name: id.survey.send }).click()
    const receipt = (await page.locator('.receipt').innerText()).trim()
    const origins = database.db.selectFrom('origin').where('agency_id', '=', place.agency.agencyId)
    expect(await origins.select('channel').execute()).toEqual([{ channel: 'token' }])

    await page.goto(`/cek?kode=${receipt}`)
    await expect(page.getByRole('main')).toContainText(id.check.notReplied)
    const vault = createVault(database.db, await secret())
    const [wish] = await listReplyWishes(database.db, vault, place.agency.agencyId)
    expect(wish?.comment).toBe('Antre terlalu lama')
    await replyTo(database.db, vault, place.agency, wish?.responseId ?? '', 'Mulai besok ada dua loket.', new Date())
    await page.reload()
    await expect(page.getByRole('main')).toContainText('Mulai besok ada dua loket.')
  })

  test('a slip that was used says so, and the survey goes on without it', async ({ page, place, database }) => {
    const token = await aToken(place, database)
    await page.goto(`/v/${token}`)
    await send(page, '#overall-4')
    await page.goto(`/v/${token}`)
    await expect(page.getByRole('main')).toContainText(id.survey.problems.token.used)
    await page.getByRole('link', { name: id.visit.go }).click()
    await expect(page.locator('input[name=token]')).toHaveCount(0)
    await send(page, '#overall-2')
    await expect(page.locator('.receipt')).toBeVisible()
  })
})

test('a clerk types a form with the keyboard alone: digits move on', async ({ page, place, database }) => {
  await enrol(page, place, database)
  await page.locator('#number').fill('41')
  await page.keyboard.press('Tab')
  await page.keyboard.type('4123412341')
  await expect(page.locator('#gender')).toBeFocused()
  await page.locator('#comment').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('1 formulir')
  await expect(page.locator('#waktu-1')).toHaveValue('')
  const rows = database.db.selectFrom('response').where('agency_id', '=', place.agency.agencyId)
  expect(await rows.select(['overall', 'scores']).execute()).toEqual([
    { overall: 4, scores: Buffer.from([1, 2, 3, 4, 1, 2, 3, 4, 1]) },
  ])
})

test('a desk bars nobody: empty, with errors, in the dark, and on the narrowest screen', async ({
  page,
  place,
  database,
}) => {
  await enrol(page, place, database)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: staff.entry.save }).click()
  await expectNoBars(page)
})

test('no phone keeps a page or a draft with a visit token in it', async ({ page, place, database }) => {
  const token = await aToken(place, database)
  const isPage = (response: Response) =>
    response.request().resourceType() === 'fetch' && response.url().endsWith(`/q/${place.point.code}`)
  const fetched = page.waitForResponse(isPage)
  await page.goto(`/v/${token}`)
  await page.locator('#overall-3').check()
  const held = () =>
    page.evaluate(async () => {
      const texts = [JSON.stringify(localStorage)]
      for (const name of await caches.keys()) {
        const kept = await caches.open(name)
        for (const request of await kept.keys()) texts.push(await (await kept.match(request))!.text())
      }
      return texts
    })
  // The scripts are kept first, then the page is fetched: what is done with it comes within a moment.
  await fetched
  await page.waitForTimeout(500)
  const texts = await held()
  expect(texts.length).toBeGreaterThan(2)
  expect(texts[0]).toContain('overall')
  expect(texts.filter((text) => text.includes(token))).toEqual([])
})

test('a slip is read by a camera, and leads to the survey', async ({ page, place, database }) => {
  await enrol(page, place, database)
  const printing = page.waitForEvent('popup')
  await page.locator('#jumlah').fill('1')
  await page.getByRole('button', { name: staff.slips.make['slip-80'] }).click()
  const slip = await printing
  const address = (await readCode(slip, slip.locator('.slip svg'))) ?? ''
  expect(address).toMatch(/^HTTP:\/\/127\.0\.0\.1:\d+\/V\/[0-9A-Z]{52,64}$/)
  await page.goto(address)
  await expect(page.locator('input[name=token]')).toHaveValue(address.split('/').at(-1) ?? '')
})

async function aToken(place: Place, { db }: OpenDatabase): Promise<string> {
  const issued = await issueTokens(
    db,
    createKeyring(db, await secret()),
    place.entry,
    { count: 1, officer: null },
    new Date(),
  )
  return issued.ok ? (issued.value.tokens[0] ?? '') : ''
}

async function enrol(page: Page, { agency, point: { pointId, code } }: Place, { db }: OpenDatabase): Promise<void> {
  const key = await makeAccessKey(db, anActor(agency, new Date()), agency.slug, { kind: 'desk', pointId })
  await page.goto(`/entri/${code}?kunci=${key}`)
  await expect(page).toHaveURL(new RegExp(`/entri/${code}$`))
}

async function send(page: Page, answer: string): Promise<void> {
  await page.locator(answer).check()
  await page.getByRole('button', { name: id.survey.send }).click()
}
