import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { addMembership } from '../../src/features/account/account.ts'
import type { Actor } from '../../src/features/audit/audit.ts'
import { addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import {
  agreeCoaching,
  listCoachings,
  markSteps,
  openCoaching,
  reviewCase,
  reviewCoaching,
} from '../../src/features/performance/coaching.ts'
import { listPolicies, openCycle, setPolicy } from '../../src/features/performance/cycle.ts'
import { findEvaluation, isIntact, listEvaluations, rate } from '../../src/features/performance/evaluation.ts'
import { readGate } from '../../src/features/performance/gateCase.ts'
import { decideObjection, fileObjection, listObjections, stateOn } from '../../src/features/performance/objection.ts'
import {
  addItem,
  addProof,
  agreePlan,
  readPlan,
  removeItem,
  setExpectation,
} from '../../src/features/performance/plan.ts'
import { addNote, assessSelf, findSelf } from '../../src/features/performance/selfCheck.ts'
import { createSigner } from '../../src/features/performance/signer.ts'
import { nameSuperior, superiorOn, superiorsOn } from '../../src/features/performance/superiors.ts'
import { acknowledge, countUnread, openTalk, readTalk, reply } from '../../src/features/performance/talk.ts'
import { NOW, type Place, SECRET, aPlace, anOfficer } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { aColleague } from '../support/staff.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const signer = createSigner(SECRET)
const quarter = readPeriod('2026-TW2')!
const today = '2026-07-15'
const timeZone = 'Asia/Jakarta'
const DAY_MS = 86_400_000
const later = <A extends Actor>(actor: A, days: number): A => ({
  ...actor,
  now: new Date(NOW.getTime() + days * DAY_MS),
})
const judgement = { result: 'meets', conduct: 'above', reason: 'Target tercapai dan perilaku sangat baik.' } as const

/** An officer of a unit with an account, the unit's head as superior, and a leader. */
async function aTeam(options: { isAgreed?: boolean } = {}) {
  const { db } = database
  const place = await aPlace(db)
  const { agencyId } = place.agency
  const { officerId, name } = await anOfficer(db, place)
  const assignment = { agencyId, assignmentId: randomUUID(), officerId, unitId: place.unit.unitId }
  await addDirectory(
    db,
    { ...emptyDirectory(), assignments: [{ ...assignment, fromOn: '2026-01-01', untilOn: null }] },
    NOW,
  )
  const officer = { officerId, name }
  const [head, leader, own] = await Promise.all([
    aColleague(db, place, 'unit-head', place.unit.unitId),
    aColleague(db, place, 'leader'),
    aColleague(db, place, 'moderator'),
  ])
  await addMembership(db, leader, { userId: own.userId, role: 'officer', unitId: null, officerId })
  const of = { unitId: place.unit.unitId }
  await openCycle(db, leader, { year: 2026, rhythm: 'quarterly' })
  await nameSuperior(db, leader, { userId: head.userId, of, subject: place.unit.name, fromOn: '2026-01-01' })
  if (options.isAgreed) await agree(head, own, officer)
  return { place, agencyId, officer, head, leader, own }
}

async function agree(head: Actor, own: Actor, officer: { officerId: string; name: string }): Promise<string> {
  await setExpectation(database.db, head, officer, 2026, 'Selesai tepat waktu.')
  const added = await addItem(database.db, own, officer, 2026, { kind: 'main', title: 'Akta', target: '95 %' })
  await agreePlan(database.db, head, officer, 2026, 'superior')
  await agreePlan(database.db, own, officer, 2026, 'officer')
  if (!added.ok) throw new Error(added.reason)
  return added.value
}

const within = <T>({ agency }: Place, act: (trx: typeof database.db) => Promise<T>) =>
  withinAgency(database.db, agency.agencyId, { isReadOnly: false }, act)

describe('the direct superior', () => {
  test('is the nearest that is named, of the day asked, and never oneself', async () => {
    const { db } = database
    const { place, agencyId, officer, head, leader, own } = await aTeam()
    const below = await aPlace(db, { below: place })
    const other = await anOfficer(db, place)
    const assignment = { agencyId, assignmentId: randomUUID(), officerId: other.officerId, unitId: below.unit.unitId }
    await addDirectory(
      db,
      { ...emptyDirectory(), assignments: [{ ...assignment, fromOn: '2026-01-01', untilOn: null }] },
      NOW,
    )
    const both = [officer.officerId, other.officerId]
    const on = async (day: string) =>
      [...(await superiorsOn(db, agencyId, both, day)).values()].map((one) => one.userId)
    expect(await on('2025-12-31')).toEqual([])
    expect(await on(today)).toEqual([head.userId, head.userId])
    const of = { officerId: officer.officerId }
    await nameSuperior(db, leader, { userId: leader.userId, of, subject: officer.name, fromOn: today })
    expect((await superiorOn(db, agencyId, officer.officerId, today))?.userId).toBe(leader.userId)
    expect((await superiorOn(db, agencyId, other.officerId, today))?.userId).toBe(head.userId)
    // The officer, made head of the own unit, is not the own superior: the next one stands.
    await addMembership(db, leader, {
      userId: own.userId,
      role: 'unit-head',
      unitId: place.unit.unitId,
      officerId: null,
    })
    await nameSuperior(db, leader, { userId: own.userId, of, subject: officer.name, fromOn: '2026-07-20' })
    expect((await superiorOn(db, agencyId, officer.officerId, '2026-07-21'))?.userId).toBe(head.userId)
  })

  test('is somebody who heads or leads', async () => {
    const { db } = database
    const { place, leader } = await aTeam()
    const inspector = await aColleague(db, place, 'inspector')
    const wanted = { userId: inspector.userId, of: { unitId: place.unit.unitId }, subject: '', fromOn: today }
    expect(await nameSuperior(db, leader, wanted)).toEqual({ ok: false, reason: 'unknown' })
  })
})

describe('the work plan', () => {
  test('is in force when both agreed, and asks both again after a change', async () => {
    const { place, agencyId, officer, head, own } = await aTeam()
    const plan = () => within(place, (trx) => readPlan(trx, agencyId, 2026, officer.officerId))
    expect(await agreePlan(database.db, own, officer, 2026, 'officer')).toEqual({ ok: false, reason: 'empty' })
    const itemId = await within(place, () => agree(head, own, officer))
    expect((await plan()).isAgreed).toBe(true)
    const conduct = { kind: 'conduct', title: 'pelayanan', target: 'Ramah.' } as const
    expect(await within(place, (trx) => addItem(trx, head, officer, 2026, conduct))).toMatchObject({ ok: true })
    expect(await plan()).toMatchObject({ isAgreed: false, officerAgreedAt: null, superiorAgreedAt: null })
    expect(await addItem(database.db, head, officer, 2026, conduct)).toEqual({ ok: false, reason: 'value' })
    const proof = { itemId, period: quarter.code, realised: '96 %', name: 'Register', link: null }
    expect(await addProof(database.db, own, officer, 2026, proof)).toEqual({ ok: false, reason: 'not-agreed' })
    expect((await plan()).items.flatMap(({ proofs }) => proofs)).toEqual([])
    expect(await addItem(database.db, own, officer, 2027, conduct)).toEqual({ ok: false, reason: 'no-cycle' })
  })
})

describe('a thread', () => {
  test('is acknowledged by the other side, and by whoever answers', async () => {
    const { place, agencyId, officer, head, own } = await aTeam()
    const unread = () => countUnread(database.db, agencyId, officer.officerId)
    const talk = { kind: 'feedback', period: null, subject: 'Berkas', body: 'Mari kita bicara.' } as const
    const talkId = await within(place, (trx) => openTalk(trx, head, officer, 'superior', talk))
    expect(await unread()).toBe(1)
    expect(await acknowledge(database.db, head, officer, 'superior', talkId)).toEqual({ ok: true, value: 0 })
    expect(await unread()).toBe(1)
    await within(place, (trx) => reply(trx, own, officer, 'officer', { talkId, body: 'Baik.' }))
    expect(await unread()).toBe(0)
    const posts = (await readTalk(database.db, agencyId, officer.officerId, talkId))?.posts
    expect(posts?.map(({ side, acknowledgedAt }) => [side, acknowledgedAt !== null])).toEqual([
      ['superior', true],
      ['officer', false],
    ])
    const stranger = { officerId: randomUUID(), name: 'X' }
    expect(await readTalk(database.db, agencyId, stranger.officerId, talkId)).toBeNull()
    expect(await reply(database.db, own, stranger, 'officer', { talkId, body: 'X' })).toEqual({
      ok: false,
      reason: 'unknown',
    })
  })
})

describe('an evaluation', () => {
  const rateIn = ({ place, officer }: Awaited<ReturnType<typeof aTeam>>, actor: Actor, period = quarter) =>
    within(place, (trx) => rate(trx, actor, officer, period, judgement, { today }, signer))

  test('is given once, by the direct superior, of a period that is over, with a plan that both agreed to', async () => {
    const team = await aTeam()
    expect(await rateIn(team, team.leader)).toEqual({ ok: false, reason: 'not-superior' })
    expect(await rateIn(team, team.head)).toEqual({ ok: false, reason: 'no-plan' })
    await agree(team.head, team.own, team.officer)
    expect(await rateIn(team, team.head, readPeriod('2026-TW3')!)).toEqual({ ok: false, reason: 'not-over' })
    expect(await listEvaluations(database.db, team.agencyId, team.officer.officerId)).toEqual([])
    expect(await rateIn(team, team.head)).toMatchObject({ ok: true })
    expect(await rateIn(team, team.head)).toEqual({ ok: false, reason: 'rated' })
    const [given] = await listEvaluations(database.db, team.agencyId, team.officer.officerId)
    expect(given).toMatchObject({ version: 1, predicate: 'good', rater: 'unit-head', period: '2026-TW2' })
  })

  test('keeps all that stood beside it, whatever changes later', async () => {
    const team = await aTeam({ isAgreed: true })
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
    const team = await aTeam({ isAgreed: true })
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
    const team = await aTeam({ isAgreed: true })
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

describe('coaching', () => {
  const values = { kind: 'guidance', reason: 'Menyelesaikan lembar persyaratan.', steps: ['Satu', 'Dua'] } as const

  test('has steps that count once the officer agrees, and ends with a review', async () => {
    const { place, agencyId, officer, head, own } = await aTeam()
    const id = await within(place, (trx) => openCoaching(trx, head, officer, { ...values, reviewOn: '2026-09-01' }))
    const review = { outcome: 'reached', review: 'Selesai.' } as const
    const { db } = database
    expect(await reviewCoaching(db, head, officer, id, review)).toEqual({ ok: false, reason: 'not-agreed' })
    expect(await markSteps(db, head, officer, id, [1])).toEqual({ ok: false, reason: 'not-agreed' })
    expect(await within(place, (trx) => agreeCoaching(trx, own, officer, id))).toMatchObject({ ok: true })
    await within(place, (trx) => markSteps(trx, head, officer, id, [2]))
    await within(place, (trx) => reviewCoaching(trx, head, officer, id, review))
    expect(await agreeCoaching(db, own, officer, id)).toEqual({ ok: false, reason: 'reviewed' })
    const [coaching] = await listCoachings(db, agencyId, officer.officerId)
    expect(coaching?.steps.map(({ isDone }) => isDone)).toEqual([false, true])
    expect(coaching).toMatchObject({ outcome: 'reached', coach: 'unit-head' })
  })

  test('and a second person who is not the superior stand before the gate, which figures alone never open', async () => {
    const { agencyId, officer, head, leader } = await aTeam({ isAgreed: true })
    const { db } = database
    const over = ['2026-TW1', '2026-TW2'].map((code) => readPeriod(code)!)
    const missing = () => readGate(db, agencyId, officer.officerId, over, { today, timeZone })
    expect(await missing()).toEqual(['evidence', 'coaching', 'reply', 'review'])
    const opinion = { period: '2026-TW2', opinion: 'Saya sudah membaca semua bukti.' }
    expect(await reviewCase(db, head, officer, opinion, today)).toEqual({ ok: false, reason: 'superior' })
    expect(await reviewCase(db, leader, officer, opinion, today)).toMatchObject({ ok: true })
    expect(await missing()).toEqual(['evidence', 'coaching', 'reply'])
  })
})
