import { describe, expect, test } from 'vitest'
import { drain, recount } from '../../src/features/tally/tally.ts'
import { aPlace, aSubmission, store } from '../support/builders.ts'
import { aDatabase } from '../support/database.ts'

const clean = (responses: number) => ({ responses, differences: [] })

describe('a recount', () => {
  // `waktu` is the third element of the official questionnaire: its four numbers are the 13th to the 16th.
  test.each([
    [
      'a score counted too often',
      `update tally set counts[13] = 1`,
      { what: 'waktu', counted: '1/0/2/0', recounted: '0/0/2/0' },
    ],
    [
      'a score counted as another one',
      `update tally set counts[15:16] = '{0,2}'`,
      { what: 'waktu', counted: '0/0/0/2', recounted: '0/0/2/0' },
    ],
    [
      'a counter that is gone',
      `update tally set counts[15] = 0`,
      { what: 'waktu', counted: 'nothing', recounted: '0/0/2/0' },
    ],
    [
      'a counter of nothing',
      `update tally set counts = counts || '{0,0,0,1}'`,
      { what: 'place 10', counted: '0/0/0/1', recounted: 'nothing' },
    ],
    [
      'a cell that is gone',
      `delete from tally`,
      { what: 'respondents', counted: 'nothing', recounted: '2/2/15120/114307200' },
    ],
    [
      'a cell of another day',
      `insert into tally select agency_id, origin_id, answered_on + 1, 1, 1, 7560, 57153600, counts from tally`,
      { what: 'waktu', answeredOn: '2026-07-16', counted: '0/0/2/0', recounted: 'nothing' },
    ],
    [
      'a respondent too many',
      `update tally set responses = responses + 1`,
      { what: 'respondents', counted: '3/2/15120/114307200', recounted: '2/2/15120/114307200' },
    ],
    [
      'a mean that is wrong',
      `update tally set sum_mean = sum_mean + 1`,
      { what: 'respondents', counted: '2/2/15121/114307200' },
    ],
    [
      'a square that is wrong',
      `update tally set sum_squared_mean = sum_squared_mean - 1`,
      { what: 'respondents', counted: '2/2/15120/114307199' },
    ],
    [
      'a month with an answer too many',
      `update tally_month set responses = responses + 1`,
      {
        answeredOn: '2026-07-01',
        what: 'respondents',
        counted: '3/2/15120/114307200',
        recounted: '2/2/15120/114307200',
      },
    ],
    [
      'a month with a score that nobody gave',
      `update tally_month set counts[13] = 1`,
      { answeredOn: '2026-07-01', what: 'number 13', counted: '1', recounted: 'nothing' },
    ],
    [
      'a month that is gone',
      `delete from tally_month`,
      { answeredOn: '2026-07-01', what: 'number 15', counted: 'nothing', recounted: '2' },
    ],
    [
      'an hour with an answer too many',
      `update tally_hour set responses = responses + 1`,
      {
        answeredOn: '2026-07-01',
        what: 'weekday 2, hour 10',
        counted: '3/2/15120/114307200',
        recounted: '2/2/15120/114307200',
      },
    ],
    [
      'an hour that is gone',
      `delete from tally_hour`,
      { answeredOn: '2026-07-01', what: 'weekday 2, hour 10', counted: 'nothing', recounted: '2/2/15120/114307200' },
    ],
    [
      'a response that was changed afterwards',
      `update response set scores = '\\x010003000000000000' where ctid = (select min(ctid) from response)`,
      { what: 'persyaratan', counted: 'nothing', recounted: '1/0/0/0' },
    ],
    [
      'a response that was deleted',
      `delete from response where ctid = (select min(ctid) from response)`,
      { what: 'waktu', counted: '0/0/2/0', recounted: '0/0/1/0' },
    ],
  ])('finds %s', async (_, damage, difference) => {
    const fresh = await aDatabase()
    const place = await aPlace(fresh.db)
    await store(fresh, place, [aSubmission({ answers: { waktu: 3 } }), aSubmission({ answers: { waktu: 3 } })])
    await drain(fresh.db)
    expect(await recount(fresh.db, null)).toEqual(clean(2))
    const { rowCount } = await fresh.pool.query(damage)
    expect(rowCount).toBeGreaterThan(0)
    const { differences } = await recount(fresh.db, null)
    expect(differences).toContainEqual(
      expect.objectContaining({ agency: place.agency.slug, answeredOn: '2026-07-15', ...difference }),
    )
    await fresh.close()
  })

  test('finds a response that left the queue uncounted', async () => {
    const fresh = await aDatabase()
    await store(fresh, await aPlace(fresh.db), [aSubmission()])
    expect(await recount(fresh.db, null)).toEqual(clean(1))
    await fresh.db.deleteFrom('pending').execute()
    const { differences } = await recount(fresh.db, null)
    expect(differences.map(({ what }) => what).toSorted()).toEqual(['persyaratan', 'respondents', 'weekday 2, hour 10'])
    await fresh.close()
  })

  test('of one agency looks at that one only', async () => {
    const database = await aDatabase()
    const [one, other] = [await aPlace(database.db), await aPlace(database.db)]
    await store(database, one, [aSubmission()])
    await store(database, other, [aSubmission(), aSubmission()])
    await drain(database.db)
    const counters = database.db.updateTable('tally').set({ sum_mean: '1' })
    await counters.where('agency_id', '=', other.agency.agencyId).execute()
    expect(await recount(database.db, one.agency.slug)).toEqual(clean(1))
    const { differences } = await recount(database.db, other.agency.slug)
    expect(differences.map(({ place }) => place.split(' ')[0])).toEqual(['whole', 'origin']) // the cell, and the month that is no longer its sum
    await database.close()
  })
})
