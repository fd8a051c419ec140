import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { redactWaiting } from '../../src/features/comment/redaction.ts'
import { createVault, openIfThere } from '../../src/features/response/vault.ts'
import { SECRET, aPlace, aSubmission, count, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

describe('a comment', () => {
  test('lies in the database without a word of it in clear', async () => {
    const place = await aPlace(database.db)
    await store(database, place, [aSubmission({ comment: 'Petugas sangat membantu' })])
    const everything = await Promise.all(
      ['response', 'response_comment', 'pending', 'comment_key'].map((table) =>
        database.pool.query(`select t::text from ${table} t`),
      ),
    )
    const text = everything.flatMap(({ rows }) => rows.map((row) => String(row.t))).join('\n')
    const inHex = Buffer.from('membantu').toString('hex')
    expect(text).not.toBe('')
    expect([text.includes('membantu'), text.includes(inHex)]).toEqual([false, false])
  })

  test.each([
    ['plain', 'Bagus'],
    ['with a NUL', 'a\u0000b'],
    ['of many scripts', 'شكرا 感謝 👩‍👩‍👧‍👦 é'],
    ['long', 'panjang '.repeat(250)],
    ['empty', ''],
  ])('%s opens as it was written', async (_, comment) => {
    const vault = createVault(database.db, SECRET)
    const [sealed] = await vault.sealAll([{ answeredOn: '2026-07-15', comment }])
    expect(sealed).toMatchObject({ month: '2026-07-01' })
    expect(await createVault(database.db, SECRET).open(sealed!)).toBe(comment)
  })

  test('that two people wrote alike does not look alike', async () => {
    const vault = createVault(database.db, SECRET)
    const alike = { answeredOn: '2026-07-15', comment: 'Bagus' }
    const [one, other] = await vault.sealAll([alike, alike])
    expect(one?.sealed.equals(other!.sealed)).toBe(false)
  })

  test('there is none where none was written', async () => {
    const fresh = await aDatabase()
    const vault = createVault(fresh.db, SECRET)
    expect(await vault.sealAll([{ answeredOn: '2026-07-15', comment: null }])).toEqual([null])
    expect(await count(fresh.db, 'comment_key')).toBe(0)
    await fresh.close()
  })
})

describe('the key of a month', () => {
  test('is the same for all processes that need it first at the same moment', async () => {
    const fresh = await aDatabase()
    const vaults = Array.from({ length: 8 }, () => createVault(fresh.db, SECRET))
    const sealed = await Promise.all(
      vaults.map((vault, place) => vault.sealAll([{ answeredOn: '2026-07-15', comment: `dari ${place}` }])),
    )
    const reader = createVault(fresh.db, SECRET)
    const opened = await Promise.all(sealed.map(([comment]) => reader.open(comment!)))
    expect(opened).toEqual(vaults.map((_, place) => `dari ${place}`))
    expect(await count(fresh.db, 'comment_key')).toBe(1)
    await fresh.close()
  })

  test('opens comments of its month only', async () => {
    const vault = createVault(database.db, SECRET)
    const [july] = await vault.sealAll([{ answeredOn: '2026-07-31', comment: 'Bagus' }])
    await expect(vault.open({ month: '2026-08-01', sealed: july!.sealed })).rejects.toThrow()
  })

  test('is of no use without the secret, and a changed comment does not open', async () => {
    const vault = createVault(database.db, SECRET)
    const [comment] = await vault.sealAll([{ answeredOn: '2026-07-15', comment: 'Bagus' }])
    await expect(createVault(database.db, `${SECRET}!`).open(comment!)).rejects.toThrow()
    const changed = Buffer.from(comment!.sealed)
    changed[changed.length - 1]! ^= 1
    await expect(vault.open({ ...comment!, sealed: changed })).rejects.toThrow()
  })

  test('is destroyed a year after its month, and nobody reads that month again', async () => {
    const fresh = await aDatabase()
    const [vault, other] = [createVault(fresh.db, SECRET), createVault(fresh.db, SECRET)]
    const [july, august] = await vault.sealAll([
      { answeredOn: '2025-07-31', comment: 'Bagus' },
      { answeredOn: '2025-08-01', comment: 'Cepat' },
    ])
    await vault.forget('2026-07-31')
    expect(await vault.open(july!)).toBe('Bagus')
    await vault.forget('2026-08-01')
    for (const reader of [vault, other]) {
      expect(await openIfThere(reader, july!)).toBeNull()
      expect(await reader.open(august!)).toBe('Cepat')
    }
    const [late] = await other.sealAll([{ answeredOn: '2025-07-30', comment: 'Lambat' }])
    expect([await vault.open(late!), await openIfThere(vault, july!)]).toEqual(['Lambat', null])
    await fresh.close()
  })

  test('takes along the copies that nobody read, and leaves what was judged', async () => {
    const place = await aPlace(database.db)
    const vault = createVault(database.db, SECRET)
    await store(database, place, [aSubmission({ comment: 'Bagus' }), aSubmission({ comment: 'Cepat' })])
    await redactWaiting(database.db, vault)
    const own = { agency_id: place.agency.agencyId }
    const { comment_id } = await database.db
      .selectFrom('comment')
      .select('comment_id')
      .where('agency_id', '=', own.agency_id)
      .limit(1)
      .executeTakeFirstOrThrow()
    await database.db.updateTable('comment').set({ state: 'spam' }).where('comment_id', '=', comment_id).execute()
    await vault.forget('2027-12-01')
    expect([await count(database.db, 'comment', own), await count(database.db, 'response_comment', own)]).toEqual([
      1, 2,
    ])
  })
})
