import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultOf } from '../../src/features/response/fault.ts'
import { createIdMemory } from '../../src/features/response/idMemory.ts'
import { type Submission, submitResponse } from '../../src/features/response/response.ts'
import { drainFully, recount } from '../../src/features/tally/tally.ts'
import { type OpenDatabase, connect } from '../../src/server/db.ts'
import { type Place, NOW, aPlace, aResponse, aSubmission, aWriter, count } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const many = <T>(n: number, make: (place: number) => T): T[] => Array.from({ length: n }, (_, place) => make(place))

describe('the writer', () => {
  test('stores a key once however often it arrives at once, and gives everybody the same receipt', async () => {
    const place = await aPlace(database.db)
    const writer = aWriter(database)
    const submission = aSubmission({ comment: 'Bagus' })
    const outcomes = await Promise.all(many(20, () => submitResponse(writer, place.entry, submission, NOW)))
    await writer.close()
    const receipts = outcomes.map((outcome) => (outcome.ok ? outcome.value.receipt : outcome.reason))
    expect(new Set(receipts).size).toBe(1)
    expect(outcomes.filter((outcome) => outcome.ok && outcome.value.isNew)).toHaveLength(1)
    expect(await stored(place)).toEqual({ responses: 1, pending: 1, comments: 1 })
  })

  test('of two bodies under one key stores one and refuses the other', async () => {
    const place = await aPlace(database.db)
    const key = randomUUID()
    const [one, other] = [aSubmission({ key, overall: 1 }), aSubmission({ key, overall: 4 })]
    expect((await writeAll(place, [one, other, one, other])).toSorted()).toEqual([
      'other-body',
      'other-body',
      'same-body',
      'stored',
    ])
    expect(await stored(place)).toEqual({ responses: 1, pending: 1, comments: 0 })
  })

  test('stores and counts a key once that stands several times in one batch', async () => {
    const place = await aPlace(database.db)
    const [one, other] = [aSubmission(), aSubmission({ comment: 'Bagus' })]
    const ahead = [aSubmission(), aSubmission()] // these are on their way while the rest gathers
    const written = await writeAll(place, [...ahead, one, other, one, other, one])
    expect(written.slice(2)).toEqual(['stored', 'stored', 'same-body', 'same-body', 'same-body'])
    expect(await stored(place)).toEqual({ responses: 4, pending: 4, comments: 1 })
  })

  test('answers everybody in a crowd, each for the own response', async () => {
    const place = await aPlace(database.db)
    const submissions = many(1_200, () => aSubmission())
    const again = submissions.slice(0, 300)
    const written = await writeAll(place, [...submissions, ...again])
    expect(written.slice(0, 1_200).every((outcome) => outcome === 'stored')).toBe(true)
    expect(written.slice(1_200).every((outcome) => outcome === 'same-body')).toBe(true)
    expect(await stored(place)).toEqual({ responses: 1_200, pending: 1_200, comments: 0 })
  })

  test('lets a row that the database refuses fail alone, and stores its neighbours', async () => {
    const place = await aPlace(database.db)
    const writer = aWriter(database)
    const rows = many(41, () => aResponse(place))
    const poison = rows[17]!
    poison.response.overall = 9 as never
    const results = await Promise.allSettled(rows.map(({ response, origin }) => writer.write(response, origin)))
    await writer.close()
    expect(results.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1)
    expect(results[17]).toMatchObject({ status: 'rejected', reason: { code: '23514' } })
    expect(await stored(place)).toEqual({ responses: 40, pending: 40, comments: 0 })
  })

  test('that was closed stores nothing more, after it has answered what it had accepted', async () => {
    const place = await aPlace(database.db)
    const writer = aWriter(database)
    const accepted = many(30, () => aResponse(place)).map(({ response, origin }) => writer.write(response, origin))
    await writer.close()
    expect(await stored(place)).toEqual({ responses: 30, pending: 30, comments: 0 })
    const { response, origin } = aResponse(place)
    expect(await writer.write(response, origin)).toBe('unavailable')
    expect(new Set(await Promise.all(accepted))).toEqual(new Set(['stored']))
    expect((await stored(place)).responses).toBe(30)
  })

  test('without a database says so and acknowledges nothing', async () => {
    const place = await aPlace(database.db)
    const gone = connect({ host: '/nowhere' })
    expect(await writeAll(place, [aSubmission(), aSubmission()], gone)).toEqual(['unavailable', 'unavailable'])
    expect(await stored(place)).toEqual({ responses: 0, pending: 0, comments: 0 })
  })

  test('does not queue without end: beyond ten thousand waiting it says unavailable at once', async () => {
    const place = await aPlace(database.db)
    const written = await writeAll(
      place,
      many(12_500, () => aSubmission()),
    )
    const refused = written.filter((outcome) => outcome === 'unavailable').length
    expect(refused).toBeGreaterThan(0)
    expect((await stored(place)).responses).toBe(12_500 - refused)
  })
})

