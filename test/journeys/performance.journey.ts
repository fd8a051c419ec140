import { agreeOnPlan } from '../support/team.ts'
import { openCycle } from '../../src/features/performance/cycle.ts'
import { nameSuperior } from '../../src/features/performance/superiors.ts'
import { innovation } from '../../src/i18n/console/learning.ts'
import {
  arrange,
  done,
  evaluate,
  frozen,
  objection,
  own,
  period,
  predicateNames,
  ratingNames,
  rules,
  talk,
} from '../../src/i18n/console/performance.ts'
import { expect, test } from '../support/journey.ts'
import { aStaffedPlace } from '../support/performanceJourney.ts'

test.use({ javaScriptEnabled: false })

test('Tanjungpinang: an officer proposes against a recurring complaint, and the head tries it from a day on', async ({
  page,
  context,
  place,
  database,
  portalUrl,
}) => {
  const { head, own: officer } = await aStaffedPlace(database, portalUrl, place)
  await officer.enter(context)
  await page.goto(`/petugas/${place.agency.slug}/kinerja/belajar`)
  await page.getByLabel(innovation.complaint).fill('Warga bolak-balik karena berkas kurang.')
  await page.getByLabel(innovation.proposal).fill('Kartu berkas di loket.')
  await page.getByRole('button', { name: innovation.send }).click()
  await expect(page.getByText(innovation.states.proposed)).toBeVisible()
  await head.enter(context)
  await page.goto(`/instansi/${place.agency.slug}/belajar/inovasi`)
  await page.getByLabel(innovation.state).selectOption('trial')
  await page.getByLabel(innovation.answer, { exact: true }).fill('Dicoba satu triwulan.')
  await page.getByRole('button', { name: innovation.save }).click()
  await expect(page.locator('.summary')).toBeVisible() // a trial has a first day
  await page.getByLabel(innovation.startedOn).fill('2026-01-05')
  await page.getByRole('button', { name: innovation.save }).click()
  await expect(page.locator('article').getByText(innovation.states.trial)).toBeVisible()
  await expect(page.locator('article').getByText('Dicoba satu triwulan.')).toBeVisible()
})

test('Samarinda: feedback of the superior waits for the officer, who acknowledges it and assesses the own work', async ({
  page,
  context,
  place,
  database,
  portalUrl,
}) => {
  const { head, leader, own: mine, officer, quarter, year, actorOf } = await aStaffedPlace(database, portalUrl, place)
  await openCycle(database.db, actorOf(leader), { year, rhythm: 'quarterly' })
  const theirs = `/instansi/${place.agency.slug}/kinerja/petugas/${officer.officerId}`
  await head.enter(context)
  await page.goto(`${theirs}/percakapan`)
  await page.getByLabel(talk.subject).fill('Rute pengangkutan')
  await page.getByLabel(talk.body).fill('Tiga rumah terlewat pagi ini.')
  await page.getByRole('button', { name: talk.send }).click()
  await expect(page.getByText(talk.unread)).toBeVisible()
  const thread = page.url().split('?')[0] ?? ''
  await mine.enter(context)
  const base = `/petugas/${place.agency.slug}/kinerja`
  await page.goto(base)
  await page.getByRole('link', { name: own.unread(1) }).click()
  await page.getByRole('link', { name: 'Rute pengangkutan' }).click()
  await page.getByRole('button', { name: talk.acknowledge }).click()
  await expect(page.getByText(done['dibaca'] ?? '')).toBeVisible()
  await page.goto(`${base}/periode/${quarter.code}`)
  await page.getByRole('group', { name: period.result }).getByLabel(ratingNames.meets).check()
  await page.getByRole('group', { name: period.conduct }).getByLabel(ratingNames.above).check()
  await page.getByLabel(period.words).fill('Rute selesai setiap pagi.')
  await page.getByRole('button', { name: period.saveSelf }).click()
  await expect(page.getByText(done['diri'] ?? '')).toBeVisible()
  await head.enter(context)
  await page.goto(thread)
  await expect(page.getByText(talk.acknowledged('').trim())).toBeVisible()
  await page.goto(`${theirs}/periode/${quarter.code}`)
  await expect(page.getByText('Rute selesai setiap pagi.')).toBeVisible()
})

