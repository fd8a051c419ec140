import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import type { Actor } from '../../src/features/audit/audit.ts'
import { listPolicies, setPolicy } from '../../src/features/performance/cycle.ts'
import { findEvaluation, isIntact, listEvaluations, rate } from '../../src/features/performance/evaluation.ts'
import { decideObjection, fileObjection, listObjections, stateOn } from '../../src/features/performance/objection.ts'
import { readPlan, removeItem } from '../../src/features/performance/plan.ts'
import { addNote, assessSelf, findSelf } from '../../src/features/performance/selfCheck.ts'
import { createSigner } from '../../src/features/performance/signer.ts'
import { type Place, SECRET } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { type Team, aTeam, agreeOnPlan, judgement, later, quarter, signer, today } from '../support/team.ts'

const timeZone = 'Asia/Jakarta'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const within = <T>({ agency }: Place, act: (trx: typeof database.db) => Promise<T>) =>
  withinAgency(database.db, agency.agencyId, { isReadOnly: false }, act)

describe('an evaluation', () => {
  const rateIn = ({ place, officer }: Team, actor: Actor, period = quarter) =>
    within(place, (trx) => rate(trx, actor, officer, period, judgement, { today }, signer))

  test('is given once, by the direct superior, of a period that is over, with a plan that both agreed to', async () => {
    const team = await aTeam(database.db)
    expect(await rateIn(team, team.leader)).toEqual({ ok: false, reason: 'not-superior' })
    expect(await rateIn(team, team.head)).toEqual({ ok: false, reason: 'no-plan' })
    await agreeOnPlan(database.db, team)
    expect(await rateIn(team, team.head, readPeriod('2026-TW3')!)).toEqual({ ok: false, reason: 'not-over' })
    expect(await listEvaluations(database.db, team.agencyId, team.officer.officerId)).toEqual([])
    expect(await rateIn(team, team.head)).toMatchObject({ ok: true })
    expect(await rateIn(team, team.head)).toEqual({ ok: false, reason: 'rated' })
    const [given] = await listEvaluations(database.db, team.agencyId, team.officer.officerId)
    expect(given).toMatchObject({ version: 1, predicate: 'good', rater: 'unit-head', period: '2026-TW2' })
  })

  test('keeps all that stood beside it, whatever changes later', async () => {
    const team = await aTeam(database.db, { isAgreed: true })
    const { place, agencyId, officer, head, own, leader } = team
    const { db } = database
    await setPolicy(db, leader, { weight: 20, basis: 'Peraturan wali kota contoh.' })
    await assessSelf(db, own, officer, quarter.code, { result: 'above', conduct: 'meets', words: 'Baik.' })
    await addNote(db, own, officer, quarter.code, { kind: 'obstacle', side: 'officer', body: 'Jaringan terputus.' })
    const rated = await rateIn(team, head)
    if (!rated.ok) throw new Error(rated.reason)
    const frozen = () => findEvaluation(db, agencyId, officer.officerId, rated.value)
    const before = (await frozen())!
    expect(JSON.parse(before.document)).toMatchObject({
      result: 'meets',
      predicate: 'good',
      self: { result: 'above', words: 'Baik.' },
      notes: [{ kind: 'obstacle', body: 'Jaringan terputus.' }],
      policy: { version: 1, weight: 20 },
      plan: { expectation: 'Selesai tepat waktu.', items: [{ title: 'Akta' }] },
      beside: {
        evidence: { officer: { officerId: officer.officerId }, satisfaction: { gate: 'withheld', value: null } },
      },
    })
    expect(isIntact(before, signer)).toBe(true)
    const plan = await readPlan(db, agencyId, 2026, officer.officerId)
    await removeItem(db, head, officer, 2026, plan.items[0]!.itemId)
    await setPolicy(db, leader, { weight: 50, basis: 'Peraturan yang lain lagi.' })
    await addNote(db, own, officer, quarter.code, { kind: 'process', side: 'officer', body: 'Sesudahnya.' })
    expect(await assessSelf(db, own, officer, quarter.code, { result: 'below', conduct: 'below', words: 'X' })).toEqual(
      {
        ok: false,
        reason: 'rated',
      },
    )
    expect(await findSelf(db, agencyId, officer.officerId, quarter.code)).toMatchObject({ result: 'above' })
    expect(await frozen()).toEqual(before)
    expect((await listPolicies(db, agencyId)).map(({ version, weight }) => [version, weight])).toEqual([
      [2, 50],
      [1, 20],
    ])
    const bent = { ...before, document: before.document.replace('"meets"', '"above"') }
    expect([isIntact(bent, signer), isIntact(before, createSigner(`${SECRET}!`))]).toEqual([false, false])
    for (const statement of ['update evaluation set reason = reason', 'delete from evaluation'])
      await expect(
        within(place, (trx) =>
          trx.executeQuery({ sql: statement, parameters: [], query: { kind: 'RawNode' } } as never),
        ),
      ).rejects.toThrow(/permission denied/)
  })

  test('of citizens holds no answer, person or hour', async () => {
    const team = await aTeam(database.db, { isAgreed: true })
    const rated = await rateIn(team, team.head)
    if (!rated.ok) throw new Error(rated.reason)
    const { document } = (await findEvaluation(database.db, team.agencyId, team.officer.officerId, rated.value))!
    const { beside } = JSON.parse(document)
    expect(Object.keys(beside).sort()).toEqual(['contested', 'evidence', 'withContested'])
    expect(Object.keys(beside.evidence.satisfaction)).not.toContain('responses')
    expect(document).not.toMatch(/response_?id|answered_?(at|hour)/i)
  })
})

