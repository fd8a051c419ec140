import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { findPlace } from '../../src/features/directory/place.ts'
import { overdueFollowUps } from '../../src/features/followup/overdue.ts'
import { readOverview } from '../../src/features/followup/overview.ts'
import { addPlan, approvePlan, changePlan, findPlan, movePlan, showPlan } from '../../src/features/followup/plans.ts'
import { listPublicPlans } from '../../src/features/followup/publicPlans.ts'
import { readPublishedVersions } from '../../src/features/release/versions.ts'
import { type Place, aPlace, anActor, count } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { asConsole } from '../support/console.ts'
import { aPlan, historyOf, planValues } from '../support/followUp.ts'

let database: TestDatabase
let [own, foreign]: Place[] = []
beforeAll(async () => {
  database = await aDatabase()
  own = await aPlace(database.db)
  foreign = await aPlace(database.db)
})
afterAll(() => database.close())

const TODAY = '2026-07-15'

describe('a plan', () => {
  test('is kept with what was planned, and its states with who, when and why', async () => {
    const planId = await aPlan(database.db, own!)
    const { agencyId } = own!.agency
    const actor = anActor(own!.agency)
    const move = (wanted: Parameters<typeof movePlan>[3]) =>
      asConsole(database.db, own!, (trx) => movePlan(trx, actor, planId, wanted))
    expect(await findPlan(database.db, agencyId, planId)).toMatchObject({
      ...planValues(own!),
      state: 'planned',
      dueOn: '2026-09-30',
      approvedAt: null,
      unit: own!.unit.name,
    })
    expect(await move({ state: 'planned', reason: null, doneOn: null })).toEqual({ ok: false, reason: 'no-way' })
    expect((await move({ state: 'cancelled', reason: 'Anggaran dialihkan', doneOn: '2026-07-01' })).ok).toBe(true)
    expect(await findPlan(database.db, agencyId, planId)).toMatchObject({ reason: 'Anggaran dialihkan', doneOn: null })
    await move({ state: 'planned', reason: null, doneOn: null })
    await move({ state: 'done', reason: 'x', doneOn: '2026-07-14' })
    expect(await findPlan(database.db, agencyId, planId)).toMatchObject({
      state: 'done',
      reason: null,
      doneOn: '2026-07-14',
    })
    const history = await asConsole(database.db, own!, (trx) => historyOf(trx, agencyId, planId))
    expect(history.map(({ after }) => (after as { state?: string }).state ?? 'added')).toEqual([
      'done',
      'planned',
      'cancelled',
      'added',
    ])
  })

  test('beyond one’s reach is not made, nor moved there', async () => {
    const before = await count(database.db, 'follow_up')
    const covered = new Set([own!.unit.unitId])
    for (const unitId of [null, foreign!.unit.unitId])
      expect(
        await asConsole(database.db, own!, (trx) =>
          addPlan(trx, anActor(own!.agency), covered, planValues(own!, { unitId })),
        ),
      ).toEqual({ ok: false, reason: 'beyond-reach' })
    expect(await count(database.db, 'follow_up')).toBe(before)
    const planId = await aPlan(database.db, own!)
    const moved = asConsole(database.db, own!, (trx) =>
      changePlan(trx, anActor(own!.agency), covered, planId, planValues(own!, { unitId: null })),
    )
    expect(await moved).toEqual({ ok: false, reason: 'beyond-reach' })
    expect((await findPlan(database.db, own!.agency.agencyId, planId))?.unitId).toBe(own!.unit.unitId)
  })

  test('of another agency is not seen, and its place is its unit’s', async () => {
    const planId = await aPlan(database.db, foreign!)
    const { agencyId } = own!.agency
    expect(await asConsole(database.db, own!, (trx) => findPlan(trx, foreign!.agency.agencyId, planId))).toBeNull()
    expect(await findPlan(database.db, agencyId, planId)).toBeNull()
    expect(await findPlace(database.db, agencyId, { kind: 'plan', name: planId }, TODAY)).toBeNull()
    const place = await asConsole(database.db, foreign!, (trx) =>
      findPlace(trx, foreign!.agency.agencyId, { kind: 'plan', name: planId }, TODAY),
    )
    expect(place?.unitPath).toEqual([foreign!.unit.unitId])
    const whole = await aPlan(database.db, foreign!, { unitId: null })
    expect(
      (await findPlace(database.db, foreign!.agency.agencyId, { kind: 'plan', name: whole }, TODAY))?.unitPath,
    ).toEqual([])
  })

  test('is overdue after its last quarter, once, until it is over', async () => {
    const place = await aPlace(database.db)
    const [late, done] = [await aPlan(database.db, place), await aPlan(database.db, place)]
    await asConsole(database.db, place, (trx) =>
      movePlan(trx, anActor(place.agency), done, { state: 'done', reason: null, doneOn: TODAY }),
    )
    const overdue = (today: string) =>
      asConsole(database.db, place, (trx) => overdueFollowUps(trx, place.agency.agencyId, today))
    expect(await overdue('2026-09-30')).toEqual([])
    expect(await overdue('2026-10-02')).toMatchObject([{ planId: late, daysLate: 2, unitSlug: place.unit.slug }])
    const overview = await asConsole(database.db, place, (trx) =>
      readOverview(
        trx,
        place.agency.agencyId,
        { unitIds: [place.unit.unitId], today: '2026-10-02' },
        { state: 'overdue', period: null, limit: 50, offset: 0 },
      ),
    )
    expect(overview.plans.map(({ planId }) => planId)).toEqual([late])
    expect(overview).toMatchObject({ overdue: 1, progress: [{ period: '2026-TW2', progress: { all: 2 } }] })
    expect(overview.nameOf(overview.plans[0]!)).toBe('Waktu penyelesaian')
  })
})

