import { toReceipt } from '../../src/domain/receipt.ts'
import { comments, moderation, answers, one } from '../../src/i18n/console/comments.ts'
import { expectNoBarsHere } from '../support/accessible.ts'
import { aComment } from '../support/comments.ts'
import { expect, test } from '../support/journey.ts'
import { portalSecret } from '../support/portalDatabase.ts'

test('a comment is read without a number, judged, answered, and the answer read with the receipt', async ({
  page,
  database,
  place,
  signInAs,
}) => {
  const secret = await portalSecret(process.env['PORTAL_DATA_DIR'] ?? '')
  const text = 'Antre tiga jam, hubungi 0812-3456-7890'
  const { commentId, responseId } = await aComment(database, place, text, { wantsReply: true, secret })
  await signInAs('moderator', place)
  const base = `/instansi/${place.agency.slug}/saran`

  await page.goto(base)
  await expect(page.locator('blockquote')).toHaveText('Antre tiga jam, hubungi [nomor]')
  await page.getByRole('link', { name: comments.openIt }).click()
  await expectNoBarsHere(page)
  await page.getByRole('link', { name: one.moderate }).click()
  await expectNoBarsHere(page)
  await page.getByRole('button', { name: moderation.save }).click()
  await expect(page.locator('#keadaan-problem, .problem').first()).toBeVisible() // nothing was chosen
  await page.getByLabel(moderation.states.publishable[0]).check()
  await page.getByRole('button', { name: moderation.save }).click()
  await expect(page.getByRole('status')).toHaveText(comments.said['periksa'] ?? '')

  await page.goto(`${base}/${commentId}`)
  await page.getByRole('link', { name: one.answer }).click()
  await page.getByRole('link', { name: answers.list[1]!.title }).click()
  await expectNoBarsHere(page)
  await page.getByLabel(answers.text, { exact: true }).fill('Mulai Senin dua loket dibuka.')
  await page.getByRole('button', { name: answers.send }).click()
  await expect(page.getByRole('status')).toHaveText(comments.said['jawab'] ?? '')
  await page.getByRole('link', { name: one.handOff }).click()
  await expectNoBarsHere(page)

  await page.goto(`/cek?kode=${toReceipt(responseId)}`)
  await expect(page.getByText('Mulai Senin dua loket dibuka.')).toBeVisible()
})
