import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkReceipt } from '../../src/features/response/receipt.ts'
import { createVault } from '../../src/features/response/vault.ts'
import { dayIn } from '../../src/domain/localTime.ts'
import { responseIdOf, submitResponse } from '../../src/features/response/response.ts'
import type { Writer } from '../../src/features/response/writer.ts'
import { drain } from '../../src/features/tally/tally.ts'
import { NOW, type Place, SECRET, aPlace, aResponse, aSubmission, aWriter, anOfficer } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
let writer: Writer
beforeAll(async () => {
  database = await aDatabase()
  writer = aWriter(database)
})
afterAll(async () => {
  await writer.close()
  await database.close()
})

const DAY = 86_400_000
const before = (days: number) => new Date(NOW.getTime() - days * DAY)

describe('a submission', () => {
  test('is stored with everything that was said, and nothing else', async () => {
    const place = await aPlace(database.db)
    const respondent = { gender: 'P', age: '26-35', education: 'S2', occupation: 'PNS' }
    const answers = { persyaratan: 1, pengaduan: 4 } as const
    const submission = aSubmission({ answers, overall: 2, respondent, lang: 'en' })
    await submit(place, submission)
    expect(await rowsOf(place)).toEqual([
      expect.objectContaining({
        key: submission.key,
        answered_on: '2026-07-15',
        answered_hour: 10,
        overall: 2,
        lang: 'en',
        ...respondent,
        scores: Buffer.from([1, 0, 0, 0, 0, 0, 0, 0, 4]),
      }),
    ])
  })

  test('sent again gives the same receipt and is not stored again', async () => {
    const place = await aPlace(database.db)
    const submission = aSubmission({ answers: { waktu: 2, biaya: 3 }, respondent: { gender: 'L', age: '18-25' } })
    const first = await submit(place, submission)
    const reordered = {
      ...submission,
      answers: { biaya: 3, waktu: 2 },
      respondent: { age: '18-25', gender: 'L' },
    } as const
    const again = await submit(place, { ...reordered, key: submission.key.toUpperCase() })
    expect(first).toMatchObject({ ok: true, value: { isNew: true } })
    expect(again).toMatchObject({ ok: true, value: { isNew: false, receipt: first.ok ? first.value.receipt : '' } })
    expect(await rowsOf(place)).toHaveLength(1)
  })

  test.each([
    ['another score', { answers: { persyaratan: 3 } }],
    ['one score more', { answers: { persyaratan: 4, waktu: 1 } }],
    ['the first question', { overall: 4 }],
    ['a comment', { comment: 'Bagus' }],
    ['a gender', { respondent: { gender: 'L' } }],
    ['another language', { lang: 'en' }],
  ] as const)('with a used key and %s is refused, and what was stored stays', async (_, change) => {
    const place = await aPlace(database.db)
    const submission = aSubmission()
    await submit(place, submission)
    const stored = await rowsOf(place)
    expect(await submit(place, { ...submission, ...change })).toEqual({ ok: false, reason: 'other-body' })
    expect(await rowsOf(place)).toEqual(stored)
    expect(await commentsOf(place)).toEqual([])
  })

  test('with a used key is the same, whenever it was answered', async () => {
    const place = await aPlace(database.db)
    const submission = aSubmission({ comment: 'Bagus', answeredAt: before(2) })
    await submit(place, submission)
    expect(await submit(place, { ...submission, answeredAt: before(8) })).toMatchObject({
      ok: true,
      value: { isNew: false },
    })
    expect(await rowsOf(place)).toHaveLength(1)
  })

  test('with a used key at another point is another one', async () => {
    const place = await aPlace(database.db)
    const beside = await aPlace(database.db, { beside: place })
    const submission = aSubmission()
    await submit(place, submission)
    expect(await submit(beside, submission)).toEqual({ ok: false, reason: 'other-body' })
    expect(await rowsOf(place)).toHaveLength(1)
  })

  test('with a used key and another comment is another one', async () => {
    const place = await aPlace(database.db)
    const submission = aSubmission({ comment: 'Bagus' })
    await submit(place, submission)
    expect(await submit(place, { ...submission, comment: 'Buruk' })).toEqual({ ok: false, reason: 'other-body' })
    expect(await submit(place, { ...submission, comment: null })).toEqual({ ok: false, reason: 'other-body' })
  })

  test('with a key that another agency knows is one of its own', async () => {
    const [one, other] = [await aPlace(database.db), await aPlace(database.db)]
    const submission = aSubmission()
    const receipts = [await submit(one, submission), await submit(other, submission)]
    expect(receipts).toMatchObject([
      { ok: true, value: { isNew: true } },
      { ok: true, value: { isNew: true } },
    ])
    expect([await rowsOf(one), await rowsOf(other)].map((rows) => rows.length)).toEqual([1, 1])
  })

  test('belongs to the officer of the desk where it was given', async () => {
    const place = await aPlace(database.db)
    const { officerId } = await anOfficer(database.db, place)
    const desk = await aPlace(database.db, { beside: place, officerId })
    await submit(desk, aSubmission())
    const origins = database.db.selectFrom('origin').select(['officer_id', 'point_id', 'channel'])
    expect(await origins.where('agency_id', '=', place.agency.agencyId).execute()).toEqual([
      { officer_id: officerId, point_id: desk.point.pointId, channel: 'qr' },
    ])
  })
})