test('Rangkui: a quarter is rated and frozen, objected to, and decided by another person', async ({
  page,
  context,
  place,
  database,
  portalUrl,
}) => {
  const { db } = database
  const team = await aStaffedPlace(database, portalUrl, place)
  const { head, leader, own: mine, officer, quarter, year, actorOf } = team
  await openCycle(db, actorOf(leader), { year, rhythm: 'quarterly' })
  const named = { userId: head.userId, of: { unitId: place.unit.unitId }, subject: 'Unit', fromOn: '2020-01-01' }
  await nameSuperior(db, actorOf(leader), named)
  await agreeOnPlan(db, { head: actorOf(head), own: actorOf(mine), officer, year })
  const agency = `/instansi/${place.agency.slug}/kinerja`
  await head.enter(context)
  await page.goto(`${agency}/petugas/${officer.officerId}/periode/${quarter.code}`)
  await page.getByRole('group', { name: period.result }).getByLabel(ratingNames.meets).check()
  await page.getByRole('group', { name: period.conduct }).getByLabel(ratingNames.above).check()
  await page.getByRole('button', { name: evaluate.freeze }).click()
  await expect(page.locator('.summary')).toBeVisible() // nothing without a reason
  await page.getByLabel(evaluate.reason, { exact: true }).fill('Target tercapai, perilaku sangat baik.')
  await page.getByRole('button', { name: evaluate.freeze }).click()
  await expect(page.getByText(frozen.intact)).toBeVisible()
  await mine.enter(context)
  await page.goto(`/petugas/${place.agency.slug}/kinerja/periode`)
  await page.getByRole('link', { name: `${period.rated}: ${predicateNames.good}` }).click()
  await page.getByLabel(frozen.reasons).fill('Realisasi melampaui target menurut register.')
  await page.getByRole('button', { name: frozen.send }).click()
  await expect(page.getByText(done['keberatan'] ?? '')).toBeVisible()
  await head.enter(context)
  await page.goto(`${agency}/keberatan`)
  await page.getByRole('link', { name: officer.name }).click()
  await expect(page.getByText(objection.notYou)).toBeVisible()
  await page.getByLabel(objection.statement).fill('Realisasi itu benar.')
  await page.getByRole('button', { name: objection.state }).click()
  const open = page.url().split('?')[0] ?? ''
  await leader.enter(context)
  await page.goto(open)
  await page.getByLabel(objection.changed).check()
  await page.getByRole('group', { name: period.result }).getByLabel(ratingNames.above).check()
  await page.getByRole('group', { name: period.conduct }).getByLabel(ratingNames.above).check()
  await page.getByLabel(objection.decision).fill('Register menunjukkan target terlampaui.')
  await page.getByRole('button', { name: objection.decideIt }).click()
  await expect(page.getByText(objection.changed)).toBeVisible()
  await mine.enter(context)
  await page.goto(`/petugas/${place.agency.slug}/kinerja/periode`)
  await expect(page.getByText(`${period.rated}: ${predicateNames['very-good']}`)).toBeVisible()
})

test('BKN Tanjungpinang: the policy is set up, the rules are read, and how the work was done stands beside the number', async ({
  page,
  context,
  place,
  database,
  portalUrl,
}) => {
  const { head, leader, own: mine, officer, quarter, year } = await aStaffedPlace(database, portalUrl, place)
  const agency = `/instansi/${place.agency.slug}/kinerja`
  await leader.enter(context)
  await page.goto(`${agency}/atur`)
  await page.getByLabel(arrange.year).fill(`${year}`)
  await page.getByRole('button', { name: arrange.open, exact: true }).click()
  await expect(page.getByText(done['siklus'] ?? '', { exact: true })).toBeVisible()
  await page.getByLabel(arrange.unit, { exact: true }).selectOption({ label: place.unit.name })
  await page.getByLabel(arrange.person, { exact: true }).selectOption(head.userId)
  await page.getByRole('button', { name: arrange.name, exact: true }).click()
  await page.getByLabel(arrange.weight).fill('20')
  await page.getByLabel(arrange.basis).fill('Peraturan wali kota contoh tahun ini.')
  await page.getByRole('button', { name: arrange.setPolicy }).click()
  await expect(page.getByText('Versi 1: 20 %')).toBeVisible()
  await mine.enter(context)
  const base = `/petugas/${place.agency.slug}/kinerja`
  await page.goto(base)
  await page.getByRole('link', { name: own.rules }).click()
  await page.getByRole('button', { name: rules.acknowledge }).click()
  await page.goto(`${base}/periode/${quarter.code}`)
  await page.getByLabel(period.note, { exact: true }).fill('Tim dilibatkan sejak awal.')
  await page.getByRole('button', { name: period.addNote }).click()
  await head.enter(context)
  await page.goto(agency)
  await expect(page.getByText('1 dari 1 akun petugas')).toBeVisible()
  await page.goto(`${agency}/petugas/${officer.officerId}/periode/${quarter.code}`)
  await expect(page.getByText('Tim dilibatkan sejak awal.')).toBeVisible()
  await expect(page.getByText(/Kebijakan versi 1 menyarankan bobot 20 %/)).toBeVisible()
})
