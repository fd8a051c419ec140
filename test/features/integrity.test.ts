import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { record } from '../../src/features/audit/audit.ts'
import {
  type Finding,
  createHeadSigner,
  enterNew,
  findEntryOf,
  newestHead,
  proveGrowth,
  proveRelease,
  readNote,
  verifyAll,
} from '../../src/features/integrity/integrity.ts'
import { leafHash } from '../../src/features/integrity/hash.ts'
import { findRelease } from '../../src/features/release/release.ts'
import { toReceipt } from '../../src/domain/receipt.ts'
import { isContinued, rootOfPath } from '../../public/verifikasi.mjs'
import { NOW, type Place, SECRET, aPlace, anActor } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { answer, close } from '../support/releases.ts'

const signer = createHeadSigner(SECRET)
const trust = { verifierKeys: [signer.verifierKey], publishedHeads: [] as string[] }

let database: TestDatabase
let place: Place
let early: string
beforeAll(async () => {
  database = await aDatabase()
  place = await aPlace(database.db)
  await answer(database, place, 4, 30)
  await close(database, place)
  await change('first')
  await change('second')
  await enter()
  early = (await newestHead(database.db))!.note
  await answer(database, place, 3, 3)
  await change('third')
  await enter()
})
afterAll(() => database.close())

const enter = () => enterNew(database.db, signer, () => NOW)
const verify = (also: Partial<typeof trust> = {}) => verifyAll(database.db, { ...trust, ...also })

function change(subject: string): Promise<void> {
  const what = {
    act: 'changed',
    kind: 'unit',
    subjectId: place.unit.unitId,
    subject,
    after: { name: subject },
  } as const
  return database.db.transaction().execute((trx) => record(trx, anActor(place.agency), what))
}

describe('what is entered', () => {
  test('is every release, change and answer, once', async () => {
    expect(await verify()).toEqual({ entries: 6, heads: 5, releases: 1, changes: 3, answers: 33, findings: [] })
    expect(await enter()).toBe(0)
  })

  test('is left alone by a second process that comes meanwhile', async () => {
    await change('fourth')
    const another = database.another(2)
    const added = await Promise.all([enter(), enterNew(another.db, signer, () => NOW)])
    await another.close()
    expect(added.reduce((sum, one) => sum + one, 0)).toBe(1)
    expect((await verify()).findings).toEqual([])
  })

  test('leaves out an agency to practise in', async () => {
    const practice = await aPlace(database.db)
    await sql`update agency set practice_of = ${place.agency.agencyId} where agency_id = ${practice.agency.agencyId}`.execute(
      database.db,
    )
    await answer(database, practice, 4, 2)
    expect(await enter()).toBe(0)
  })
})

describe('what is proven', () => {
  test('a release is in the log, by the role of the public', async () => {
    const { digest } = (await findRelease(database.db, place.agency.agencyId, null))!
    const proof = (await proveRelease(database.publicDb, digest))!
    expect(JSON.parse(proof.entry)).toMatchObject({ kind: 'release', agency: place.agency.slug, digest })
    const { position, entry, path, head } = proof
    expect(rootOfPath(position, head.size, leafHash(entry), path)).toEqual(head.root)
    expect(await proveRelease(database.publicDb, 'f'.repeat(64))).toBeNull()
  })

  test('the log of today continues the one of then', async () => {
    const [old, now] = [readNote(early, trust.verifierKeys)!, (await newestHead(database.publicDb))!]
    const path = (await proveGrowth(database.publicDb, old.size, now.size))!
    expect(isContinued(old.size, now.size, old.root, now.root, path)).toBe(true)
    for (const [before, size] of [
      [0, now.size],
      [now.size + 1, now.size],
      [1, now.size + 1],
    ] as const)
      expect(await proveGrowth(database.publicDb, before, size)).toBeNull()
  })

  test('of a receipt, the entry that its answer is of; of one that is not entered yet, or of none, nothing', async () => {
    const { rows } = await sql<{ id: string }>`select response_id as id from response`.execute(database.db)
    const receipts = rows.map(({ id }) => toReceipt(id))
    const found = await Promise.all(receipts.map((receipt) => findEntryOf(database.db, receipt)))
    expect(found.filter((number) => number === 4)).toHaveLength(30) // after a release and two changes
    await answer(database, place, 2, 1)
    const late = await sql<{ id: string }>`select response_id as id from response`.execute(database.db)
    const fresh = late.rows.map(({ id }) => toReceipt(id)).find((receipt) => !receipts.includes(receipt))!
    expect(await findEntryOf(database.db, fresh)).toBeNull()
    await enter()
    expect(await findEntryOf(database.db, fresh)).not.toBeNull()
    expect(await findEntryOf(database.db, '0000-0000-0000')).toBeNull()
  })

  test('nothing of a change or an answer is told to the public', async () => {
    const { rows } = await sql<{ kind: string }>`select distinct kind from log_entry`.execute(database.publicDb)
    expect(rows).toEqual([{ kind: 'release' }])
    await expect(sql`select from log_batch`.execute(database.publicDb)).rejects.toThrow('permission denied')
  })
})

