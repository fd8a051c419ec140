import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { listChanges } from '../../src/features/audit/audit.ts'
import { addGoal, changeGoal } from '../../src/features/indicator/goals.ts'
import { type VersionValues, currentOf, findIndicator } from '../../src/features/indicator/indicator.ts'
import {
  addIndicator,
  adoptVersion,
  beginConsultation,
  draftVersion,
  withdrawVersion,
} from '../../src/features/indicator/life.ts'
import { listValues, measure } from '../../src/features/indicator/measure.ts'
import { recordValue } from '../../src/features/indicator/recording.ts'
import { listAsked, listConcerned, listIndicatorsOf, listVoices, speak } from '../../src/features/indicator/voice.ts'
import { readPeriod } from '../../src/domain/period.ts'
import { simulate } from '../../src/domain/simulation.ts'
import { type Place, aPlace, anActor, anOfficer, count } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { words } from '../support/indicators.ts'
import { importText } from '../support/files.ts'
import { aTarget } from '../support/matrix.ts'

const TODAY = '2026-07-15'
let database: TestDatabase
let own: Place
let sibling: Place
let officerId: string
let goalId: string

beforeAll(async () => {
  database = await aDatabase()
  own = await aPlace(database.db)
  sibling = await aPlace(database.db, { beside: own })
  officerId = (await aTarget(database, 'own', own)).officerId
  goalId = await addGoal(database.db, anActor(own.agency), { mission: 'Misi 1', name: 'Cepat', priority: 1 })
})
afterAll(() => database.close())

const values = () => ({
  goalId,
  unitId: own.unit.unitId,
  subject: 'officer' as const,
  source: 'completion' as const,
  detail: null,
})
const within = <T>(act: (db: TestDatabase['db']) => Promise<T>) =>
  withinAgency(database.db, own.agency.agencyId, { isReadOnly: false }, act)
const simulation = simulate([], words)

async function anIndicator(parts: Partial<VersionValues> = {}): Promise<string> {
  const added = await within((db) => addIndicator(db, anActor(own.agency), null, values(), { ...words, ...parts }))
  if (!added.ok) throw new Error(added.reason)
  return added.value
}
const consult = (id: string, until = '2026-07-29', today = TODAY) =>
  within((db) => beginConsultation(db, anActor(own.agency), null, id, { until, simulation, today }))
const adopt = (id: string, parts: { reason?: string; today?: string; concerned?: string[] } = {}) =>
  within((db) =>
    adoptVersion(db, anActor(own.agency), null, id, {
      from: '2026-08-01',
      reason: '',
      today: TODAY,
      concerned: [officerId],
      ...parts,
    }),
  )
const say = (id: string, stance: 'acknowledge' | 'comment' | 'object', says: string | null = null, who = officerId) =>
  within((db) => speak(db, anActor(own.agency), who, id, { stance, says, today: TODAY }))
const states = async (id: string) =>
  (await findIndicator(database.db, own.agency.agencyId, id))!.versions.map(
    ({ version, state }) => `${version} ${state}`,
  )

