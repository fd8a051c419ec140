import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { changeOfficer, findOfficerRow, listJobs } from '../../src/features/directory/officers.ts'
import { evidenceOf } from '../../src/features/evidence/evidence.ts'
import { findEvaluation, frozenEvidence, rate } from '../../src/features/performance/evaluation.ts'
import { profileOf } from '../../src/features/performance/profile.ts'
import { count } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { importText } from '../support/files.ts'
import { type Team, aTeam, judgement, quarter, signer, today } from '../support/team.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const rowOf = async ({ agencyId, officer }: Team) =>
  (await findOfficerRow(database.db, agencyId, officer.officerId, today))!
const jobsOf = async (team: Team) =>
  (await listJobs(database.db, team.agencyId, await rowOf(team))).map(({ job, from }) => [job, from])
const pastOf = ({ agencyId }: Team) => count(database.db, 'past_job', { agency_id: agencyId })

/** In the console's role, as the page does it. */
async function changeJob(team: Team, job: string, jobFrom: string | null) {
  const { nip, name } = await rowOf(team)
  return withinAgency(database.db, team.agencyId, { isReadOnly: false }, async (trx) =>
    changeOfficer(trx, team.leader, await rowOf(team), { nip, name, job }, { jobFrom, today }),
  )
}

test('an evaluation of a period that is over names the job held then', async () => {
  const team = await aTeam(database.db, { isAgreed: true })
  const { agencyId, officer, head } = team
  expect(await changeJob(team, 'Kepala seksi', '2026-07-01')).toMatchObject({ ok: true })
  expect(await jobsOf(team)).toEqual([
    ['Petugas loket', null],
    ['Kepala seksi', '2026-07-01'],
  ])
  const rated = await rate(database.db, head, officer, quarter, judgement, { today }, signer)
  const frozen = await findEvaluation(database.db, agencyId, officer.officerId, rated.ok ? rated.value : '')
  expect(frozen && frozenEvidence(frozen)?.officer).toMatchObject({
    job: 'Petugas loket',
    jobs: [{ job: 'Petugas loket' }],
  })
  const asked = { today, reader: 'superior' } as const
  const running = await evidenceOf(database.db, agencyId, officer.officerId, readPeriod('2026')!, asked)
  expect(running?.officer.job).toBe('Kepala seksi')
  expect(running?.officer.jobs.map(({ job }) => job)).toEqual(['Petugas loket', 'Kepala seksi'])
  const profile = await withinAgency(database.db, agencyId, { isReadOnly: true }, (trx) =>
    profileOf(trx, agencyId, officer.officerId, today),
  )
  expect(profile).toMatchObject({ stay: { unit: team.place.unit.name }, duties: ['Akta'], services: [] })
})

test('a change of words leaves no history; a change of job from a wrong day is refused and nothing stored', async () => {
  const team = await aTeam(database.db)
  expect(await changeJob(team, 'Petugas Loket', null)).toMatchObject({ ok: true })
  expect([await jobsOf(team), await pastOf(team)]).toEqual([[['Petugas Loket', null]], 0])
  await changeJob(team, 'Analis', '2026-03-01')
  for (const [job, from, reason] of [
    ['Kepala', '2026-07-16', 'job-ahead'],
    ['Kepala', '2026-03-01', 'job-before'],
    ['Analis', '2026-07-01', 'same-job'],
  ] as const)
    expect(await changeJob(team, job, from)).toMatchObject({ ok: false, reason: { field: 'jobFrom', reason } })
  expect(await pastOf(team)).toBe(1)
})

test('a personnel file dates a job by its day, and the same file again changes nothing', async () => {
  const team = await aTeam(database.db)
  const { nip, name } = await rowOf(team)
  const send = (job: string, since: string) => {
    const text = `nip;nama lengkap;nama jabatan;unit kerja;tmt jabatan\n${nip};${name};${job};${team.place.unit.slug};${since}\n`
    return importText(database.db, team.place.agency, 'petugas', text)
  }
  const [changed, unchanged] = [{ changed: 1 }, { unchanged: 1 }]
  expect(await send('Petugas utama', '01/01/2026')).toMatchObject({ ok: true, value: changed }) // the known day: other words
  expect(await pastOf(team)).toBe(0)
  expect(await send('Penyelia', '01/04/2026')).toMatchObject({ ok: true, value: changed })
  expect(await send('Penyelia', '01/04/2026')).toMatchObject({ ok: true, value: unchanged })
  expect(await jobsOf(team)).toEqual([
    ['Petugas utama', null],
    ['Penyelia', '2026-04-01'],
  ])
  expect(await send('Penyelia', '02/04/2026')).toMatchObject({ ok: false })
  expect(await send('Kepala', '01/12/2025')).toMatchObject({ ok: false })
  expect(await pastOf(team)).toBe(1)
})