/** What somebody with the rights of the database's owner may do, and as what it is found. */
const bent: [what: string, statement: string, found: Finding['kind']][] = [
  [
    'a score is changed',
    `update response set scores = set_byte(scores, 0, 1) where ctid = (select min(ctid) from response)`,
    'answers',
  ],
  [
    'an answer is moved to another day',
    `update response set answered_on = answered_on - 40 where ctid = (select min(ctid) from response)`,
    'answers',
  ],
  ['an answer is deleted', `delete from response where ctid = (select min(ctid) from response)`, 'answers'],
  ['answers are taken out of an entry', `update log_batch set ids = ids[2:]`, 'answers'],
  [
    'it is forgotten of which answers an entry is',
    `delete from log_batch where position = (select min(position) from log_batch)`,
    'answers',
  ],
  [
    'a published figure is changed',
    `update release set figures = jsonb_set(figures, '{total,nik}', '"99,99"')`,
    'release',
  ],
  ['a release is dated back', `update release set closed_at = closed_at - interval '1 day'`, 'release'],
  ['a release is deleted', `delete from release`, 'release'],
  ['a change is told otherwise', `update audit set after = '{"name": "else"}' where subject = 'first'`, 'change'],
  ['a change is put on another', `update audit set actor = 'somebody' where subject = 'second'`, 'change'],
  ['a change is deleted', `delete from audit where subject = 'second'`, 'change'],
  [
    'an entry says something else',
    `update log_entry set text = replace(text, '"count":30', '"count":29') where kind = 'answers'`,
    'entry',
  ],
  [
    'two entries change places',
    `update log_entry set position = 99 where position = 1; update log_entry set position = 1 where position = 2; update log_entry set position = 2 where position = 99`,
    'change',
  ],
  ['an entry is deleted', `delete from log_entry where position = 1`, 'entry'],
  [
    'an entry is added without a head',
    `insert into log_entry select max(position) + 1, min(agency_id::text)::uuid, 'release', 'x', 'x' from log_entry`,
    'head',
  ],
  ['a leaf is another one', `update log_node set hash = sha256('') where level = 0 and position = 0`, 'entry'],
  ['a node is another one', `update log_node set hash = sha256('') where level = 1 and position = 0`, 'entry'],
  ['a root is another one', `update log_head set root = sha256('') where size = 1`, 'head'],
  ['a head is dated back', `update log_head set at = at - interval '1 day' where size = 1`, 'head'],
  ['the newest head is deleted', `delete from log_head where size = (select max(size) from log_head)`, 'head'],
]

describe('what was changed behind the portal’s back', () => {
  test.each(bent)('%s: it is found', async (_, statement, found) => {
    const findings = await whileBent(statement, async () => (await verify()).findings)
    expect(findings.map(({ kind }) => kind)).toContain(found)
    expect((await verify()).findings).toEqual([]) // with everything back
  })

  test('a log that was written anew, with a head of another key, is found by its signature', async () => {
    const findings = await whileBent('truncate log_entry, log_batch, log_month, log_node, log_head', async () => {
      await enterNew(database.db, createHeadSigner('another key'), () => NOW)
      return (await verify()).findings
    })
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['head']))
    expect(findings[0]?.says).toMatch(/^No trusted key signed/)
  })

  test('a log that was written anew, or cut short, by whoever has the key is found by a head that was kept', async () => {
    const published = { publishedHeads: [early] }
    expect((await verify(published)).findings).toEqual([])
    const anew = await whileBent('truncate log_entry, log_batch, log_month, log_node, log_head', async () => {
      await sql`delete from audit where subject = 'first'`.execute(database.db)
      await enter()
      return [(await verify()).findings, (await verify(published)).findings]
    })
    expect(anew[0]).toEqual([])
    expect(anew[1]).toMatchObject([{ kind: 'published' }])
  })

  test('a kept head that is none, or that nobody trusted signed, is no head', async () => {
    const { findings } = await verify({ publishedHeads: ['not a head', early.replace('2026', '2025')] })
    expect(findings.map(({ says }) => says)).toEqual([
      'A head that was kept cannot be read.',
      expect.stringMatching(/^No trusted key signed the kept head/),
    ])
  })
})

/** Bends the stored rows, looks, and puts everything back: a copy of the database is taken first. */
async function whileBent<T>(statement: string, look: () => Promise<T>): Promise<T> {
  const tables = [
    'response',
    'release',
    'release_source',
    'published',
    'audit',
    'log_entry',
    'log_batch',
    'log_month',
    'log_node',
    'log_head',
  ]
  const { db } = database
  return db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one) // keys and cascades wait until all is back
    for (const table of tables) await sql.raw(`create temporary table kept_${table} as table ${table}`).execute(one)
    try {
      await sql.raw(statement).execute(one)
      return await look()
    } finally {
      for (const table of tables) {
        await sql.raw(`delete from ${table}`).execute(one)
        const { rows } = await sql<{ names: string }>`
          select string_agg(quote_ident(attname), ',') as names from pg_attribute
          where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(one)
        await sql
          .raw(`insert into ${table} (${rows[0]!.names}) select ${rows[0]!.names} from kept_${table}`)
          .execute(one)
        await sql.raw(`drop table kept_${table}`).execute(one)
      }
      await sql`set session_replication_role = default`.execute(one)
    }
  })
}
