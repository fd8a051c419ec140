import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Random, randomOf, uuid7 } from '../../db/seed/random.ts'
import { quarterOf } from '../../src/domain/period.ts'
import type { Score } from '../../src/domain/questionnaire.ts'
import { addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import type { Entry } from '../../src/features/entry/entry.ts'
import { indexByService } from '../../src/features/index/unitIndex.ts'
import { type Submission, submitResponse } from '../../src/features/response/response.ts'
import type { Writer } from '../../src/features/response/writer.ts'
import { drainFully, recount } from '../../src/features/tally/tally.ts'
import { NOW, aPlace, aSubmission, aWriter, count } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

const ORDERS = 1_000
const ANSWERS = 5
/** Orders that arrive at the same time: a crowd that the writer takes without sending anybody away. */
const AT_ONCE = 40
/** The last hour of a quarter, in Jakarta: what counts for the day it arrived would count for the wrong quarter. */
const ANSWERED = new Date('2026-06-30T16:30:00Z').getTime()
const HOUR_MS = 3_600_000

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

// What waits in phones arrives late, several times and in any order.
test(`${ORDERS} orders of delayed and repeated arrivals give the same figures, to the byte`, async () => {
  const place = await aPlace(database.db)
  const { agencyId, unitId } = place.unit
  const services = Array.from({ length: ORDERS }, () => ({
    agencyId,
    unitId,
    serviceId: randomUUID(),
    name: randomUUID(),
  }))
  await addDirectory(database.db, { ...emptyDirectory(), services }, NOW)
  const writer = aWriter(database)
  const orders = services.map(
    ({ serviceId }, seed) =>
      () =>
        arrive(writer, { ...place.entry, serviceId }, randomOf(seed)),
  )
  while (orders.length > 0) await Promise.all(orders.splice(0, AT_ONCE).map((order) => order()))
  await writer.close()
  await drainFully(database.db)

  expect(await count(database.db, 'response', { agency_id: agencyId })).toBe(ORDERS * ANSWERS)
  const figuresOf = async (day: string) => {
    const scope = { agencyId, unitId }
    const all = await indexByService(database.db, scope, place.questionnaire.questionnaire, quarterOf(day))
    return all.flatMap(({ responses, respondents, counts }) =>
      responses > 0 ? [JSON.stringify([responses, respondents, [...counts].sort()])] : [],
    )
  }
  const figures = await figuresOf('2026-06-30')
  expect(figures).toHaveLength(ORDERS)
  expect(new Set(figures).size).toBe(1)
  expect(figures[0]).toContain(`[${ANSWERS},${ANSWERS},`)
  expect(await figuresOf('2026-07-01')).toEqual([])
  expect((await recount(database.db, null)).differences).toEqual([])
}, 60_000)

/** The same five answers, each one to four times, up to six days late, in an order of their own. */
async function arrive(writer: Writer, entry: Entry, random: Random): Promise<void> {
  const arrivals = Array.from({ length: ANSWERS }, (_, place) => submissionOf(place, random))
    .flatMap((submission) => Array.from({ length: 1 + random.below(4) }, () => submission))
    .map((submission) => ({ submission, at: ANSWERED + random.below(6 * 24) * HOUR_MS }))
    .sort((one, other) => one.at - other.at)
  const sent = arrivals.map(async ({ submission, at }) => {
    for (let turn = random.below(3); turn > 0; turn -= 1) await new Promise(setImmediate)
    return submitResponse(writer, entry, submission, new Date(at))
  })
  for (const outcome of await Promise.all(sent)) if (!outcome.ok) throw new Error(outcome.reason)
}

function submissionOf(place: number, random: Random): Submission {
  const score = (((place * 3) % 4) + 1) as Score
  return aSubmission({
    key: uuid7(random, ANSWERED),
    answers: { persyaratan: score, waktu: ((place % 4) + 1) as Score },
    overall: score,
    answeredAt: new Date(ANSWERED),
  })
}
