import { versions, version as words, editor, activation, forms } from '../../src/i18n/console/survey.ts'
import { plan, sample } from '../../src/i18n/console/plan.ts'
import { textsOf } from '../../src/i18n/texts.ts'
import { someExtras, withExtras } from '../support/extras.ts'
import { expect, test } from '../support/journey.ts'

const { survey, thanks } = textsOf('id')
/** The survey follows a change within a second; this waits until it does. */
const UNTIL_SHOWN = { timeout: 15_000 }

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a survey manager writes a version, the leader puts it in force, and a citizen answers it', async ({
    page,
    browser,
    place,
    signInAs,
    database,
  }) => {
    test.slow() // three people, one after the other
    await signInAs('survey-manager', place)
    const list = `/admin/${place.agency.slug}/kuesioner`
    await page.goto(list)
    await page.getByRole('button', { name: versions.create.go }).click()
    await expect(page.getByText(versions.done['created']!)).toBeVisible()
    const draft = new URL(page.url()).pathname
    await page.getByRole('link', { name: words.addExtra }).click()
    await page.getByLabel(editor.code).fill('parkir')
    await page.getByRole('group', { name: editor.question }).getByLabel(editor.indonesian).fill('Apakah parkir cukup?')
    await page.getByRole('button', { name: editor.save }).click()
    await expect(page.locator('.summary')).toContainText(editor.problems['few-options'])
    await page.getByRole('group', { name: editor.options }).getByLabel(editor.indonesian).fill('Cukup\nKurang')
    await page.getByRole('button', { name: editor.save }).click()
    await expect(page.getByText('Apakah parkir cukup?').first()).toBeVisible()
    await page.getByRole('button', { name: words.submit }).click()
    await expect(page.getByText(words.waiting)).toBeVisible()
    expect((await page.goto(`${draft}/berlaku`))?.status()).toBe(403)

    await signInAs('leader', place)
    await page.goto(draft)
    await page.getByRole('link', { name: words.activate }).click()
    await page.getByRole('button', { name: activation.go }).click()
    await expect(page.getByText(versions.done['activated']!)).toBeVisible()

    const citizen = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await expect(async () => {
      await citizen.goto(new URL(`/q/${place.point.code}`, page.url()).href)
      await expect(citizen.getByText('Apakah parkir cukup?')).toBeVisible({ timeout: 100 })
    }).toPass(UNTIL_SHOWN)
    await citizen.locator('#overall-4').check()
    await citizen.getByLabel('Kurang', { exact: true }).check()
    await citizen.getByRole('button', { name: survey.send }).click()
    await expect(citizen.getByRole('heading', { level: 1 })).toContainText(thanks.title)
    const stored = database.db
      .selectFrom('response_extra')
      .select('choices')
      .where('agency_id', '=', place.agency.agencyId)
    expect(await stored.execute()).toEqual([{ choices: { parkir: [2] } }])
    await expect(async () => {
      await page.goto(`${draft}/hasil`)
      await expect(page.getByRole('row', { name: 'Kurang' })).toContainText('100 %', { timeout: 100 })
    }).toPass(UNTIL_SHOWN)
  })

  test('an administrator plans the year and the sample, and gives a point the short form', async ({
    page,
    place,
    signInAs,
  }) => {
    await signInAs('administrator', place)
    const admin = `/admin/${place.agency.slug}`
    await page.goto(`${admin}/periode`)
    await page.getByRole('button', { name: plan.go }).click()
    await expect(page.getByText(plan.done['planned']!)).toBeVisible()
    const file = await page.request.get(`${admin}/periode.ics`)
    expect([file.headers()['content-type'], await file.text()]).toEqual([
      'text/calendar; charset=utf-8',
      expect.stringMatching(/^BEGIN:VCALENDAR[^]*END:VCALENDAR\s*$/),
    ])
    await page.goto(`${admin}/sampel`)
    await page.locator('.sample input').first().fill('seribu')
    await page.getByRole('button', { name: sample.save }).click()
    await expect(page.locator('.summary')).toBeVisible()
    await page.locator('.sample input').first().fill('1.000')
    await page.getByRole('button', { name: sample.save }).click()
    await expect(page.locator('.sample tbody tr').first()).toContainText('278')
    const csv = await page.request.get(`${admin}/sampel.csv`)
    expect(await csv.text()).toContain(`${place.unit.name};;`)
    await page.goto(`${admin}/kuesioner/formulir`)
    await page.getByRole('button', { name: forms.use.short }).click()
    await expect(page.locator('.said')).toContainText(forms.names.short.toLowerCase())
  })
})

test('a phone keeps and sends the answers to extra questions of every kind', async ({ page, place, database }) => {
  await withExtras(database.db, place)
  await expect(async () => {
    await page.goto(`/q/${place.point.code}`)
    await expect(page.getByText(someExtras[0]!.question.id)).toBeVisible({ timeout: 100 })
  }).toPass(UNTIL_SHOWN)
  await page.locator('#overall-3').check()
  for (const id of ['extra.ruang-4', 'extra.datang-2', 'extra.program-1', 'extra.program-3'])
    await page.locator(`[id="${id}"]`).check()
  await page.locator('[id="extra.usul-1"]').fill('Kursi "kurang"\ndan sempit')
  await page.reload()
  await page.getByText(survey.phone.restored).waitFor()
  await expect(page.locator('[id="extra.program-3"]')).toBeChecked()
  await expect(page.locator('[id="extra.program-2"]')).not.toBeChecked()
  await page.getByRole('button', { name: survey.send }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(thanks.title)
  const rows = database.db
    .selectFrom('response_extra')
    .select(['choices', 'sealed'])
    .where('agency_id', '=', place.agency.agencyId)
  expect(await rows.execute()).toEqual([
    { choices: { ruang: [4], datang: [2], program: [1, 3], usul: [] }, sealed: expect.any(Buffer) },
  ])
})

test('nothing is sent from a preview, in its frame or out of it', async ({ page, place, signInAs, database }) => {
  await signInAs('inspector', place)
  const path = `/admin/${place.agency.slug}/kuesioner/${place.questionnaire.questionnaireId}`
  await page.goto(`${path}/pratinjau`)
  const frame = page.frameLocator('iframe')
  await frame.locator('#overall-4').check()
  await expect(frame.getByRole('button', { name: survey.send })).toBeDisabled()
  await page.goto(`${path}/layar`)
  await page.locator('#overall-4').check()
  await page.locator('form[data-code]').evaluate((form: HTMLFormElement) => form.submit())
  await expect(page.getByRole('heading', { level: 1 })).toContainText(textsOf('id').refusal.unknown.title)
  const rows = database.db.selectFrom('response').select('key').where('agency_id', '=', place.agency.agencyId)
  expect(await rows.execute()).toEqual([])
})