describe('batches of known origins', () => {
  test.each([
    ['one agency', 1, undefined],
    ['one agency, with comments', 1, 'Ramah'],
    ['two agencies', 2, undefined],
    ['two agencies, with comments', 2, 'Ramah'],
  ])('of %s are stored, queued for each agency as they are, and counted', async (_, agencies, comment) => {
    const places = await Promise.all(many(agencies, () => aPlace(database.db)))
    const writer = aWriter(database)
    const write = (submission: Submission) =>
      Promise.all(places.map(({ entry }) => submitResponse(writer, entry, submission, NOW)))
    await write(aSubmission()) // from here on the origins are known
    const outcomes = await Promise.all(
      many(6, (at) => write(aSubmission(at % 2 && comment ? { comment } : { overall: 2 }))),
    )
    await writer.close()
    expect(outcomes.flat().every((outcome) => outcome.ok && outcome.value.isNew)).toBe(true)
    for (const place of places)
      expect(await stored(place)).toEqual({ responses: 7, pending: 7, comments: comment ? 3 : 0 })
    await drainFully(database.db)
    for (const { agency } of places) {
      expect(await pendingOf(agency.agencyId)).toBe(0)
      expect(await recount(database.db, agency.slug)).toEqual({ responses: 7, differences: [] })
    }
  })
})

describe('two processes that write at once', () => {
  test('store every key once, whatever order the keys come in', async () => {
    const place = await aPlace(database.db)
    const [one, other] = [database.another(), database.another()]
    const submissions = many(2_000, () => aSubmission({ comment: 'Cepat' }))
    const written = await Promise.all([
      writeAll(place, submissions, one),
      writeAll(place, submissions.toReversed(), other),
    ])
    await Promise.all([one.close(), other.close()])
    const outcomes = written.flat()
    expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(2_000)
    expect(outcomes.filter((outcome) => outcome === 'same-body')).toHaveLength(2_000)
    expect(await stored(place)).toEqual({ responses: 2_000, pending: 2_000, comments: 2_000 })
  })

  test('take what only the other has stored, and its neighbours in the batch, once', async () => {
    const place = await aPlace(database.db)
    const [said, silent, first] = [aSubmission({ comment: 'Ramah' }), aSubmission(), aSubmission()]
    expect(await writeAll(place, [said, silent])).toEqual(['stored', 'stored'])
    const other = database.another()
    const writer = aWriter(other)
    const write = (...submissions: Submission[]) =>
      Promise.all(submissions.map((submission) => submitResponse(writer, place.entry, submission, NOW)))
    expect(await write(first)).toMatchObject([{ value: { isNew: true } }])
    for (const isNew of [true, true, false]) {
      const news = isNew ? aSubmission({ comment: 'Baru' }) : first
      const changed = { ...silent, overall: 1 as const }
      expect(await write(said, news, silent, changed)).toMatchObject([
        { value: { isNew: false } },
        { value: { isNew } },
        { value: { isNew: false } },
        { reason: 'other-body' },
      ])
    }
    await writer.close()
    await other.close()
    expect(await stored(place)).toEqual({ responses: 5, pending: 5, comments: 3 })
  })
})

test('the ids that came lately are known, others are not, and many others take their place', () => {
  const cameLately = createIdMemory()
  const ids = many(1_000, () => randomUUID())
  expect(ids.filter(cameLately)).toEqual([])
  // Of two that have one place neither is known, and there are two such pairs on average: 25 not once in 10^15 runs.
  expect(ids.filter(cameLately).length).toBeGreaterThan(950)
  expect(many(1_000_000, () => randomUUID()).filter(cameLately).length).toBeLessThan(10)
  expect(ids.filter(cameLately).length).toBeLessThan(60)
})

async function writeAll(place: Place, submissions: readonly Submission[], opened: OpenDatabase = database) {
  const writer = aWriter(opened)
  const rows = submissions.map((submission) => aResponse(place, submission))
  const written = await Promise.all(rows.map(({ response, origin }) => writer.write(response, origin)))
  await writer.close()
  return written
}

async function stored({ agency: { agencyId } }: Place) {
  const where = { agency_id: agencyId }
  return {
    responses: await count(database.db, 'response', where),
    pending: await pendingOf(agencyId),
    comments: await count(database.db, 'response_comment', where),
  }
}

async function pendingOf(agencyId: string): Promise<number> {
  const rows = await database.db
    .selectFrom('pending')
    .select('response_ids')
    .where('agency_id', '=', agencyId)
    .execute()
  return rows.flatMap((row) => row.response_ids).length
}

describe('why a batch was not stored', () => {
  test.each([
    ['23514', 'data'],
    ['22P02', 'data'],
    ['21000', 'data'],
    ['53100', 'unavailable'], // disk full
    ['53300', 'unavailable'], // too many connections
    ['57P03', 'unavailable'], // starting up
    ['25006', 'unavailable'], // became a standby
    ['40P01', 'unavailable'],
    [undefined, 'unavailable'], // the driver lost its connection
  ])('with SQLSTATE %s is %s', (code, fault) => {
    expect(faultOf(Object.assign(new Error('no'), { code }))).toBe(fault)
  })

  test('is a bug where the program failed', () => {
    expect(faultOf(new TypeError('no'))).toBe('bug')
  })
})
