import type { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { describeSchema } from '../../db/describe.ts'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations.ts'
import type { Database } from '../../db/schema.ts'
import { aPlace, count } from '../support/builders.ts'
import { aDatabase } from '../support/database.ts'

const names = Object.keys(migrations)

describe('what is not ours, or not whole', () => {
  test.each([
    [
      'a newer version',
      `insert into kysely_migration (name, timestamp) values ('9999_future', '')`,
      /newer than this program.*9999_future/,
    ],
    [
      'a version that skipped a step',
      `delete from kysely_migration where name = '${names[1]}'`,
      /damaged.*out of order/,
    ],
    ['a column that is gone', 'alter table response drop column lang', /damaged.*lang/],
    [
      'a column of another type',
      'alter table pending alter column overall type integer[]',
      /damaged.*pending: overall smallint\[\]/,
    ],
    ['a view that is gone', 'drop view tally_element', /damaged.*tally_element/],
    [
      'a view that says something else',
      `create or replace view tally_respondent with (security_invoker = true) as
       select agency_id, origin_id, answered_on, responses, responses as respondents, sum_mean, sum_squared_mean from tally`,
      /damaged.*tally_respondent: respondents"/,
    ],
    [
      'a computed column that is written',
      'alter table pending alter column responses drop expression',
      /damaged.*pending: responses integer.*generated/,
    ],
    [
      'a check that is gone',
      'alter table response drop constraint response_id_is_of_key',
      /damaged.*response_id_is_of_key/,
    ],
    ['an index that is gone', 'drop index origin_unit', /damaged.*origin_unit/],
    ['a table that is gone', 'drop table pending', /damaged.*pending/],
    ['no record of migrations', 'drop table kysely_migration', /no record of migrations/],
    ['an empty record of migrations', 'delete from kysely_migration', /no record of migrations/],
  ])('a database with %s is refused in one sentence and left as it is', async (_, damage, sentence) => {
    const { db, pool, close } = await aDatabase()
    await aPlace(db)
    await pool.query(damage)
    const before = await everything(db)
    const outcome = await migrate(db)
    expect(outcome).toEqual({ ready: false, sentence: expect.stringMatching(sentence) })
    expect(await everything(db)).toEqual(before)
    await close()
  })

  test('a database of another program is left alone where a table has one of our names, and shared where none has', async () => {
    const [foreign, shared] = [await aDatabase({ isEmpty: true }), await aDatabase({ isEmpty: true })]
    await foreign.pool.query('create table service (id integer); create view tally_element as select 1 as id')
    await shared.pool.query('create table something_else (id integer)')
    const before = await everything(foreign.db)
    expect(await migrate(foreign.db)).toMatchObject({ ready: false, sentence: expect.stringContaining('"service"') })
    await foreign.pool.query('drop table service')
    expect(await migrate(foreign.db)).toMatchObject({ sentence: expect.stringContaining('"tally_element"') })
    await foreign.pool.query('create table service (id integer)')
    expect(await everything(foreign.db)).toEqual(before)
    expect(await migrate(shared.db)).toMatchObject({ ready: true })
    await Promise.all([foreign.close(), shared.close()])
  })
})

/** Schema, record of migrations and the number of rows: what a refusal must not touch. */
async function everything(db: Kysely<Database>) {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  const names = tables.map(({ name }) => name as keyof Database).toSorted()
  const rows = await Promise.all(names.map(async (name) => [name, await count(db, name)] as const))
  return { schema: await describeSchema(db), rows }
}
