import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { assessOfficers } from '../../src/features/officer/officer.ts'
import { assessPersonally } from '../../src/features/officer/personal.ts'
import { readBeside } from '../../src/features/performance/beside.ts'
import { countExcluded, fileDispute, listDisputes, vote } from '../../src/features/performance/dispute.ts'
import { assignedAnswers } from '../support/assignedAnswers.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { aColleague } from '../support/staff.ts'
import { type Team, aTeam, quarter, today } from '../support/team.ts'

let database: TestDatabase
let team: Team
/** Fifteen respondents on 10 April, fifteen on 20 April, nine on 30 April, three on 4 May. */
beforeAll(async () => {
  database = await aDatabase()
  team = await aTeam(database.db)
  await assignedAnswers(database, team, [
    ['2026-04-10', 15, 1],
    ['2026-04-20', 15, 4],
    ['2026-04-30', 9, 4],
    ['2026-05-04', 3, 4],
  ])
})
afterAll(() => database.close())

const within = <T>(act: (trx: typeof database.db) => Promise<T>) =>
  withinAgency(database.db, team.agencyId, { isReadOnly: false }, act)
const file = (fromOn: string, untilOn: string) =>
  within((trx) =>
    fileDispute(trx, team.own, team.officer, { fromOn, untilOn, reason: 'Saya sedang mengikuti pelatihan.' }, today),
  )
const figure = async () =>
  (await assessPersonally(database.db, team.agencyId, quarter)).find(
    ({ officerId }) => officerId === team.officer.officerId,
  )
/** As `portal fairness` lists the officers of an agency. */
const listed = async () =>
  (await assessOfficers(database.db, team.agencyId, quarter)).find(
    ({ officerId }) => officerId === team.officer.officerId,
  )
const all = () => listDisputes(database.db, team.agencyId, { officerId: team.officer.officerId })

describe('a dispute of answers', () => {
  test.each([
    ['2026-04-11', '2026-04-10', 'order'],
    ['2026-07-01', today, 'future'],
    ['2026-04-29', '2026-04-30', 'few'],
    ['2026-05-01', '2026-05-31', 'few'],
    ['2026-04-10', '2026-05-04', 'few'],
    ['2026-06-01', '2026-06-30', 'few'],
  ])('from %s to %s is refused: %s', async (from, until, reason) => {
    expect(await file(from, until)).toEqual({ ok: false, reason })
    expect(await all()).toEqual([])
  })

  test('takes the answers out of use at once, shows the figure with and without, and may not be laid beside another', async () => {
    expect(await figure()).toMatchObject({ figure: { n: 42 }, contested: 0 })
    expect(await listed()).toMatchObject({ figure: { n: 42 } })
    expect(await file('2026-04-01', '2026-04-15')).toMatchObject({ ok: true })
    expect(await figure()).toMatchObject({ figure: { n: 27 }, contested: 15 })
    expect(await listed()).toMatchObject({ figure: { n: 27 } })
    const asked = { today, reader: 'officer' } as const
    const beside = await readBeside(database.db, team.agencyId, team.officer.officerId, quarter, asked)
    expect(beside).toMatchObject({
      contested: { open: 15, excluded: 0 },
      evidence: { satisfaction: { n: 27, exclusions: [{ code: 'contested', n: 15 }] } },
      withContested: { n: 42 },
    })
    // One day more or less would tell what was said on it.
    for (const [from, until] of [
      ['2026-04-01', '2026-04-20'],
      ['2026-04-15', '2026-04-25'],
      ['2026-04-10', '2026-04-10'],
    ])
      expect(await file(from!, until!)).toEqual({ ok: false, reason: 'overlaps' })
    expect(await all()).toHaveLength(1)
  })

  test('is decided by two others of one opinion, none of them twice and none the officer', async () => {
    const { disputeId } = (await all())[0]!
    const say = (actor: Team['head'], verdict: 'excluded' | 'kept') =>
      within((trx) => vote(trx, actor, { disputeId, verdict, reason: 'Jadwal sudah diperiksa bersama.' }))
    expect(await say(team.own, 'excluded')).toEqual({ ok: false, reason: 'own' })
    expect(await say(team.head, 'excluded')).toEqual({ ok: true, value: 'open' })
    expect(await say(team.head, 'excluded')).toEqual({ ok: false, reason: 'again' })
    expect(await say(team.leader, 'kept')).toEqual({ ok: true, value: 'open' })
    expect(await countExcluded(database.db)).toEqual([])
    const third = await aColleague(database.db, team.place, 'leader')
    expect(await say(third, 'excluded')).toEqual({ ok: true, value: 'excluded' })
    const fourth = await aColleague(database.db, team.place, 'leader')
    expect(await say(fourth, 'kept')).toEqual({ ok: false, reason: 'decided' })
    expect(await figure()).toMatchObject({ figure: { n: 27 }, contested: 15 })
    expect(await countExcluded(database.db)).toEqual([
      { agency: team.place.agency.name, slug: team.place.agency.slug, answers: 15 },
    ])
  })

  test('that is not upheld gives the answers back', async () => {
    const filed = await file('2026-04-16', '2026-04-25')
    if (!filed.ok) throw new Error(filed.reason)
    expect((await figure())?.figure.n).toBe(12)
    for (const actor of [team.head, team.leader])
      await vote(database.db, actor, { disputeId: filed.value, verdict: 'kept', reason: 'Jadwal jaga sudah benar.' })
    expect((await figure())?.figure.n).toBe(27)
  })
})
