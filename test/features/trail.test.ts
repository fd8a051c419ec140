import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { readTrailFilter } from '../../src/features/audit/audit.form.ts'
import { NO_ACCOUNT, listActors, readTrail, record } from '../../src/features/audit/audit.ts'
import { sentenceOf, valueText } from '../../src/i18n/console/trail.ts'
import { NOW, type Place, aPlace } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
let place: Place
beforeAll(async () => {
  database = await aDatabase()
  place = await aPlace(database.db)
})
afterAll(() => database.close())

const reading = { isReadOnly: true }
const actor = (now = NOW) => ({ agencyId: place.agency.agencyId, userId: null, name: 'portal', now })
const within = <T>(act: Parameters<typeof withinAgency<T>>[3]) =>
  withinAgency(database.db, place.agency.agencyId, reading, act)

describe('the trail', () => {
  test('is read page by page under the agency’s role, and names what its values point to', async () => {
    const { unitId, name } = place.unit
    await withinAgency(database.db, place.agency.agencyId, { isReadOnly: false }, async (trx) => {
      for (const [place, subject] of ['one', 'two', 'three'].entries())
        await record(trx, actor(new Date(NOW.getTime() + place)), {
          act: 'added',
          kind: 'point',
          subjectId: subject,
          subject,
          after: { unitId },
        })
    })
    const { agencyId } = place.agency
    const first = await within((trx) => readTrail(trx, agencyId, { kind: 'point' }, 2))
    expect([first.entries.map(({ subject }) => subject), first.hasMore]).toEqual([['three', 'two'], true])
    expect(first.names.get(unitId)).toBe(name)
    const before = first.entries[1]?.auditId ?? ''
    const second = await within((trx) => readTrail(trx, agencyId, { kind: 'point', before }, 2))
    expect([second.entries.map(({ subject }) => subject), second.hasMore]).toEqual([['one'], false])
    expect(await within((trx) => listActors(trx, agencyId))).toEqual([])
  })

  test('is narrowed to days on the agency’s clocks, both included, and to what no account did', async () => {
    const { agencyId } = place.agency
    const moments = ['2026-03-01T16:59:59Z', '2026-03-01T17:00:00Z', '2026-03-02T16:59:59Z', '2026-03-02T17:00:00Z']
    for (const at of moments)
      await database.db
        .transaction()
        .execute((trx) =>
          record(trx, actor(new Date(at)), { act: 'changed', kind: 'agency', subjectId: at, subject: at }),
        )
    const on = (from: string | null, until: string | null) => ({ from, until, timeZone: 'Asia/Jakarta' })
    const found = async (days: ReturnType<typeof on>) =>
      (await within((trx) => readTrail(trx, agencyId, { kind: 'agency', days, userId: NO_ACCOUNT }, 10))).entries
        .map(({ subject }) => subject)
        .toReversed()
    expect(await found(on('2026-03-02', '2026-03-02'))).toEqual(moments.slice(1, 3))
    expect(await found(on(null, '2026-03-01'))).toEqual(moments.slice(0, 1))
    expect(await found(on('2026-03-03', null))).toEqual(moments.slice(3))
  })

  test.each(["update audit set actor = 'X'", 'delete from audit', 'truncate audit'])(
    'can only grow: its pages may not «%s»',
    async (statement) => {
      const { agencyId } = place.agency
      const tryIt = withinAgency(database.db, agencyId, { isReadOnly: false }, (trx) => sql.raw(statement).execute(trx))
      await expect(tryIt).rejects.toThrow(/permission denied/)
    },
  )

  test('gives the console no right but to read it and to add to it', async () => {
    const { rows } = await database.pool.query(
      `select privilege_type as right from information_schema.role_table_grants
       where table_name = 'audit' and grantee = 'suara_console' order by 1`,
    )
    expect(rows.map(({ right }) => right)).toEqual(['INSERT', 'SELECT'])
  })
})

describe('what a reader asks for', () => {
  test('is read whole', () => {
    const parameters = new URLSearchParams({ apa: 'point', dari: '2026-03-01', siapa: NO_ACCOUNT, sampai: '' })
    expect(readTrailFilter(parameters, 'Asia/Jakarta')).toMatchObject({
      filter: { kind: 'point', userId: NO_ACCOUNT, days: { from: '2026-03-01', until: null } },
      problems: [],
    })
  })

  test.each(['dari=31-12-2026', 'sampai=2026-02-30', 'siapa=somebody', "apa=x'y", 'sebelum=1'])(
    'is named where it is not what it must be: %s',
    (query) => {
      const { filter, problems } = readTrailFilter(new URLSearchParams(query), 'Asia/Jakarta')
      expect(problems).toEqual([query.split('=')[0]])
      expect(Object.values({ ...filter, ...filter.days, days: null, timeZone: null }).filter(Boolean)).toEqual([])
    },
  )
})

describe('the words of a change', () => {
  const reading = { names: new Map([['0199aaaa-0000-7000-8000-000000000001', 'Loket 1']]), timeZone: 'Asia/Makassar' }

  test('are a sentence, also where the act or the kind has no word yet', () => {
    const entry = { actor: 'Rina Contoh', act: 'changed', kind: 'service', subject: 'KTP' }
    expect(sentenceOf(entry)).toEqual({ actor: 'Rina Contoh', act: 'mengubah layanan', subject: 'KTP' })
    expect(sentenceOf({ ...entry, act: 'blessed', kind: 'thing' }).act).toBe('blessed thing')
  })

  test.each([
    [null, null],
    [true, 'ya'],
    [1234, '1.234'],
    ['2026-07-15', '15 Juli 2026'],
    ['2026-07-15T16:30:00.000Z', '16 Juli 2026 pukul 00.30'],
    ['0199aaaa-0000-7000-8000-000000000001', 'Loket 1'],
    ['0199aaaa-0000-7000-8000-000000000002', '0199aaaa…'],
    [['counter', 'X'], 'loket, X'],
    [{ name: 'A', state: 'closed' }, 'nama: A; keadaan: tutup'],
  ])('show %o as %s', (value, text) => {
    expect(valueText(value, reading)).toBe(text)
  })
})
