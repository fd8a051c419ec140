import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SetUpFacts, setUpOf } from '../../src/domain/setUp.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { listChanges } from '../../src/features/audit/audit.ts'
import { addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import { readTick } from '../../src/features/setup/setUp.form.ts'
import { readSetUp, tickStep, untickStep } from '../../src/features/setup/setUp.ts'
import { NOW, aPlace, aSubmission, anActor, anAgency, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const read = (agencyId: string) =>
  withinAgency(database.db, agencyId, { isReadOnly: true }, (trx) => readSetUp(trx, agencyId))
const doneIn = ({ steps }: Awaited<ReturnType<typeof read>>) =>
  steps.filter(({ isDone }) => isDone).map(({ name }) => name)

describe('the set-up of an agency', () => {
  test('begins with nothing done, and with the word to the officers', async () => {
    const agency = anAgency()
    await addDirectory(database.db, { ...emptyDirectory(), agencies: [agency] }, NOW)
    await aPlace(database.db)
    const setUp = await read(agency.agencyId)
    expect([doneIn(setUp), setUp.next?.name]).toEqual([[], 'staff-told'])
  })

  test('sees in the data what is done', async () => {
    const place = await aPlace(database.db)
    await store(database, place, [aSubmission()])
    expect(doneIn(await read(place.agency.agencyId))).toEqual([
      'units',
      'services',
      'points',
      'questionnaire',
      'answers',
    ])
  })

  test('takes the word of a person for what no data shows, and keeps both in the trail', async () => {
    const { agency } = await aPlace(database.db)
    const actor = anActor(agency)
    const write = (act: Parameters<typeof withinAgency<void>>[3]) =>
      withinAgency(database.db, agency.agencyId, { isReadOnly: false }, act)
    const tick = { step: 'staff-told', doneOn: '2026-07-14', byWhom: 'Rina Contoh' } as const
    await write((trx) => tickStep(trx, actor, tick))
    await write((trx) => tickStep(trx, actor, { ...tick, doneOn: '2026-07-15' }))
    expect((await read(agency.agencyId)).steps[0]?.tick).toEqual({ ...tick, doneOn: '2026-07-15' })
    await write((trx) => untickStep(trx, actor, 'staff-told'))
    await write((trx) => untickStep(trx, actor, 'staff-told'))
    expect((await read(agency.agencyId)).next?.name).toBe('staff-told')
    const trail = await listChanges(database.db, agency.agencyId, { kind: 'set-up' }, 9)
    expect(trail.map(({ act, before }) => [act, before])).toEqual([
      ['unticked', { by: 'Rina Contoh', on: '2026-07-15' }],
      ['ticked', { by: 'Rina Contoh', on: '2026-07-14' }],
      ['ticked', null],
    ])
  })
})

describe('the next step', () => {
  const facts: SetUpFacts = {
    units: 1,
    services: 1,
    officers: 0,
    points: 1,
    hasRoster: false,
    hasQuestionnaire: true,
    hasScans: true,
    hasAnswers: true,
    hasRelease: true,
    ticks: [{ step: 'staff-told', doneOn: '2026-07-14', byWhom: 'Rina Contoh' }],
  }

  test.each([
    ['nothing, without officers and a roster', {}, null],
    ['the first that is missing', { services: 0, points: 0 }, 'services'],
    ['the questionnaire', { hasQuestionnaire: false, hasAnswers: false }, 'questionnaire'],
    ['hanging the codes, as long as nobody scanned one', { hasScans: false }, 'codes-hung'],
    ['a release', { hasRelease: false }, 'release'],
  ])('is %s', (_, missing, name) => {
    expect(setUpOf({ ...facts, ...missing }).next?.name ?? null).toBe(name)
  })
})

describe('what a person reports', () => {
  const today = '2026-07-15'
  const fields = (changes: Record<string, string> = {}) =>
    new URLSearchParams({ langkah: 'staff-told', tanggal: today, oleh: 'Rina Contoh', ...changes })

  test('is a step, a day that has come, and who did it', () => {
    expect(readTick(fields(), today)).toEqual({
      ok: true,
      value: { step: 'staff-told', doneOn: today, byWhom: 'Rina Contoh' },
    })
    expect(readTick(fields({ batal: '1', oleh: '' }), today)).toEqual({
      ok: true,
      value: { step: 'staff-told', isTakenBack: true },
    })
  })

  test.each([
    ['tanggal', '2026-07-16'],
    ['tanggal', '2026-02-30'],
    ['tanggal', ''],
    ['oleh', ' x '],
    ['oleh', 'x'.repeat(101)],
  ])('names the field %s when it is "%s"', (field, value) => {
    expect(readTick(fields({ [field]: value }), today)).toMatchObject({ ok: false, fields: [field] })
  })

  test('is nothing about a step that only the data shows', () => {
    expect(readTick(fields({ langkah: 'release' }), today)).toMatchObject({ ok: false, step: null })
  })
})