describe('what the public reads', () => {
  const asPublic = <T>(act: (trx: Parameters<Parameters<typeof withinAgency>[3]>[0]) => Promise<T>) =>
    database.db.transaction().execute(async (trx) => {
      await trx.executeQuery({
        sql: 'set local role suara_public',
        parameters: [],
        query: { kind: 'RawNode' },
      } as never)
      return act(trx)
    })
  const seen = (place: Place, unit: string | null = null) =>
    asPublic((trx) => listPublicPlans(trx, place.agency.agencyId, { unit, period: null }))
  const versionOf = async (place: Place) => (await readPublishedVersions(database.db)).byAgency.get(place.agency.slug)

  test('is what was approved and made public, until it is changed or taken back; and whoever keeps pages is told', async () => {
    const place = await aPlace(database.db)
    const actor = anActor(place.agency)
    const planId = await aPlan(database.db, place)
    const before = await versionOf(place)
    expect(await asConsole(database.db, place, (trx) => showPlan(trx, actor, planId, true))).toEqual({
      ok: false,
      reason: 'not-approved',
    })
    await asConsole(database.db, place, (trx) => approvePlan(trx, actor, planId))
    expect(await seen(place)).toEqual([])
    expect(await versionOf(place)).toBe(before)
    await asConsole(database.db, place, (trx) => showPlan(trx, actor, planId, true))
    const shown = await versionOf(place)
    expect(shown).not.toBe(before)
    expect(await seen(place, place.unit.slug)).toEqual([
      {
        unit: place.unit.name,
        unitSlug: place.unit.slug,
        period: '2026-TW2',
        element: 'waktu',
        programme: 'Memasang papan alur',
        untilQuarter: '2026-TW3',
        state: 'planned',
        reason: null,
        doneOn: null,
      },
    ])
    expect(await seen(place, 'another')).toEqual([])
    await asConsole(database.db, place, (trx) =>
      movePlan(trx, actor, planId, { state: 'running', reason: null, doneOn: null }),
    )
    expect(await versionOf(place)).not.toBe(shown)
    expect((await seen(place))[0]?.state).toBe('running')
    await asConsole(database.db, place, (trx) =>
      changePlan(trx, actor, null, planId, planValues(place, { programme: 'Lain' })),
    )
    expect(await seen(place)).toEqual([])
    expect(await findPlan(database.db, place.agency.agencyId, planId)).toMatchObject({
      approvedAt: null,
      isPublic: false,
    })
  })

  test.each(['select responsible from follow_up', 'select * from follow_up_proof', 'select * from consultation'])(
    'is not: %s',
    async (statement) => {
      const attempt = asPublic((trx) =>
        trx.executeQuery({ sql: statement, parameters: [], query: { kind: 'RawNode' } } as never),
      )
      await expect(attempt).rejects.toThrow(/permission denied/)
    },
  )
})
