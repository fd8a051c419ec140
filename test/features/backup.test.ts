import { createReadStream } from 'node:fs'
import os from 'node:os'
import { Readable, Writable, pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tableNames } from '../../db/tables.ts'
import { type RestoreRefusal, backUp, restore } from '../../src/features/backup/backup.ts'
import { drain, recount } from '../../src/features/tally/tally.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { NOW, aPlace, aSubmission, count, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

const tables = await tableNames()
const secretKey = 'a secret key of the tests, long enough'

/** Whatever COPY could take for something else: its end of rows, its null, its escapes; and more bytes than one piece of a stream. */
const NASTY = `\\.\n\\N\t"'\r\n-- 3 rows\nCOPY agency (slug) FROM stdin;\n${'é'.repeat(40_000)}`

const fault = (sentence: RegExp) => ({ reason: 'fault' as const, fault: expect.stringMatching(sentence) })

describe('a backup', () => {
  let text = ''
  /** What is refused leaves nothing, so that all of it may be tried on one database. */
  let unused: TestDatabase

  beforeAll(async () => {
    const from = await aDatabase()
    await aPlace(from.db)
    text = (await backupOf(from)).toString()
    await from.close()
    unused = await aDatabase()
  })
  afterAll(() => unused.close())

  test('restored into an unused database gives the same bytes again, and counters that agree', async () => {
    const [from, to] = [await aDatabase(), await aDatabase()]
    const place = await aPlace(from.db)
    await store(from, place, [aSubmission({ comment: 'Antrean cepat' }), aSubmission(), aSubmission()])
    await drain(from.db)
    await store(from, place, [aSubmission()]) // not counted yet
    await from.db.updateTable('unit').set({ name: NASTY }).execute()
    const backup = await backupOf(from)
    const restored = await restoreInto(to, [backup])
    expect(restored).toMatchObject({ ok: true, value: { isSameKey: true, createdAt: NOW.toISOString() } })
    expect((await backupOf(to)).equals(backup)).toBe(true)
    expect(await recount(to.db, null)).toEqual({ responses: 4, differences: [] })
    expect(await to.db.selectFrom('unit').select('name').execute()).toEqual([{ name: NASTY }])
    await Promise.all([from.close(), to.close()])
  })

  test('arrives in pieces of any size', async () => {
    const [from, to] = [await aDatabase(), await aDatabase()]
    await aPlace(from.db)
    const backup = await backupOf(from)
    const size = 3 // less than the line that ends the rows
    const pieces = Array.from({ length: Math.ceil(backup.length / size) }, (_, place) =>
      backup.subarray(place * size, (place + 1) * size),
    )
    expect(await restoreInto(to, pieces)).toMatchObject({ ok: true })
    expect((await backupOf(to)).equals(backup)).toBe(true)
    await Promise.all([from.close(), to.close()])
  })

  test('says when its secrets belong to another key', async () => {
    const [from, to] = [await aDatabase(), await aDatabase()]
    const restored = await restoreInto(to, [await backupOf(from)], 'another key')
    expect(restored).toMatchObject({ ok: true, value: { isSameKey: false } })
    await Promise.all([from.close(), to.close()])
  })

  test('is not restored over what somebody began to use', async () => {
    const [from, to] = [await aDatabase(), await aDatabase()]
    const backup = await backupOf(from)
    const place = await aPlace(to.db)
    expect(await restoreInto(to, [backup])).toEqual({ ok: false, reason: { reason: 'in-use' } })
    expect(await count(to.db, 'agency', { agency_id: place.agency.agencyId })).toBe(1)
    await Promise.all([from.close(), to.close()])
  })

  test.each<[string, (text: string) => string, RestoreRefusal]>([
    [
      'of another version',
      (text) => text.replace(/"version":"\w+"/, '"version":"0009_x"'),
      { reason: 'version', backup: '0009_x', program: expect.any(String) },
    ],
    [
      'whose heading was changed',
      (text) => text.replace('"createdAt"', '"createdat"'),
      fault(/first line was changed/),
    ],
    ['that is another file', () => 'code;score\n', fault(/no backup/)],
    ['that is empty', () => '', fault(/no backup/)],
    ['that lacks its last line', (text) => text.slice(0, -3), fault(/ends too early/)],
    ['that was cut in its rows', (text) => text.slice(0, text.indexOf('COPY point ') + 90), fault(/ends too early/)],
    ['that lacks a row', (text) => text.replace(/(COPY unit .*\n).*\n/, '$1'), fault(/violates|rows of unit/)],
    ['that lacks a table', (text) => text.replace(/COPY scan [^]*?rows\n/, ''), fault(/tables are missing/)],
    [
      'with a table of somebody else',
      (text) => text.replace('COPY scan ', 'COPY pg_authid '),
      fault(/a table pg_authid/),
    ],
    [
      'with a column of somebody else',
      (text) => text.replace('COPY scan (', 'COPY scan (more, '),
      fault(/a table scan/),
    ],
    ['with a value that is none', (text) => text.replace('Asia/Jakarta\t', 'Asia/Jakarta\tx'), fault(/invalid input/)],
  ])('%s is refused in one sentence, and nothing of it stays', async (_, damage, refusal) => {
    const damaged = damage(text)
    expect(damaged).not.toBe(text)
    const before = await backupOf(unused)
    expect(await restoreInto(unused, [Buffer.from(damaged)])).toEqual({ ok: false, reason: refusal })
    expect((await backupOf(unused)).equals(before)).toBe(true)
  })
})

describe('a file that is no backup', () => {
  test.each<[string, () => AsyncIterable<Buffer>, RegExp]>([
    ['that is a folder', () => createReadStream(os.tmpdir()), /directory/],
    [
      'that is no gzip',
      () => pipeline(Readable.from([Buffer.from('Dengan hormat')]), createGunzip(), () => undefined),
      /header/,
    ],
  ])('%s is refused in one sentence', async (_, open, sentence) => {
    const to = await aDatabase()
    const client = await to.pool.connect()
    expect(await restore(client, open(), { tables, secretKey })).toEqual({ ok: false, reason: fault(sentence) })
    client.release()
    await to.close()
  })
})

async function backupOf({ pool }: Pick<OpenDatabase, 'pool'>): Promise<Buffer> {
  const pieces: Buffer[] = []
  const out = new Writable({ write: (piece: Buffer, _, done) => (pieces.push(piece), done()) })
  const client = await pool.connect()
  try {
    await backUp(client, out, { tables, secretKey, now: NOW })
  } finally {
    client.release()
  }
  return Buffer.concat(pieces)
}

async function restoreInto({ pool }: Pick<OpenDatabase, 'pool'>, pieces: readonly Buffer[], key = secretKey) {
  const client = await pool.connect()
  try {
    return await restore(client, Readable.from(pieces.length === 1 && pieces[0]?.length === 0 ? [] : pieces), {
      tables,
      secretKey: key,
    })
  } finally {
    client.release()
  }
}
