import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Submission, submitResponse } from '../../src/features/response/response.ts'
import type { Visit } from '../../src/features/token/token.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import {
  type Place,
  NOW,
  aPlace,
  aSubmission,
  aVisit,
  aWriter,
  anOfficer,
  count,
  someVisits,
} from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

type Sent = readonly [Submission, Visit | null]
const many = <T>(n: number, make: (place: number) => T): T[] => Array.from({ length: n }, (_, place) => make(place))

describe('a visit token', () => {
  test('lets one answer in of 64 that two processes get at once, and nothing of the others', async () => {
    const place = await aPlace(database.db)
    const visit = await aVisit(database.db, place)
    const [one, other] = [database.another(), database.another()]
    const rivals = () => many(32, (): Sent => [aSubmission({ comment: 'Bagus' }), visit])
    const outcomes = (await Promise.all([sendAll(place, rivals(), one), sendAll(place, rivals(), other)])).flat()
    await Promise.all([one.close(), other.close()])
    expect(tallied(outcomes)).toEqual({ stored: 1, 'token-used': 63 })
    expect(await stored(place)).toEqual({ responses: 1, pending: 1, comments: 1, tokens: 1 })
  })

  test('and its own answer again are the same receipt, at once or later', async () => {
    const place = await aPlace(database.db)
    const sent: Sent = [aSubmission(), await aVisit(database.db, place)]
    const outcomes = await sendAll(
      place,
      many(20, () => sent),
    )
    expect(tallied([...outcomes, ...(await sendAll(place, [sent]))])).toEqual({ stored: 1, repeated: 20 })
    const [submission, visit] = sent
    expect(await sendAll(place, [[{ ...submission, overall: 1 }, visit]])).toEqual(['other-body'])
    expect(await stored(place)).toEqual({ responses: 1, pending: 1, comments: 0, tokens: 1 })
  })

  test('that was used fails alone: its neighbours in the batch are stored', async () => {
    const place = await aPlace(database.db)
    const visit = await aVisit(database.db, place)
    await sendAll(place, [[aSubmission(), visit]])
    const fresh = await someVisits(database.db, place, 5)
    const crowd = many(60, (at): Sent => [
      aSubmission(),
      at % 6 === 0 ? visit : at % 12 === 1 ? fresh[(at - 1) / 12]! : null,
    ])
    const outcomes = await sendAll(place, crowd)
    expect(outcomes.map((outcome) => outcome === 'token-used')).toEqual(crowd.map(([, own]) => own === visit))
    expect(await stored(place)).toEqual({ responses: 51, pending: 51, comments: 0, tokens: 6 })
  })

  test('is not spent on an answer that was there before, nor twice on one', async () => {
    const place = await aPlace(database.db)
    const [one, other] = [await aVisit(database.db, place), await aVisit(database.db, place)]
    const submission = aSubmission()
    await sendAll(place, [[submission, null]])
    expect(await sendAll(place, [[submission, one]])).toEqual(['repeated'])
    const twice = aSubmission()
    // These two travel in one batch, behind the first one.
    expect(
      await sendAll(place, [
        [aSubmission(), null],
        [twice, one],
        [twice, other],
      ]),
    ).toEqual(['stored', 'stored', 'repeated'])
    expect(await sendAll(place, [[aSubmission(), other]])).toEqual(['stored'])
    expect((await stored(place)).tokens).toBe(2)
  })

  test('of a batch that the database refuses is not spent', async () => {
    const place = await aPlace(database.db)
    const visit = await aVisit(database.db, place)
    await expect(sendAll(place, [[aSubmission({ overall: 9 as never }), visit]])).rejects.toMatchObject({
      code: '23514',
    })
    expect(await sendAll(place, [[aSubmission(), visit]])).toEqual(['stored'])
  })

  test('says the channel and the officer, and is in no relation to the row that outlasts its month', async () => {
    const place = await aPlace(database.db)
    const officer = await anOfficer(database.db, place)
    const visit = { ...(await aVisit(database.db, place)), officerId: officer.officerId }
    const key = randomUUID()
    await sendAll(place, [[aSubmission({ key }), visit]])
    const { rows } = await database.pool.query(
      `select r::text as row, o.channel, o.officer_id from response r join origin o using (agency_id, origin_id) where key = $1`,
      [key],
    )
    expect(rows).toMatchObject([{ channel: 'token', officer_id: officer.officerId }])
    expect(rows[0].row).not.toContain(visit.use.hash.toString('hex'))
  })

  test('claimed in opposite orders by two processes stops neither', async () => {
    const place = await aPlace(database.db)
    const visits = await someVisits(database.db, place, 200)
    const [one, other] = [database.another(), database.another()]
    const send = (order: Visit[], opened: OpenDatabase) =>
      sendAll(
        place,
        order.map((visit): Sent => [aSubmission(), visit]),
        opened,
      )
    const outcomes = (await Promise.all([send(visits, one), send(visits.toReversed(), other)])).flat()
    await Promise.all([one.close(), other.close()])
    expect(tallied(outcomes)).toEqual({ stored: 200, 'token-used': 200 })
  })
})

/** Sends through one writer, all at once; answers what became of each. */
async function sendAll(place: Place, sent: readonly Sent[], opened: OpenDatabase = database): Promise<string[]> {
  const writer = aWriter(opened)
  try {
    const outcomes = await Promise.all(
      sent.map(([submission, visit]) => submitResponse(writer, place.entry, submission, NOW, visit)),
    )
    return outcomes.map((outcome) => (outcome.ok ? (outcome.value.isNew ? 'stored' : 'repeated') : outcome.reason))
  } finally {
    await writer.close()
  }
}

function tallied(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

async function stored({ agency: { agencyId } }: Place) {
  const where = { agency_id: agencyId }
  const pending = database.db.selectFrom('pending').select('response_ids').where('agency_id', '=', agencyId)
  return {
    responses: await count(database.db, 'response', where),
    pending: (await pending.execute()).flatMap((row) => row.response_ids).length,
    comments: await count(database.db, 'response_comment', where),
    tokens: await count(database.db, 'used_token', where),
  }
}
