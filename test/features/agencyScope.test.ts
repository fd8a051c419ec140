import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listChanges, record } from '../../src/features/audit/audit.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { listAgencies, listPoints } from '../../src/features/directory/directory.ts'
import { NOW, type Place, aPlace, aSubmission, store } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
let [own, foreign]: Place[] = []
beforeAll(async () => {
  database = await aDatabase()
  own = await aPlace(database.db)
  foreign = await aPlace(database.db)
  for (const place of [own, foreign]) await store(database, place, [aSubmission()])
})
afterAll(() => database.close())

const reading = { isReadOnly: true }
const writing = { isReadOnly: false }
const actor = () => ({ agencyId: own!.agency.agencyId, userId: null, name: 'test', now: NOW })

describe('the pages of staff', () => {
  test('see one agency’s rows where a statement forgot to ask for them', async () => {
    const seen = await withinAgency(database.db, own!.agency.agencyId, reading, async (trx) => ({
      agencies: await listAgencies(trx),
      points: await listPoints(trx, null),
      responses: await trx.selectFrom('response').select('agency_id').execute(),
    }))
    expect(seen.agencies.map(({ agencyId }) => agencyId)).toEqual([own!.agency.agencyId])
    expect(seen.points.map(({ code }) => code)).toEqual([own!.point.code])
    expect(seen.responses).toEqual([{ agency_id: own!.agency.agencyId }])
  })

  test('see nothing at all without an agency', async () => {
    expect(await withinAgency(database.db, null, reading, (trx) => listAgencies(trx))).toEqual([])
  })

  test('cannot write while a page is read, nor ever into another agency', async () => {
    const rename = (agencyId: string, options: { isReadOnly: boolean }) =>
      withinAgency(database.db, own!.agency.agencyId, options, (trx) =>
        trx.updateTable('agency').set({ name: 'X' }).where('agency_id', '=', agencyId).executeTakeFirst(),
      )
    await expect(rename(own!.agency.agencyId, reading)).rejects.toThrow(/read-only/)
    expect(await rename(foreign!.agency.agencyId, writing)).toMatchObject({ numUpdatedRows: 0n })
    const names = (await listAgencies(database.db)).map(({ name }) => name)
    expect(names).not.toContain('X')
  })

  test.each([
    'select * from response_comment',
    'select * from comment_key',
    'select * from token_key',
    'select * from auth_session',
    'select password from auth_account',
    'delete from response',
    'update response set lang = lang',
    'delete from audit',
    'update audit set actor = actor',
    'delete from officer',
    'update release set digest = digest',
  ])('may not: %s', async (statement) => {
    const attempt = withinAgency(database.db, own!.agency.agencyId, writing, (trx) =>
      trx.executeQuery({ sql: statement, parameters: [], query: { kind: 'RawNode' } } as never),
    )
    await expect(attempt).rejects.toThrow(/permission denied/)
  })

  test('leave the connection as they found it', async () => {
    await withinAgency(database.db, own!.agency.agencyId, reading, (trx) => listAgencies(trx))
    expect((await listAgencies(database.db)).length).toBe(2)
  })
})

describe('the trail of changes', () => {
  test('goes with the change: neither stands when the act is given up', async () => {
    const change = { act: 'changed', kind: 'agency', subjectId: own!.agency.agencyId, subject: 'Kota' } as const
    const act = withinAgency(database.db, own!.agency.agencyId, writing, async (trx) => {
      await record(trx, actor(), change)
      throw new Error('given up')
    })
    await expect(act).rejects.toThrow('given up')
    expect(await listChanges(database.db, own!.agency.agencyId, {}, 10)).toEqual([])
  })

  test('is read newest first, page by page, and by what it is about', async () => {
    await withinAgency(database.db, own!.agency.agencyId, writing, async (trx) => {
      for (const [place, subject] of ['one', 'two', 'three'].entries())
        await record(
          trx,
          { ...actor(), now: new Date(NOW.getTime() + place) },
          { act: 'added', kind: place === 1 ? 'unit' : 'service', subjectId: subject, subject, after: { place } },
        )
    })
    const subjects = async (filter = {}, limit = 10) =>
      (await listChanges(database.db, own!.agency.agencyId, filter, limit)).map(({ subject }) => subject)
    const [first] = await listChanges(database.db, own!.agency.agencyId, {}, 1)
    expect(first).toMatchObject({ subject: 'three', actor: 'test', before: null, after: { place: 2 } })
    expect(await subjects({ before: first?.auditId })).toEqual(['two', 'one'])
    expect(await subjects({ kind: 'unit' })).toEqual(['two'])
    expect(await subjects({ subjectId: 'one' })).toEqual(['one'])
    expect(await listChanges(database.db, foreign!.agency.agencyId, {}, 10)).toEqual([])
  })
})