describe('an objection', () => {
  async function aRated() {
    const team = await aTeam(database.db, { isAgreed: true })
    const rated = await rate(database.db, team.head, team.officer, quarter, judgement, { today }, signer)
    if (!rated.ok) throw new Error(rated.reason)
    const file = (days: number) => {
      const objection = { evaluationId: rated.value, reasons: 'Target terlampaui menurut register.' }
      return within(team.place, (trx) =>
        fileObjection(trx, later(team.own, days), team.officer, objection, { timeZone }),
      )
    }
    return { ...team, evaluationId: rated.value, file }
  }
  const decision = 'Register menunjukkan target terlampaui.'
  const change = { result: 'above', conduct: 'above' } as const

  test.each([
    [0, true],
    [14, true],
    [15, false],
  ])('is taken %i days after the rating: %s', async (days, isTaken) => {
    const { file, agencyId, officer } = await aRated()
    expect((await file(days)).ok).toBe(isTaken)
    expect(await listObjections(database.db, agencyId, { officerId: officer.officerId })).toHaveLength(isTaken ? 1 : 0)
    if (isTaken) expect(await file(days)).toEqual({ ok: false, reason: 'filed' })
  })

  test('is decided by another person, after both were heard, and is then final', async () => {
    const { file, place, agencyId, officer, head, leader, own } = await aRated()
    const filed = await file(1)
    if (!filed.ok) throw new Error(filed.reason)
    const objectionId = filed.value
    const decide = (actor: Actor, parts: object = {}) =>
      within(place, (trx) =>
        decideObjection(trx, actor, { objectionId, decision, change, isDue: false, today, ...parts }, signer),
      )
    expect(await decide(head)).toEqual({ ok: false, reason: 'same-person' })
    expect(await decide(own)).toEqual({ ok: false, reason: 'own' })
    expect(await decide({ ...leader, userId: null })).toEqual({ ok: false, reason: 'same-person' })
    expect(await decide(leader)).toEqual({ ok: false, reason: 'unheard' })
    expect(await stateOn(database.db, leader, { objectionId, statement: 'X' })).toEqual({
      ok: false,
      reason: 'same-person',
    })
    await within(place, (trx) => stateOn(trx, head, { objectionId, statement: 'Benar.' }))
    const same = { result: judgement.result, conduct: judgement.conduct }
    expect(await decide(leader, { change: same })).toEqual({ ok: false, reason: 'same-rating' })
    expect(await decide(leader)).toEqual({ ok: true, value: 'changed' })
    expect(await decide(leader)).toEqual({ ok: false, reason: 'decided' })
    const all = await listEvaluations(database.db, agencyId, officer.officerId)
    expect(all.map(({ version, predicate, rater }) => [version, predicate, rater])).toEqual([
      [2, 'very-good', 'leader'],
      [1, 'good', 'unit-head'],
    ])
    const again = { evaluationId: all[0]!.evaluationId, reasons: 'Sekali lagi, mohon dipertimbangkan.' }
    expect(await fileObjection(database.db, own, officer, again, { timeZone })).toEqual({ ok: false, reason: 'final' })
  })

  test('may be decided unheard when the days to speak are over, and be kept without a further version', async () => {
    const { file, agencyId, officer, leader } = await aRated()
    const filed = await file(0)
    if (!filed.ok) throw new Error(filed.reason)
    const given = { objectionId: filed.value, decision, change: null, isDue: true, today }
    expect(await decideObjection(database.db, leader, given, signer)).toEqual({ ok: true, value: 'kept' })
    expect(await listEvaluations(database.db, agencyId, officer.officerId)).toHaveLength(1)
  })
})