describe('the life of an indicator', () => {
  test('is drafted, talked over, adopted, and replaced by its next version; the trail tells each step', async () => {
    const id = await anIndicator()
    expect(await adopt(id)).toEqual({ ok: false, reason: 'not-consultation' })
    expect(await consult(id)).toMatchObject({ ok: true })
    expect(await within((db) => draftVersion(db, anActor(own.agency), null, id, words))).toEqual({
      ok: false,
      reason: 'not-draft',
    })
    expect(await adopt(id)).toEqual({ ok: false, reason: 'still-open' })
    expect(await say(id, 'acknowledge')).toEqual({ ok: true, value: null })
    expect(await adopt(id)).toMatchObject({ ok: true })
    const next = await within((db) => draftVersion(db, anActor(own.agency), null, id, { ...words, target: 92 }))
    expect(next).toEqual({ ok: true, value: 2 })
    expect(currentOf((await findIndicator(database.db, own.agency.agencyId, id))!).target).toBe(90)
    await consult(id)
    expect(await adopt(id, { today: '2026-07-30' })).toMatchObject({ ok: true })
    expect(await states(id)).toEqual(['2 adopted', '1 replaced'])
    const trail = await listChanges(database.db, own.agency.agencyId, { kind: 'indicator', subjectId: id }, 20)
    expect(trail.map(({ act }) => act).reverse()).toEqual([
      'added',
      'submitted',
      'commented',
      'adopted',
      'added',
      'submitted',
      'adopted',
    ])
  })

  test('an objection asks for a reason, even when the last day has passed; the newest word counts', async () => {
    const id = await anIndicator()
    await consult(id)
    await say(id, 'object', 'Tenggatnya tidak ditentukan petugas')
    expect(await adopt(id, { today: '2026-08-05' })).toEqual({ ok: false, reason: 'note' })
    expect(await states(id)).toEqual(['1 consultation'])
    await say(id, 'comment', 'Sudah dijelaskan')
    expect(
      (await listVoices(database.db, own.agency.agencyId, id, 1)).map(({ stance, isLatest }) => [stance, isLatest]),
    ).toEqual([
      ['comment', true],
      ['object', false],
    ])
    expect(await adopt(id, { today: '2026-08-05' })).toMatchObject({ ok: true })
  })

  test('is withdrawn with what was said of it', async () => {
    const id = await anIndicator()
    await consult(id)
    await say(id, 'object', 'Terlalu tinggi')
    expect(await within((db) => withdrawVersion(db, anActor(own.agency), null, id))).toMatchObject({ ok: true })
    expect(await states(id)).toEqual(['1 withdrawn'])
    expect(await listVoices(database.db, own.agency.agencyId, id, 1)).toHaveLength(1)
    expect(await say(id, 'acknowledge')).toEqual({ ok: false, reason: 'closed' })
  })

  test.each([['2026-07-17'], ['2026-10-14'], ['2026-07-01']])('is not talked over until %s', async (until) => {
    const id = await anIndicator()
    expect(await consult(id, until)).toEqual({ ok: false, reason: 'until' })
    expect(await states(id)).toEqual(['1 draft'])
  })
})

describe('who is concerned', () => {
  test('are those assigned in its unit, and nobody else is heard or asked', async () => {
    const id = await anIndicator()
    await consult(id)
    const elsewhere = (await aTarget(database, 'sibling', sibling)).officerId
    const unassigned = (await anOfficer(database.db, own)).officerId
    const found = (await findIndicator(database.db, own.agency.agencyId, id))!
    const concerned = await listConcerned(database.db, own.agency.agencyId, found, TODAY)
    expect(concerned.map((one) => one.officerId)).toEqual([officerId])
    for (const who of [elsewhere, unassigned]) {
      expect(await say(id, 'comment', 'x', who)).toEqual({ ok: false, reason: 'unconcerned' })
      expect(await listIndicatorsOf(database.db, own.agency.agencyId, who, TODAY)).toEqual([])
    }
    const mine = await listIndicatorsOf(database.db, own.agency.agencyId, officerId, TODAY)
    expect(mine.map(({ indicatorId }) => indicatorId)).toContain(id)
    const asked = (day: string) => listAsked(database.db, own.agency.agencyId, officerId, day)
    expect((await asked('2026-07-29')).length - (await asked('2026-07-30')).length).toBeGreaterThan(0)
  })

  test('a draft is shown to no officer', async () => {
    const id = await anIndicator()
    const mine = await listIndicatorsOf(database.db, own.agency.agencyId, officerId, TODAY)
    expect(mine.map(({ indicatorId }) => indicatorId)).not.toContain(id)
    expect(await say(id, 'acknowledge')).toEqual({ ok: false, reason: 'closed' })
  })
})

test('nobody changes what lies beyond their reach, and nothing is written', async () => {
  const id = await anIndicator()
  const reach = new Set([sibling.unit.unitId])
  const actor = anActor(own.agency)
  const before = await count(database.db, 'audit', { agency_id: own.agency.agencyId })
  const refused = { ok: false, reason: 'beyond-reach' }
  expect(await addIndicator(database.db, actor, reach, values(), words)).toEqual(refused)
  expect(await addIndicator(database.db, actor, reach, { ...values(), unitId: null }, words)).toEqual(refused)
  expect(await draftVersion(database.db, actor, reach, id, words)).toEqual(refused)
  expect(await withdrawVersion(database.db, actor, reach, id)).toEqual(refused)
  expect(await changeGoal(database.db, actor, crypto.randomUUID(), { mission: 'x', name: 'y', priority: 1 })).toEqual({
    ok: false,
    reason: 'unknown-goal',
  })
  expect(await count(database.db, 'audit', { agency_id: own.agency.agencyId })).toBe(before)
})

