import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toDecimal } from '../../src/domain/fraction.ts'
import { findConsultation, listConsultations, saveConsultation } from '../../src/features/followup/consultations.ts'
import { effectOfPlan } from '../../src/features/followup/effect.ts'
import { findPlan, listPlans, movePlan } from '../../src/features/followup/plans.ts'
import { addProof, findProofFile, listProofs, readProofFile, removeProof } from '../../src/features/followup/proofs.ts'
import { closedPeriods, suggestElements } from '../../src/features/followup/suggestion.ts'
import { quarterOf } from '../../src/domain/period.ts'
import { drainFully } from '../../src/features/tally/tally.ts'
import { NOW, type Place, aPlace, aSubmission, anActor, answersOf, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { asConsole } from '../support/console.ts'
import { aPlan, historyOf } from '../support/followUp.ts'

let database: TestDatabase
let [own, foreign]: Place[] = []
beforeAll(async () => {
  database = await aDatabase()
  own = await aPlace(database.db)
  foreign = await aPlace(database.db)
})
afterAll(() => database.close())

const TODAY = '2026-07-15'

describe('proof', () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100)])

  test('is a sentence, with a file where there is one; it can be taken away, and the trail keeps that', async () => {
    const { agencyId } = own!.agency
    const planId = await aPlan(database.db, own!)
    const plan = (await findPlan(database.db, agencyId, planId))!
    const file = readProofFile('foto papan.png', png)
    if (!file.ok) throw new Error(file.reason)
    const actor = anActor(own!.agency)
    await asConsole(database.db, own!, (trx) => addProof(trx, actor, plan, { note: 'Foto papan', file: file.value }))
    await asConsole(database.db, own!, (trx) => addProof(trx, actor, plan, { note: 'Surat edaran', file: null }))
    const proofs = await asConsole(database.db, own!, (trx) => listProofs(trx, agencyId, planId))
    expect(proofs).toMatchObject([
      { note: 'Foto papan', fileName: 'foto papan.png', bytes: 108 },
      { note: 'Surat edaran', fileName: null, bytes: null },
    ])
    const { proofId } = proofs[0]!
    expect((await findProofFile(database.db, agencyId, planId, proofId))?.bytes.equals(png)).toBe(true)
    const other = await aPlan(database.db, own!)
    expect(await findProofFile(database.db, agencyId, other, proofId)).toBeNull()
    expect(await findProofFile(database.db, foreign!.agency.agencyId, planId, proofId)).toBeNull()
    expect(
      await asConsole(database.db, own!, (trx) => removeProof(trx, actor, { ...plan, planId: other }, proofId)),
    ).toBe(false)
    expect(await asConsole(database.db, own!, (trx) => removeProof(trx, actor, plan, proofId))).toBe(true)
    expect(await listProofs(database.db, agencyId, planId)).toHaveLength(1)
    const [last] = await historyOf(database.db, agencyId, planId)
    expect(last?.before).toEqual({ proof: 'Foto papan', file: 'foto papan.png' })
  })

  test('is no page, program or large file', () => {
    expect(readProofFile('a.pdf', Buffer.from('<html>'))).toEqual({ ok: false, reason: 'kind' })
    expect(readProofFile('a.png', Buffer.concat([png, Buffer.alloc(5 * 2 ** 20)]))).toEqual({
      ok: false,
      reason: 'large',
    })
  })
})

describe('a consultation forum', () => {
  test('is kept with counts and the plans of its own agency, and changed', async () => {
    const planId = await aPlan(database.db, own!)
    const strange = await aPlan(database.db, foreign!)
    const minutes = {
      unitId: own!.unit.unitId,
      heldOn: '2026-07-10',
      place: 'Aula',
      participants: { users: 12, office: 3 },
      topics: 'Waktu tunggu',
      agreements: 'Loket tambahan',
      planIds: [planId, strange],
    }
    const actor = anActor(own!.agency)
    const saved = await asConsole(database.db, own!, (trx) => saveConsultation(trx, actor, null, null, minutes))
    if (!saved.ok) throw new Error(saved.reason)
    const find = () => findConsultation(database.db, own!.agency.agencyId, saved.value)
    expect(await find()).toMatchObject({ ...minutes, planIds: [planId] })
    expect(await listConsultations(database.db, own!.agency.agencyId, { unitIds: null, planId })).toHaveLength(1)
    expect(await listConsultations(database.db, own!.agency.agencyId, { unitIds: [] })).toEqual([])
    const changed = { ...minutes, participants: { users: 14 }, planIds: [] }
    await asConsole(database.db, own!, (trx) => saveConsultation(trx, actor, null, saved.value, changed))
    expect(await find()).toMatchObject(changed)
    const beyond = asConsole(database.db, own!, (trx) => saveConsultation(trx, actor, new Set(), saved.value, minutes))
    expect(await beyond).toEqual({ ok: false, reason: 'beyond-reach' })
    expect(await find()).toMatchObject(changed)
  })
})

describe('from the lowest element to the effect', () => {
  test('a closed survey names its lowest, and months after the plan is done show the difference', async () => {
    const place = await aPlace(database.db)
    const people = (waktu: number, n: number) =>
      Array.from({ length: n }, () =>
        aSubmission({ answers: { ...answersOf(place, Array(9).fill(3)), waktu } as never }),
      )
    await store(database, place, people(2, 20), new Date('2026-05-10T03:00:00Z'))
    await store(database, place, people(4, 15), new Date('2026-08-10T03:00:00Z'))
    await drainFully(database.db)
    const { agencyId, unitId } = place.unit
    const periods = await closedPeriods(database.db, agencyId, TODAY)
    expect(periods.slice(0, 2).map(({ code }) => code)).toEqual(['2026-TW2', '2026-S1'])
    expect(periods.every(({ to }) => to < TODAY)).toBe(true)
    const suggestion = await asConsole(database.db, place, (trx) =>
      suggestElements(trx, agencyId, unitId, quarterOf('2026-05-10')),
    )
    expect(suggestion?.elements[0]).toMatchObject({ code: 'waktu', n: 20, name: 'Waktu penyelesaian' })
    const planId = await aPlan(database.db, place)
    const effect = async (today: string) =>
      effectOfPlan(database.db, agencyId, (await findPlan(database.db, agencyId, planId))!, today)
    expect(await effect('2026-08-20')).toBeNull()
    const done = { state: 'done' as const, reason: null, doneOn: '2026-07-14' }
    await asConsole(database.db, place, (trx) => movePlan(trx, anActor(place.agency, NOW), planId, done))
    expect(await effect('2026-07-31')).toBeNull() // the month after has not begun
    const found = await effect('2026-08-20')
    expect(found).toMatchObject({
      before: { from: '2026-04-01', to: '2026-06-30' },
      after: { from: '2026-08-01', to: '2026-10-31' },
      effect: { before: { n: 20 }, after: { n: 15 }, verdict: 'better' },
    })
    expect(toDecimal(found!.effect!.difference, 2)).toBe('2.00')
    const { total } = await listPlans(
      database.db,
      agencyId,
      { unitIds: null, period: '2026-TW1', today: TODAY },
      { limit: 5, offset: 0 },
    )
    expect(total).toBe(0)
  })
})
