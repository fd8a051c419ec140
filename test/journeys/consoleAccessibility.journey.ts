import type { Page } from '@playwright/test'
import type { Role } from '../../src/domain/access.ts'
import { expectNoBarsHere } from '../support/accessible.ts'
import type { Place } from '../support/builders.ts'
import { someFollowUp } from '../support/followUp.ts'
import { test } from '../support/journey.ts'

/** Every page behind the sign-in: what it is called here, who looks at it, and its address. */
const pages: readonly (readonly [name: string, as: Role, address: string])[] = [
  ['the units of an agency', 'inspector', '/unit/AGENCY'],
  ['a unit', 'inspector', '/unit/AGENCY/UNIT'],
  ['the home of an agency', 'inspector', '/instansi/AGENCY'],
  ['the services of an agency', 'inspector', '/instansi/AGENCY/layanan'],
  ['the hours of an agency', 'inspector', '/instansi/AGENCY/waktu?periode=2026'],
  ['a comparison', 'inspector', '/instansi/AGENCY/banding?cara=hari&hari=01/07/2026&di=UNIT'],
  ['a comparison gone wrong', 'inspector', '/instansi/AGENCY/banding?cara=hari&hari=kemarin'],
  ['the priorities', 'administrator', '/instansi/AGENCY/prioritas'],
  ['the live figures', 'inspector', '/instansi/AGENCY/langsung'],
  ['the screen on the wall', 'inspector', '/instansi/AGENCY/tv'],
  ['a service', 'inspector', '/unit/AGENCY/UNIT/layanan/SERVICE'],
  ['a point', 'inspector', '/unit/AGENCY/UNIT/titik/POINT'],
  ['a file of visits', 'survey-manager', '/admin/AGENCY/impor/kunjungan'],
  ['the answers as files', 'inspector', '/instansi/AGENCY/unduhan'],
  ['the indicators of an agency', 'leader', '/instansi/AGENCY/indikator'],
  ['a new indicator', 'leader', '/instansi/AGENCY/indikator/baru'],
  ['a new goal', 'leader', '/instansi/AGENCY/indikator/sasaran/baru'],
  ['the officers for those who lead them', 'leader', '/instansi/AGENCY/petugas'],
  ['an officer’s page before it is tied to anybody', 'officer', '/petugas/AGENCY'],
  ['a file of transactions', 'survey-manager', '/admin/AGENCY/impor/transaksi'],
  ['the prints of a unit', 'inspector', '/unit/AGENCY/UNIT/cetak'],
  ['a sheet of a unit', 'inspector', '/unit/AGENCY/UNIT/cetak/lembar'],
  ['one’s own account', 'officer', '/akun'],
  ['a change of password', 'officer', '/akun/sandi'],
  ['the second factor that is asked for', 'leader', '/akun/wajib'],
  ['the members', 'administrator', '/admin/AGENCY/akun'],
  ['an invitation to write', 'administrator', '/admin/AGENCY/akun/undang'],
  ['the profile of an agency', 'administrator', '/admin/AGENCY/profil'],
  ['the public duties', 'administrator', '/admin/AGENCY/kewajiban'],
  ['the place to complain', 'administrator', '/admin/AGENCY/kewajiban/pengaduan'],
  ['the numbers of complaints', 'administrator', '/admin/AGENCY/kewajiban/angka'],
  ['the charter', 'administrator', '/admin/AGENCY/kewajiban/maklumat'],
  ['the standard of a service', 'survey-manager', '/admin/AGENCY/layanan/SERVICE/standar'],
  ['the agency to practise in', 'administrator', '/admin/AGENCY/latihan'],
  ['the rooms of staff', 'officer', '/admin'],
  ['the administration', 'administrator', '/admin/AGENCY'],
  ['the codes', 'administrator', '/admin/AGENCY/kode'],
  ['a code', 'administrator', '/admin/AGENCY/kode/POINT'],
  ['the question before a code is revoked', 'administrator', '/admin/AGENCY/kode/POINT/cabut'],
  ['the weekly round', 'administrator', '/admin/AGENCY/kode/periksa'],
  ['a print of chosen points', 'administrator', '/admin/AGENCY/kode/cetak?semua=1'],
  ['the trail', 'inspector', '/admin/AGENCY/jejak'],
  ['the note of a step', 'administrator', '/admin/AGENCY/langkah/staff-told'],
  ['the choice of sheets for officers and public', 'administrator', '/admin/AGENCY/sosialisasi'],
  ['the sheet for officers', 'administrator', '/admin/AGENCY/sosialisasi/petugas'],
  ['the tokens', 'administrator', '/admin/AGENCY/token'],
  ['keys and devices', 'administrator', '/admin/AGENCY/token/perangkat'],
  ['the tokens of a unit', 'administrator', '/unit/AGENCY/UNIT/token'],
  ['the units of the console', 'survey-manager', '/admin/AGENCY/unit'],
  ['a new unit', 'survey-manager', '/admin/AGENCY/unit/baru'],
  ['the services of the console', 'survey-manager', '/admin/AGENCY/layanan'],
  ['a new service', 'survey-manager', '/admin/AGENCY/layanan/baru'],
  ['the points of the console', 'survey-manager', '/admin/AGENCY/titik'],
  ['several new counters', 'survey-manager', '/admin/AGENCY/titik/baru?jumlah=banyak'],
  ['the officers of the console', 'survey-manager', '/admin/AGENCY/petugas'],
  ['a new officer', 'survey-manager', '/admin/AGENCY/petugas/baru'],
  ['the files of the console', 'survey-manager', '/admin/AGENCY/impor'],
  ['a file of officers', 'survey-manager', '/admin/AGENCY/impor/petugas'],
  ['a unit of the console', 'survey-manager', '/admin/AGENCY/unit/UNIT'],
  ['a service of the console', 'survey-manager', '/admin/AGENCY/layanan/SERVICE'],
  ['a point of the console', 'survey-manager', '/admin/AGENCY/titik/POINT'],
  ['a roster', 'survey-manager', '/unit/AGENCY/UNIT/jadwal'],
  ['a point’s week of a roster', 'survey-manager', '/unit/AGENCY/UNIT/jadwal/POINT'],
  ['the questionnaires', 'administrator', '/admin/AGENCY/kuesioner'],
  ['a version', 'administrator', '/admin/AGENCY/kuesioner/VERSION'],
  ['the preview', 'administrator', '/admin/AGENCY/kuesioner/VERSION/pratinjau'],
  ['the page in the preview', 'administrator', '/admin/AGENCY/kuesioner/VERSION/layar'],
  ['the forms of points', 'administrator', '/admin/AGENCY/kuesioner/formulir'],
  ['the survey year', 'administrator', '/admin/AGENCY/periode'],
  ['the sample planner', 'administrator', '/admin/AGENCY/sampel'],
  ['the officers’ cycle', 'inspector', '/instansi/AGENCY/kinerja'],
  ['the set-up of a cycle', 'leader', '/instansi/AGENCY/kinerja/atur'],
  ['objections and disputes', 'inspector', '/instansi/AGENCY/kinerja/keberatan'],
  ['what is learned', 'inspector', '/instansi/AGENCY/belajar'],
  ['training', 'administrator', '/instansi/AGENCY/belajar/pelatihan'],
  ['innovation', 'administrator', '/instansi/AGENCY/belajar/inovasi'],
  ['facilities', 'administrator', '/instansi/AGENCY/belajar/sarana'],
  ['the sheet of a meeting', 'inspector', '/instansi/AGENCY/rapat'],
  ['the rules of kinerja', 'officer', '/petugas/AGENCY/kinerja/aturan'],
  ['the comments', 'moderator', '/instansi/AGENCY/saran'],
  ['the comments of a unit', 'inspector', '/unit/AGENCY/UNIT/saran'],
  ['the collected praise', 'moderator', '/instansi/AGENCY/saran/pujian'],
  ['what was handed on', 'moderator', '/instansi/AGENCY/saran/terusan'],
  ['the alerts', 'administrator', '/instansi/AGENCY/pemberitahuan'],
  ['the switches of alerts', 'administrator', '/instansi/AGENCY/pemberitahuan/atur'],
  ['a page one may not see', 'moderator', '/unit/AGENCY'],
]

