import type { Page } from '@playwright/test'
import { account, signIn } from '../../src/i18n/console/account.ts'
import { agencies, invitations, members, setUp } from '../../src/i18n/console/member.ts'
import { violations } from '../support/accessible.ts'
import { expect, test } from '../support/journey.ts'
import { aDataDir, freePort, startPortal } from '../support/portal.ts'
import { totpOf } from '../support/totp.ts'

async function isClean(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([])
}

/** Types into a field and goes on with the Enter key, as one does who uses no mouse. */
async function type(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus()
  await page.keyboard.type(text)
}

test('an authenticator app is set up and asked for, by keyboard alone', async ({ page, place, signInAs }) => {
  const member = await signInAs('leader', place)
  await page.goto('/akun/aplikasi')
  await isClean(page)
  await type(page, account.current, member.password)
  await page.keyboard.press('Enter')
  await page.locator('.scan').waitFor()
  await isClean(page)
  const uri = await page.locator('input[name=uri]').inputValue()
  await type(page, account.app.code, '000000')
  await page.keyboard.press('Enter')
  await expect(page.locator('#code-problem')).toBeVisible()
  await type(page, account.app.code, totpOf(uri))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(account.app.doneTitle)
  await isClean(page)
  const [code = ''] = await page.locator('.backup-codes li').allTextContents()
  await page.getByRole('link', { name: account.app.finish }).press('Enter')
  await expect(page.getByText(account.app.on)).toBeVisible()

  await page.context().clearCookies()
  await page.goto('/masuk')
  await type(page, signIn.email, member.email)
  await type(page, signIn.password, member.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(signIn.code.title)
  await isClean(page)
  await page.getByRole('link', { name: signIn.code.toBackup }).press('Enter')
  await type(page, signIn.code.backupLabel, code.trim())
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/instansi/${place.agency.slug}$`)) // the only room
})

test('the first administrator sets an empty portal up, makes a passkey, and comes back with it', async ({ page }) => {
  test.setTimeout(180_000)
  const [port, { dataDir, remove }] = [await freePort(), await aDataDir()]
  const home = `http://localhost:${port}` // browsers bind no passkey to a number
  const portal = await startPortal({ dataDir, port, env: { SEED: 'none', PUBLIC_URL: home } })
  const password = 'pisang goreng hangat'
  await page.goto(`${home}/transparansi`)
  await expect(page).toHaveURL(`${home}/mulai`)
  await isClean(page)
  await type(page, invitations.name, 'Rina Contoh')
  await type(page, invitations.email, 'rina@contoh.example')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(setUp.agency)
  await isClean(page)
  await type(page, agencies.name, 'Kota Contoh')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(setUp.passwordTitle)
  await isClean(page)
  await type(page, signIn.password, password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${home}/admin/kota-contoh`)
  expect((await page.goto(`${home}/mulai`))?.status()).toBe(410)

  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const kind = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const
  const options = { ...kind, isUserVerified: true, automaticPresenceSimulation: true }
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options })
  await page.goto(`${home}/akun/kunci`)
  await isClean(page)
  await type(page, account.passkeys.name, 'Laptop kantor')
  await type(page, account.current, password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: account.passkeys.make }).press('Enter')
  await expect(page.getByText(account.said['kunci'] ?? '')).toBeVisible()
  await page.context().clearCookies()
  await page.goto(`${home}/masuk/kunci`)
  await isClean(page)
  await page.getByRole('button', { name: signIn.passkey.go }).press('Enter')
  await expect(page).toHaveURL(`${home}/admin`)
  await page.context().clearCookies()
  await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options }) // somebody else's device
  await page.goto(`${home}/masuk/kunci`)
  await page.getByRole('button', { name: signIn.passkey.go }).press('Enter')
  await expect(page.locator('#passkey .problem')).toBeVisible()
  await portal.end('SIGTERM')
  await remove()
})

test('an administrator invites somebody, who accepts on a phone and is in', async ({
  page,
  place,
  signInAs,
  browser,
}) => {
  await signInAs('administrator', place)
  await page.goto(`/admin/${place.agency.slug}/akun`)
  await page.getByRole('link', { name: members.invite }).click()
  await type(page, invitations.name, 'Sari Contoh')
  await type(page, invitations.email, `sari-${place.agency.agencyId}@contoh.example`)
  await page.locator('[name=role][value=inspector]').check()
  await page.getByRole('button', { name: invitations.go }).click()
  const link = (await page.locator('.once').textContent())?.trim() ?? ''
  await isClean(page)
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const phone = await context.newPage()
  await phone.goto(link)
  await expect(phone).toHaveURL(/\/undangan$/)
  await isClean(phone)
  await type(phone, invitations.accept.password, 'ayam bakar madu manis')
  await phone.getByRole('button', { name: invitations.accept.go }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(place.agency.name)
  await context.close()
})
