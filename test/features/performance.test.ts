import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPeriod } from '../../src/domain/period.ts'
import { addMembership } from '../../src/features/account/account.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import {
  agreeCoaching,
  listCoachings,
  markSteps,
  openCoaching,
  reviewCase,
  reviewCoaching,
} from '../../src/features/performance/coaching.ts'
import { readGate } from '../../src/features/performance/gateCase.ts'
import { addItem, addProof, agreePlan, readPlan } from '../../src/features/performance/plan.ts'
import { nameSuperior, superiorOn, superiorsOn } from '../../src/features/performance/superiors.ts'
import { acknowledge, countUnread, openTalk, readTalk, reply } from '../../src/features/performance/talk.ts'
import { type Place, aPlace, anOfficer } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { aColleague } from '../support/staff.ts'
import { aTeam, agreeOnPlan, assign, quarter, today } from '../support/team.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const within = <T>({ agency }: Place, act: (trx: typeof database.db) => Promise<T>) =>
  withinAgency(database.db, agency.agencyId, { isReadOnly: false }, act)

describe('the direct superior', () => {
  test('is the nearest that is named, of the day asked, and never oneself', async () => {
    const { db } = database
    const { place, agencyId, officer, head, leader, own } = await aTeam(database.db)
    const below = await aPlace(db, { below: place })
    const other = await anOfficer(db, place)
    await assign(db, { agencyId, officerId: other.officerId, unitId: below.unit.unitId })
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
    const { place, leader } = await aTeam(database.db)
    const inspector = await aColleague(db, place, 'inspector')
    const wanted = { userId: inspector.userId, of: { unitId: place.unit.unitId }, subject: '', fromOn: today }
    expect(await nameSuperior(db, leader, wanted)).toEqual({ ok: false, reason: 'unknown' })
  })
})

describe('the work plan', () => {
  test('is in force when both agreed, and asks both again after a change', async () => {
    const { place, agencyId, officer, head, own } = await aTeam(database.db)
    const plan = () => within(place, (trx) => readPlan(trx, agencyId, 2026, officer.officerId))
    expect(await agreePlan(database.db, own, officer, 2026, 'officer')).toEqual({ ok: false, reason: 'empty' })
    const itemId = await within(place, (trx) => agreeOnPlan(trx, { head, own, officer }))
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
    const { place, agencyId, officer, head, own } = await aTeam(database.db)
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

describe('coaching', () => {
  const values = { kind: 'guidance', reason: 'Menyelesaikan lembar persyaratan.', steps: ['Satu', 'Dua'] } as const

  test('has steps that count once the officer agrees, and ends with a review', async () => {
    const { place, agencyId, officer, head, own } = await aTeam(database.db)
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
    const { agencyId, officer, head, leader } = await aTeam(database.db, { isAgreed: true })
    const { db } = database
    const over = ['2026-TW1', '2026-TW2'].map((code) => readPeriod(code)!)
    const missing = () => readGate(db, agencyId, officer.officerId, over, { today, timeZone: 'Asia/Jakarta' })
    expect(await missing()).toEqual(['evidence', 'coaching', 'reply', 'review'])
    const opinion = { period: '2026-TW2', opinion: 'Saya sudah membaca semua bukti.' }
    expect(await reviewCase(db, head, officer, opinion, today)).toEqual({ ok: false, reason: 'superior' })
    expect(await reviewCase(db, leader, officer, opinion, today)).toMatchObject({ ok: true })
    expect(await missing()).toEqual(['evidence', 'coaching', 'reply'])
  })
})