for (const [name, as, address] of pages)
  test(`${name} bars nobody behind the sign-in`, async ({ published, lookAs }) => {
    const page = await lookAs(as)
    await page.goto(addressOf(address, published))
    await expectNoBarsHere(page)
  })

/** Pages of follow-up and of reports; PLAN and REPORT are one of each, CLOSED is a period that is over. */
const followUpPages: typeof pages = [
  ['the follow-up', 'administrator', '/instansi/AGENCY/tindak-lanjut'],
  ['the follow-up of a unit', 'inspector', '/unit/AGENCY/UNIT/tindak-lanjut'],
  ['a new plan', 'administrator', '/instansi/AGENCY/tindak-lanjut/baru?unit=UNIT&periode=CLOSED'],
  ['a plan', 'administrator', '/instansi/AGENCY/tindak-lanjut/PLAN'],
  ['a plan to change', 'administrator', '/instansi/AGENCY/tindak-lanjut/PLAN/ubah'],
  ['a plan to approve', 'administrator', '/instansi/AGENCY/tindak-lanjut/PLAN/persetujuan'],
  ['the forums', 'administrator', '/instansi/AGENCY/tindak-lanjut/forum'],
  ['new minutes of a forum', 'administrator', '/instansi/AGENCY/tindak-lanjut/forum/baru'],
  ['the reports', 'administrator', '/instansi/AGENCY/laporan'],
  ['a new report', 'administrator', '/instansi/AGENCY/laporan/baru'],
  ['the reports of a unit', 'inspector', '/unit/AGENCY/UNIT/laporan'],
  ['a report', 'inspector', '/instansi/AGENCY/laporan/REPORT'],
  ['a report to print', 'inspector', '/instansi/AGENCY/laporan/REPORT/cetak'],
  ['the sheet for PEKPPP', 'inspector', '/instansi/AGENCY/laporan/REPORT/pekppp'],
]

for (const [name, as, address] of followUpPages)
  test(`${name} bars nobody behind the sign-in`, async ({ published, lookAs, database }) => {
    const { planId, reportId, period } = await someFollowUp(database.db, published)
    const path = addressOf(address, published).replace('PLAN', planId).replace('REPORT', reportId)
    const page = await lookAs(as)
    await page.goto(path.replace('CLOSED', period))
    await expectNoBarsHere(page)
  })

for (const query of ['', '?tambah'])
  test(`one member ${query} bars nobody behind the sign-in`, async ({ published, lookAs }) => {
    const page = await lookAs('administrator')
    await openMember(page, published.agency.slug)
    if (query) await page.goto(page.url() + query)
    await expectNoBarsHere(page)
  })

function addressOf(address: string, { agency, unit, point, service, questionnaire }: Place): string {
  return address
    .replace('AGENCY', agency.slug)
    .replace('UNIT', unit.slug)
    .replace('POINT', point.code)
    .replace('SERVICE', service.serviceId)
    .replace('VERSION', questionnaire.questionnaireId)
}

async function openMember(page: Page, slug: string): Promise<void> {
  await page.goto(`/admin/${slug}/akun`)
  await page.locator('#anggota a').first().click()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
}