describe('the day an answer counts for', () => {
  test.each([
    ['Asia/Jakarta', '2026-07-15T16:59:59Z', '2026-07-15'],
    ['Asia/Jakarta', '2026-07-15T17:00:00Z', '2026-07-16'],
    ['Asia/Jayapura', '2026-07-15T15:00:00Z', '2026-07-16'],
    ['Asia/Makassar', '2025-12-31T16:00:00Z', '2026-01-01'],
  ])('is that of %s at %s: %s', (zone, moment, day) => {
    expect(dayIn(zone, new Date(moment))).toBe(day)
  })

  test.each([
    ['now, when no time was given', null, '2026-07-15'],
    ['the citizen’s, when it came late', before(3), '2026-07-12'],
    ['the citizen’s, exactly seven days late', before(7), '2026-07-08'],
    ['now, when it came more than seven days late', new Date(before(7).getTime() - 1), '2026-07-15'],
    ['now, when the citizen’s clock is ahead', before(-2), '2026-07-15'],
  ])('is %s', async (_, answeredAt, day) => {
    const place = await aPlace(database.db)
    expect(aResponse(place, aSubmission({ answeredAt })).response.answeredOn).toBe(day)
  })
})

/** The server's clock may be five minutes off, a citizen's ten years; no answer leaves the last seven days for it. */
test('no clock, however wrong, moves an answer out of the week before it arrived', async () => {
  const place = await aPlace(database.db)
  const years = fc.integer({ min: -10 * 365 * DAY, max: 10 * 365 * DAY })
  const minutes = fc.integer({ min: -300_000, max: 300_000 })
  const leapDay = new Date('2028-02-29T16:59:00Z')
  fc.assert(
    fc.property(fc.constantFrom(NOW, leapDay), years, minutes, (moment, client, step) => {
      const now = new Date(moment.getTime() + step)
      const { answeredOn } = aResponse(
        place,
        aSubmission({ answeredAt: new Date(moment.getTime() + client) }),
        now,
      ).response
      const [today, weekAgo] = [now, new Date(now.getTime() - 7 * DAY)].map((at) => dayIn('Asia/Jakarta', at))
      expect(answeredOn <= today! && answeredOn >= weekAgo!).toBe(true)
    }),
  )
})

describe('the id of a response', () => {
  test('is what the database computes from agency and key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uuid(), fc.uuid(), async (agencyId, key) => {
        const { rows } = await database.pool.query(
          `select encode(substring(sha256(uuid_send($1::uuid) || uuid_send($2::uuid)) for 16), 'hex')::uuid as id`,
          [agencyId, key],
        )
        expect(responseIdOf(agencyId, key)).toBe(rows[0].id)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a receipt', () => {
  test('tells when and where, and whether the answer is counted yet', async () => {
    const place = await aPlace(database.db)
    const submitted = await submit(place, aSubmission({ answeredAt: before(1) }))
    const receipt = submitted.ok ? submitted.value.receipt : ''
    const found = { agencyName: place.agency.name, answeredOn: '2026-07-14', reply: null, isPractice: false }
    expect(await check(receipt)).toEqual({ ok: true, value: { ...found, state: 'received' } })
    await drain(database.db)
    const asTyped = receipt.toLowerCase().replaceAll('-', ' ')
    expect(await check(asTyped)).toEqual({ ok: true, value: { ...found, state: 'counted' } })
  })

  test('that was mistyped is told apart from one nobody was given', async () => {
    expect(await check('ABCD-EFGH-JKM')).toEqual({ ok: false, reason: 'unreadable' })
    expect(await check('0000-0000-0000')).toEqual({ ok: false, reason: 'unknown' })
  })
})

function check(text: string) {
  const open = { mayAsk: () => true, found: () => undefined }
  return checkReceipt(database.db, createVault(database.db, SECRET), open, text)
}

function submit(place: Place, submission = aSubmission({ key: randomUUID() })) {
  return submitResponse(writer, place.entry, submission, NOW)
}

function rowsOf({ agency }: Place) {
  return database.db.selectFrom('response').selectAll().where('agency_id', '=', agency.agencyId).execute()
}

function commentsOf({ agency }: Place) {
  return database.db.selectFrom('response_comment').selectAll().where('agency_id', '=', agency.agencyId).execute()
}