describe('recorded values', () => {
  const period = readPeriod('2026-TW2')!
  const record = (id: string, parts: { value?: number; period?: typeof period } = {}) =>
    within(async (db) =>
      recordValue(
        db,
        anActor(own.agency),
        null,
        (await findIndicator(db, own.agency.agencyId, id))!,
        { unitId: own.unit.unitId, period, value: 97.4, origin: 'Dinas', ...parts },
        TODAY,
      ),
    )
  async function recorded(name: string): Promise<string> {
    const what = { ...values(), subject: 'unit' as const, source: 'recorded' as const }
    const added = await addIndicator(database.db, anActor(own.agency), null, what, { ...words, name })
    return added.ok ? added.value : ''
  }

  test('are kept once per unit and period, within the scale and the rhythm, and measured as they are', async () => {
    const id = await recorded('Partisipasi')
    expect(await record(id, { value: 101 })).toEqual({ ok: false, reason: 'scale' })
    expect(await record(id, { period: readPeriod('2026')! })).toEqual({ ok: false, reason: 'period' })
    expect(await record(id, { period: readPeriod('2026-TW4')! })).toEqual({ ok: false, reason: 'future' })
    expect(await listValues(database.db, own.agency.agencyId, id)).toEqual([])
    await record(id)
    await record(id, { value: 97.5 })
    expect((await listValues(database.db, own.agency.agencyId, id)).map(({ value }) => value)).toEqual([97.5])
    const found = (await findIndicator(database.db, own.agency.agencyId, id))!
    const [measured] = await measure(database.db, own.agency.agencyId, found, [period], TODAY)
    expect(measured!.values).toEqual([{ value: 97.5, low: null, high: null, n: null }])
    expect(await record(await anIndicator())).toEqual({ ok: false, reason: 'not-recorded' })
  })

  test('come as a file, whole or not at all, every bad row named', async () => {
    const id = await recorded('Kelulusan')
    const row = (...cells: string[]) => cells.join(';')
    const head = row('indikator', 'unit', 'periode', 'nilai', 'sumber')
    const unit = own.unit.slug
    const bad = [
      row('Kelulusan', unit, '2026', '90', 'Dinas'),
      row('Kelulusan', unit, '2026-TW4', '90', 'Dinas'),
      row('Kelulusan', unit, '2026-TW1', '100,1', 'Dinas'),
      row('Kelulusan', unit, '2026-TW1', 'banyak', 'Dinas'),
      row('Tepat waktu', unit, '2026-TW1', '90', 'Dinas'),
      row('Kelulusan', 'antah', '2026-TW1', '90', 'Dinas'),
      row('Kelulusan', unit, '2026-TW1', '90', ''),
    ]
    const refused = await importText(database.db, own.agency, 'nilai', [head, ...bad].join('\n'))
    const reasons = refused.ok ? [] : refused.reason.problems.map(({ line, reason }) => `${line} ${reason}`)
    expect(reasons).toEqual([
      '2 period',
      '3 future',
      '4 out-of-scale',
      '5 number',
      '6 unknown-indicator',
      '7 unknown-unit',
      '8 empty-cell',
    ])
    expect(await listValues(database.db, own.agency.agencyId, id)).toEqual([])
    const good = [head, row('kelulusan', unit, '2026-TW1', '98,5', 'Dinas')].join('\n')
    expect(await importText(database.db, own.agency, 'nilai', good)).toMatchObject({ ok: true, value: { added: 1 } })
    expect(await importText(database.db, own.agency, 'nilai', good)).toMatchObject({
      ok: true,
      value: { unchanged: 1 },
    })
    expect((await listValues(database.db, own.agency.agencyId, id))[0]).toMatchObject({ value: 98.5, origin: 'Dinas' })
  })
})
