import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { plannableQuarters } from '../../domain/followUp.ts'
import { dayIn } from '../../domain/localTime.ts'
import { quartersUntil } from '../../domain/period.ts'
import { type Actor, portalActor } from '../../features/audit/audit.ts'
import type { Agency } from '../../features/directory/directory.ts'
import { saveConsultation } from '../../features/followup/consultations.ts'
import {
  type Plan,
  type PlanValues,
  addPlan,
  approvePlan,
  listPlans,
  movePlan,
  showPlan,
} from '../../features/followup/plans.ts'
import { suggestElements } from '../../features/followup/suggestion.ts'
import { askForReport } from '../../features/report/reports.ts'
import { demoUnit } from './demoAccounts.ts'

type Db = Kysely<Database>
type Story = Pick<PlanValues, 'programme' | 'responsible'> & Pick<Plan, 'state' | 'reason'> & { isLate?: true }

/** One plan in each state, and one that is late: for the lowest elements of the survey that is over, and of one a half year before. */
const recent: readonly Story[] = [
  {
    programme: 'Memasang papan alur dan contoh berkas di ruang tunggu',
    responsible: 'Seksi Pelayanan',
    state: 'running',
    reason: null,
  },
  {
    programme: 'Membuka satu loket tambahan pada jam ramai',
    responsible: 'Kepala Unit',
    state: 'planned',
    reason: null,
  },
]
const earlier: readonly Story[] = [
  {
    programme: 'Menata ulang ruang tunggu dan menambah kursi',
    responsible: 'Subbagian Umum',
    state: 'done',
    reason: null,
  },
  {
    programme: 'Melatih petugas loket menjelaskan persyaratan',
    responsible: 'Seksi Pelayanan',
    state: 'planned',
    reason: null,
    isLate: true,
  },
  {
    programme: 'Membangun tempat parkir baru',
    responsible: 'Subbagian Umum',
    state: 'cancelled',
    reason: 'Anggaran tahun ini dipakai untuk perbaikan ruang tunggu',
  },
]

/** Fills the demo city's follow-up where there is none: plans of the unit whose head has a login, a forum about them, and a report. */
export async function seedDemoFollowUp(db: Db, agency: Agency, now: Date): Promise<void> {
  const { agencyId, timeZone } = agency
  const today = dayIn(timeZone, now)
  const { total } = await listPlans(db, agencyId, { unitIds: null, today }, { limit: 1, offset: 0 })
  const unit = await demoUnit(db, agencyId)
  if (total > 0 || !unit) return
  const actor = portalActor(agencyId, now)
  const [old, then, past, last] = quartersUntil(today, 5)
  const [current, next] = plannableQuarters(today)
  if (!old || !then || !past || !last || !current || !next) return
  const { unitId } = unit
  const late = [past.code, last.code] as const
  const planIds = [
    ...(await addStories(db, actor, {
      unitId,
      period: last,
      stories: recent,
      span: [current.code, next.code],
      late,
      doneOn: last.to,
    })),
    ...(await addStories(db, actor, {
      unitId,
      period: old,
      stories: earlier,
      span: [then.code, past.code],
      late,
      doneOn: past.from,
    })),
  ]
  const participants = { users: 18, community: 4, academics: 1, office: 5 }
  await saveConsultation(db, actor, null, null, {
    unitId,
    heldOn: last.to,
    place: `Aula ${unit.name}`,
    participants,
    topics: 'Hasil survei, waktu tunggu pada jam ramai, dan kejelasan persyaratan.',
    agreements: 'Papan alur dipasang lebih dulu. Loket tambahan dicoba selama satu triwulan, lalu dinilai bersama.',
    planIds: planIds.slice(0, 2),
  })
  await askForReport(db, actor, null, { unitId, period: last.code, media: ['print', 'website', 'social'] })
}

type Told = {
  unitId: string
  period: { code: string; from: string; to: string }
  stories: readonly Story[]
  /** First and last quarter of a plan, and of one that is late. */
  span: readonly [string, string]
  late: readonly [string, string]
  doneOn: string
}

/** The lowest elements in their order, one for each story; ids of the plans. */
async function addStories(
  db: Db,
  actor: Actor,
  { unitId, period, stories, span, late, doneOn }: Told,
): Promise<string[]> {
  const suggestion = await suggestElements(db, actor.agencyId, unitId, period)
  const elements = (suggestion?.elements ?? []).map(({ code }) => code)
  const ids: string[] = []
  for (const [place, { programme, responsible, state, reason, isLate }] of stories.entries()) {
    const [fromQuarter, untilQuarter] = isLate ? late : span
    const element = elements[place % elements.length] ?? 'waktu'
    const values = { unitId, period: period.code, element, programme, fromQuarter, untilQuarter, responsible }
    const added = await addPlan(db, actor, null, values)
    if (!added.ok) continue
    ids.push(added.value)
    if (state !== 'planned')
      await movePlan(db, actor, added.value, { state, reason, doneOn: state === 'done' ? doneOn : null })
    if (isLate) continue // nobody approved it yet
    await approvePlan(db, actor, added.value)
    await showPlan(db, actor, added.value, true)
  }
  return ids
}
