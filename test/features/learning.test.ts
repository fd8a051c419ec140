import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { effectsOn, findWeaknesses, questionnairesOf } from '../../src/features/learning/findings.ts'
import {
  answerInnovation,
  changeNeed,
  listInnovations,
  listNeeds,
  noteNeed,
  proposeInnovation,
} from '../../src/features/learning/ideas.ts'
import {
  acknowledgeRules,
  countReaders,
  finishDecision,
  listDecisions,
  recordDecision,
} from '../../src/features/learning/meeting.ts'
import {
  addCourse,
  endCourse,
  listCourses,
  listTrainings,
  recordTraining,
} from '../../src/features/learning/training.ts'
import { answersOf, aPlace, aSubmission, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { drainFully } from '../../src/features/tally/tally.ts'
import { type Team, aTeam } from '../support/team.ts'

let database: TestDatabase
let team: Team
let unitId: string
/** Forty answers in April and forty in June: all 4, but facilities 2, and conduct first 2, then 4. */
beforeAll(async () => {
  database = await aDatabase()
  team = await aTeam(database.db)
  ;({ unitId } = team.place.unit)
  const { elements } = team.place.questionnaire.questionnaire
  for (const [day, conduct] of [
    ['2026-04-10', 2],
    ['2026-06-10', 4],
  ] as const) {
    const scores = elements.map(({ code }) => (code === 'sarpras' ? 2 : code === 'perilaku' ? conduct : 4))
    const answers = answersOf(team.place, scores)
    const now = new Date(`${day}T03:00:00Z`)
    await store(
      database,
      team.place,
      Array.from({ length: 40 }, () => aSubmission({ answers })),
      now,
    )
  }
  await drainFully(database.db)
})
afterAll(() => database.close())

const within = <T>(act: (trx: typeof database.db) => Promise<T>) =>
  withinAgency(database.db, team.agencyId, { isReadOnly: false }, act)

describe('findings', () => {
  test('are the elements below their own unit by more than chance, with whose they are', async () => {
    const questionnaireOf = await questionnairesOf(database.db, team.agencyId)
    const weakIn = async (code: string, units: ReadonlySet<string> | null = null) =>
      within(async (trx) =>
        (await findWeaknesses(trx, team.agencyId, questionnaireOf, readPeriod(code)!, units)).map(
          ({ element, owner }) => `${element} ${owner}`,
        ),
      )
    expect(await weakIn('2026-04')).toEqual(['perilaku officers', 'sarpras facilities'])
    expect(await weakIn('2026-06')).toEqual(['sarpras facilities'])
    expect(await weakIn('2026-04', new Set())).toEqual([])
  })

  test('tell what changed after a day, and only of enough answers', async () => {
    const asked = [
      { unitId, element: 'perilaku', day: '2026-05-01' },
      { unitId, element: 'sarpras', day: '2026-05-01' },
      { unitId, element: 'perilaku', day: '2026-03-01' },
    ]
    const [conduct, rooms, nothing] = await within((trx) => effectsOn(trx, team.agencyId, asked))
    expect(conduct?.change).toMatchObject({ by: 50, certainty: 'clear' })
    expect(rooms?.change).toMatchObject({ by: 0, certainty: 'none' })
    expect(nothing).toMatchObject({ before: null, change: null })
    expect(await effectsOn(database.db, team.agencyId, [])).toEqual([])
  })
})

describe('the registers', () => {
  test('of training take courses of the catalogue, which may end without what was held', async () => {
    const course = { title: 'Pelayanan prima', provider: 'BPSDM (contoh)', hours: 16, elements: ['perilaku'] }
    const courseId = await within((trx) => addCourse(trx, team.leader, course))
    const training = { courseId, unitId, element: 'perilaku', heldOn: '2026-05-01', note: '' }
    const { officerId } = team.officer
    expect(
      await within((trx) => recordTraining(trx, team.head, { ...training, officerIds: [officerId] })),
    ).toMatchObject({
      ok: true,
    })
    expect(await within((trx) => endCourse(trx, team.leader, courseId))).toMatchObject({ ok: true })
    expect(await listCourses(database.db, team.agencyId)).toEqual([])
    const again = await recordTraining(database.db, team.head, { ...training, officerIds: [officerId] })
    expect(again).toEqual({ ok: false, reason: 'course' })
    const mine = await listTrainings(database.db, team.agencyId, { officerId })
    expect(mine).toMatchObject([{ course: 'Pelayanan prima', officers: [team.officer.name] }])
    expect(await listTrainings(database.db, team.agencyId, { covered: new Set() })).toEqual([])
  })

  test('of innovation answer a proposal, which is tried from a day on', async () => {
    const idea = { unitId, officerId: team.officer.officerId, complaint: 'Antre', proposal: 'Nomor', element: 'waktu' }
    const id = await within((trx) => proposeInnovation(trx, team.own, idea))
    const answer = { state: 'trial', answer: 'Coba.', startedOn: null } as const
    const say = (covered: ReadonlySet<string> | null, startedOn: string | null) =>
      within((trx) => answerInnovation(trx, team.head, covered, id, { ...answer, startedOn }))
    expect(await say(new Set(), '2026-05-01')).toEqual({ ok: false, reason: 'unknown' })
    expect(await say(null, null)).toEqual({ ok: false, reason: 'start' })
    expect(await say(new Set([unitId]), '2026-05-01')).toMatchObject({ ok: true })
    const [one] = await listInnovations(database.db, team.agencyId, { officerId: team.officer.officerId })
    expect(one).toMatchObject({ state: 'trial', startedOn: '2026-05-01' })
  })

  test('of facilities, and of decisions, stay within reach', async () => {
    const own = new Set([unitId])
    const other = (await aPlace(database.db, { beside: team.place })).unit.unitId
    const beyond = { ok: false, reason: 'beyond-reach' }
    expect(await within((trx) => noteNeed(trx, team.head, own, { unitId: other, words: 'Kursi' }))).toEqual(beyond)
    const need = await within((trx) => noteNeed(trx, team.head, own, { unitId, words: 'Kursi' }))
    if (!need.ok) throw new Error(need.reason)
    expect(await changeNeed(database.db, team.head, new Set(), need.value, 'met')).toEqual({
      ok: false,
      reason: 'unknown',
    })
    await within((trx) => changeNeed(trx, team.head, own, need.value, 'met'))
    expect(await listNeeds(database.db, team.agencyId, null)).toMatchObject([{ state: 'met' }])
    const decision = { heldOn: '2026-07-01', words: 'Pasang lembar', owner: 'Koordinator', dueOn: '2026-07-20' }
    for (const beyondReach of [other, null])
      expect(await within((trx) => recordDecision(trx, team.head, own, { ...decision, unitId: beyondReach }))).toEqual(
        beyond,
      )
    const kept = await within((trx) => recordDecision(trx, team.head, own, { ...decision, unitId }))
    if (!kept.ok) throw new Error(kept.reason)
    expect(await within((trx) => finishDecision(trx, team.head, own, kept.value))).toMatchObject({ ok: true })
    expect(await finishDecision(database.db, team.head, own, kept.value)).toEqual({ ok: false, reason: 'unknown' })
    expect((await listDecisions(database.db, team.agencyId, null)).map(({ doneAt }) => doneAt !== null)).toEqual([true])
  })

  test('of who has read the rules count officers with an account, each once', async () => {
    const reading = { ...team.own }
    expect(await countReaders(database.db, team.agencyId)).toEqual({ readers: 0, officers: 1 })
    for (let times = 0; times < 2; times += 1) await within((trx) => acknowledgeRules(trx, reading))
    await acknowledgeRules(database.db, team.head)
    expect(await countReaders(database.db, team.agencyId)).toEqual({ readers: 1, officers: 1 })
  })
})
