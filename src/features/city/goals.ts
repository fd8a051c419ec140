/** Goals and indicators of an invented city: one adopted, one that officers are asked about, one of recorded values. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { dayIn } from '../../domain/localTime.ts'
import type { Outcome } from '../../domain/outcome.ts'
import { periodsBefore } from '../../domain/rhythm.ts'
import { addDays } from '../../domain/days.ts'
import { portalActor } from '../audit/audit.ts'
import { listUnits } from '../directory/directory.ts'
import { addGoal, listGoals } from '../indicator/goals.ts'
import { type IndicatorValues, type VersionValues, findIndicator } from '../indicator/indicator.ts'
import { addIndicator, adoptVersion, beginConsultation } from '../indicator/life.ts'
import { recordValue } from '../indicator/recording.ts'
import { simulateTarget } from '../indicator/simulating.ts'

type Db = Kysely<Database>
type Agency = { agencyId: string; timeZone: string }

const DAY_MS = 86_400_000
/** The adopted ones were talked over that long ago, for two weeks. */
const ADOPTED_DAYS = 60
const CONSULTED_DAYS = 14

const onTime: VersionValues = {
  name: 'Penyelesaian tepat waktu',
  definition: 'Bagian permohonan yang selesai pada hari yang dijanjikan atau sebelumnya. Warga bisa mengatur waktunya.',
  measure: 'persen',
  formula: 'Transaksi yang selesai tepat waktu dibagi semua transaksi yang seharusnya sudah selesai, dikali 100.',
  rhythm: 'quarter',
  direction: 'at-least',
  target: 75,
  lowest: 0,
  highest: 100,
  owner: 'Kepala unit masing-masing',
  priority: 1,
}
const friendly: VersionValues = {
  name: 'Kompetensi dan perilaku petugas',
  definition: 'Seberapa puas warga atas kecakapan dan sikap petugas yang melayaninya.',
  measure: 'poin',
  formula: 'Rata-rata unsur kompetensi dan perilaku, disesuaikan menurut layanan, hanya dari token kunjungan.',
  rhythm: 'half',
  direction: 'at-least',
  target: 80,
  lowest: 25,
  highest: 100,
  owner: 'Sekretaris daerah',
  priority: 2,
}
const school: VersionValues = {
  name: 'Angka partisipasi sekolah usia 7–12 tahun',
  definition: 'Bagian anak usia 7 sampai 12 tahun yang bersekolah.',
  measure: 'persen',
  formula: 'Anak usia 7–12 tahun yang bersekolah dibagi semua anak seusia itu, dikali 100.',
  rhythm: 'year',
  direction: 'at-least',
  target: 98,
  lowest: 0,
  highest: 100,
  owner: 'Kepala dinas pendidikan',
  priority: 2,
}
const SCHOOL_VALUES = [96.8, 97.3, 98.1]

/** Adds them to an agency that has no goal yet. */
export async function addGoals(db: Db, agency: Agency, now: Date): Promise<void> {
  const { agencyId, timeZone } = agency
  if ((await listGoals(db, agencyId)).length > 0) return
  const today = dayIn(timeZone, now)
  const actor = portalActor(agencyId, now)
  const goalId = await addGoal(db, actor, {
    mission: 'Misi 2: pelayanan publik yang cepat, ramah, dan jujur',
    name: 'Warga selesai mengurus keperluannya pada hari yang dijanjikan',
    priority: 1,
  })
  const officers = { goalId, unitId: null, subject: 'officer', detail: null } as const
  await talkOver(db, agency, { ...officers, source: 'completion' }, onTime, now, { isAdopted: true })
  await talkOver(db, agency, { ...officers, source: 'satisfaction' }, friendly, now, { isAdopted: false })
  const unit = (await listUnits(db, agencyId)).find(({ name }) => name === 'Dinas Pendidikan')
  if (!unit) return
  const { unitId } = unit
  const recorded = { goalId, unitId, subject: 'unit', source: 'recorded', detail: null } as const
  const indicatorId = await talkOver(db, agency, recorded, school, now, { isAdopted: true })
  const indicator = await findIndicator(db, agencyId, indicatorId)
  for (const [place, period] of periodsBefore('year', today, SCHOOL_VALUES.length).entries()) {
    const value = { unitId, period, value: SCHOOL_VALUES[place] ?? 0, origin: 'Laporan tahunan dinas (rekaan)' }
    if (indicator) mustBe(await recordValue(db, actor, null, indicator, value, today))
  }
}

/** Makes an indicator and asks the officers; two months ago, with the end known, where it is to be adopted. */
async function talkOver(
  db: Db,
  { agencyId, timeZone }: Agency,
  values: IndicatorValues,
  words: VersionValues,
  now: Date,
  { isAdopted }: { isAdopted: boolean },
): Promise<string> {
  const then = isAdopted ? new Date(now.getTime() - ADOPTED_DAYS * DAY_MS) : now
  const actor = portalActor(agencyId, then)
  const day = dayIn(timeZone, then)
  const indicatorId = mustBe(await addIndicator(db, actor, null, values, words))
  const simulation = await simulateTarget(db, agencyId, { indicatorId, ...values }, words, day)
  const until = addDays(day, CONSULTED_DAYS)
  mustBe(await beginConsultation(db, actor, null, indicatorId, { until, simulation, today: day }))
  if (!isAdopted) return indicatorId
  const from = addDays(until, 1)
  const adoption = { from, reason: 'Dibicarakan dua minggu, tanpa keberatan.', today: from, concerned: [] }
  mustBe(await adoptVersion(db, actor, null, indicatorId, adoption))
  return indicatorId
}

function mustBe<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(`The invented indicators are refused: ${outcome.reason}.`)
  return outcome.value
}
