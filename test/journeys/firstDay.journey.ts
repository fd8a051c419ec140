import type { Page, TestInfo } from '@playwright/test'
import { signIn } from '../../src/i18n/console/account.ts'
import { codes } from '../../src/i18n/console/codes.ts'
import { common } from '../../src/i18n/console/common.ts'
import { directory, officers, points, services, units } from '../../src/i18n/console/directory.ts'
import { imports, sheetNames } from '../../src/i18n/console/exchange.ts'
import { sectionTexts } from '../../src/i18n/console/frame.ts'
import { agencies, invitations, setUp as wizard } from '../../src/i18n/console/member.ts'
import { setUp, stepWords } from '../../src/i18n/console/setUp.ts'
import { expect, test as base } from '../support/journey.ts'
import { aDataDir, startPortal } from '../support/portal.ts'
import { readCode } from '../support/readCode.ts'

/** An installation in which nobody was yet. */
const test = base.extend<{ home: string }>({
  home: async ({}, use) => {
    const { dataDir, remove } = await aDataDir()
    const portal = await startPortal({ dataDir, env: { SEED: 'none' } })
    await use(portal.url)
    await portal.end('SIGTERM')
    await remove()
  },
})
test.describe.configure({ timeout: 120_000 })
test.use({ actionTimeout: 30_000 }) // two portals start beside each other

/** Somebody with a mouse, who only does what the pages name; each click and each field is counted. */
function aHand(page: Page) {
  const count = { clicks: 0, fields: 0 }
  return {
    count,
    /** `within`: where the menu has a link of the same name. */
    async click(name: string, role: 'link' | 'button' = 'button', within = 'body') {
      count.clicks += 1
      await page.locator(within).getByRole(role, { name, exact: true }).first().click()
    },
    async type(label: string, text: string) {
      count.fields += 1
      await page.getByLabel(label, { exact: true }).fill(text)
    },
    async pick(label: string, option: string) {
      count.fields += 1
      await page.getByLabel(label, { exact: true }).selectOption(option)
    },
    async bring(label: string, text: string) {
      count.fields += 1
      const file = { name: 'berkas.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
      await page.getByLabel(label, { exact: true }).setInputFiles(file)
    },
  }
}
type Hand = ReturnType<typeof aHand>

async function setUpPortal(page: Page, home: string, { type, click }: Hand): Promise<void> {
  await page.goto(home)
  await type(invitations.name, 'Rina Contoh')
  await type(invitations.email, 'rina@contoh.example')
  await click(wizard.next)
  await type(agencies.name, 'Kabupaten Contoh Raya')
  await click(wizard.next)
  await type(signIn.password, 'pisang goreng hangat')
  await click(wizard.done)
  await expect(page).toHaveURL(/\/admin\/kabupaten-contoh-raya$/)
}

/** The sheet with all codes: each is read from its picture as a phone would, and opens the survey. */
async function printAndOpen(page: Page, { click }: Hand, info: TestInfo, count: object): Promise<void> {
  await click(codes.printAll)
  const codesOnSheet = page.locator('.paper svg')
  await expect(codesOnSheet).toHaveCount(4)
  for (const svg of await codesOnSheet.all()) {
    const address = (await readCode(page, svg)) ?? ''
    const answer = await page.request.get(address)
    expect([address, answer.status()]).toEqual([expect.stringMatching(/\/q\/\w{6}$/i), 200])
    expect(await answer.text()).toContain('Kecamatan Contoh Utara')
  }
  info.annotations.push({ type: 'counted', description: JSON.stringify(count) })
}

const UNIT = 'Kecamatan Contoh Utara'
const SERVICES = ['Surat Keterangan Domisili', 'Legalisasi Surat', 'Dispensasi Nikah']

test('from an empty installation to a sheet of working codes, by following the pages', async ({ page, home }, info) => {
  const hand = aHand(page)
  const { click, type, pick, count } = hand
  await setUpPortal(page, home, hand)
  await click(setUp.tick, 'link')
  await type(setUp.by, 'Kepala Bidang Pelayanan')
  await click(setUp.save)
  await click(stepWords.units.act, 'link')
  await type(units.name, UNIT)
  await click(common.save)
  await click(common.administration, 'link')
  await click(stepWords.services.act, 'link')
  for (const [place, name] of SERVICES.entries()) {
    await type(services.name, name)
    await click(place < 2 ? directory.addAnother : common.save)
  }
  await click(sectionTexts.officers[0], 'link')
  await click(officers.add, 'link')
  for (const n of [1, 2, 3, 4, 5, 6]) {
    await type(officers.nip, `N-00${n}`)
    await type(officers.name, `Petugas Contoh ${n}`)
    await type(officers.job, 'Pengelola layanan')
    await click(n < 6 ? directory.addAnother : common.save)
  }
  await click(common.administration, 'link')
  await click(stepWords.points.act, 'link')
  for (const n of [1, 2, 3, 4]) {
    await type(points.name, `Loket ${n}`)
    const service = SERVICES[n - 1]
    if (service) await pick(points.service, service)
    await click(n < 4 ? directory.addAnother : common.save)
  }
  await click(common.administration, 'link')
  await expect(page.locator('[aria-current=step]')).toContainText(stepWords['codes-hung'].name)
  await click(stepWords['codes-hung'].act, 'link')
  await printAndOpen(page, hand, info, count)
  expect(count.clicks).toBeLessThan(40)
  expect(count.fields).toBeLessThan(40)
})

test('the same by four files', async ({ page, home }, info) => {
  const hand = aHand(page)
  const { click, bring, count } = hand
  await setUpPortal(page, home, hand)
  const officerLines = [1, 2, 3, 4, 5, 6].map((n) => `N-00${n};Petugas Contoh ${n};Pengelola layanan;${UNIT}`)
  const pointLines = [1, 2, 3, 4].map((n) => `${UNIT};Loket ${n};loket;${SERVICES[n - 1] ?? ''}`)
  const files = {
    unit: ['nama', UNIT],
    layanan: ['unit;nama', ...SERVICES.map((name) => `${UNIT};${name}`)],
    petugas: ['nip;nama;jabatan;unit', ...officerLines],
    titik: ['unit;nama;jenis;layanan', ...pointLines],
  } as const
  await click(sectionTexts.import[0], 'link')
  for (const [sheet, lines] of Object.entries(files)) {
    await click(sheetNames[sheet as keyof typeof files], 'link', 'main')
    await bring(imports.file, `${lines.join('\n')}\n`)
    await click(imports.upload)
    await click(imports.confirm)
    await expect(page.locator('.said')).toContainText(imports.doneText)
    await click(imports.title, 'link')
  }
  await click(sectionTexts.codes[0], 'link')
  await printAndOpen(page, hand, info, count)
  expect(count.clicks).toBeLessThan(30)
})
