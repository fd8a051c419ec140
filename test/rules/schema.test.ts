import { readFile } from 'node:fs/promises'
import { Migrator } from 'kysely/migration'
import { describe, expect, test } from 'vitest'
import { describeSchema } from '../../db/describe.ts'
import { generateSchema } from '../../db/generate.ts'
import { isMigrated, migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations.ts'
import { aPlace, count } from '../support/builders.ts'
import { aDatabase } from '../support/database.ts'

const names = Object.keys(migrations)
const file = (name: string) => readFile(new URL(`../../db/${name}`, import.meta.url), 'utf8')

describe('the schema', () => {
  test('in db/schema.ts and db/schema.sql is what the migrations make on this server', async () => {
    const { db, close } = await aDatabase({ isEmpty: true })
    await migrate(db)
    const { types, text } = await generateSchema(db)
    expect({ types, text }).toEqual({ types: await file('schema.ts'), text: await file('schema.sql') })
    await close()
  })

  // Row-level security and distribution by agency need no rewrite as long as this holds (README, decisions).
  test('leads every key of a tenant’s table with agency_id', async () => {
    const { pool, close } = await aDatabase()
    const { rows } = await pool.query(`
      select c.relname as table, i.relname as key, x.indisunique, x.indkey[0] = a.attnum as leads
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id'
      join pg_index x on x.indrelid = c.oid and x.indisunique join pg_class i on i.oid = x.indexrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1, 2`)
    const strangers = rows.filter(({ leads }) => !leads).map((row) => `${row.table}.${row.key}`)
    expect(rows.length).toBeGreaterThan(15)
    // What a scanned code or a link of an invitation stands for is looked up without knowing the agency; a slug names one to the world,
    // and an agency has one to practise in. The integrity log is one for all agencies.
    expect(strangers).toEqual([
      'agency.agency_practice_of_key',
      'agency.agency_slug_key',
      'evidence_link.evidence_link_digest_key',
      'invitation.invitation_digest_key',
      'log_batch.log_batch_pkey',
      'log_entry.log_entry_pkey',
      'point_code.point_code_pkey',
    ])
    await close()
  })

  test('leads every reference between tenants’ tables with agency_id', async () => {
    const { pool, close } = await aDatabase()
    const { rows } = await pool.query(`
      select k.conname as name from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and a.attname <> 'agency_id' and k.confrelid <> 'auth_user'::regclass order by 1`)
    const names = rows.map(({ name }) => name)
    expect(names.filter((name) => !name.startsWith('auth_'))).toEqual([
      'agency_practice_of_fkey',
      'comment_handoff_month_fkey',
      'comment_month_fkey',
      'log_batch_position_fkey',
      'response_comment_month_fkey',
      'response_extra_month_fkey',
      'response_reply_month_fkey',
    ]) // comment_key has one row a month for all, and there is one integrity log
    await close()
  })

  test('lets the pages of staff see one agency’s rows of a table, or nothing of it', async () => {
    const { pool, close } = await aDatabase()
    const { rows } = await pool.query(`
      select c.relname as table from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
        and has_any_column_privilege('suara_console', c.oid, 'select')
        and not exists (
          select from pg_policy p where p.polrelid = c.oid and c.relrowsecurity
          and pg_get_expr(p.polqual, p.polrelid) ~ 'suara.agency|membership')
      order by 1`)
    const views = ['tally_element', 'tally_month_element', 'tally_respondent', 'visit_month'] // they read as who asks
    expect(rows.map(({ table }) => table)).toEqual(views)
    await close()
  })

  test('gives every table an agency, but for the keys of the comments and the people who sign in', async () => {
    const { pool, close } = await aDatabase()
    const { rows } = await pool.query(`
      select c.relname as table from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'
        and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'agency_id' and a.attnotnull)`)
    const tables = rows.map(({ table }) => table).filter((table) => !table.startsWith('auth_'))
    expect(tables.toSorted()).toEqual(['comment_key', 'log_check', 'log_head', 'log_node', 'sign_in_count'])
    await close()
  })
})

describe('migrating', () => {
  test('an empty database applies everything, in order; again applies nothing', async () => {
    const { db, close } = await aDatabase({ isEmpty: true })
    expect(await isMigrated(db)).toBe(false)
    expect(await migrate(db)).toEqual({ ready: true, applied: names })
    expect(await isMigrated(db)).toBe(true)
    const place = await aPlace(db)
    const before = await describeSchema(db)
    expect(await migrate(db)).toEqual({ ready: true, applied: [] })
    expect(await describeSchema(db)).toBe(before)
    expect(await count(db, 'point', { agency_id: place.agency.agencyId })).toBe(1)
    await close()
  })

  test('from twenty processes at once applies everything once and leaves all of them ready', async () => {
    const database = await aDatabase({ isEmpty: true })
    const processes = Array.from({ length: 20 }, () => database.another(1))
    const outcomes = await Promise.all(processes.map(({ db }) => migrate(db)))
    expect(outcomes.filter((outcome) => !outcome.ready)).toEqual([])
    const applied = outcomes.flatMap((outcome) => (outcome.ready ? outcome.applied : []))
    expect(applied).toEqual(names)
    await Promise.all([database, ...processes].map(({ close }) => close()))
  })

  test('one version a day comes to the same as all at once', async () => {
    const { db, close } = await aDatabase({ isEmpty: true })
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    for (const name of names) {
      const { error } = await migrator.migrateTo(name)
      expect(error).toBeUndefined()
    }
    expect(await migrate(db)).toEqual({ ready: true, applied: [] }) // compares with db/schema.sql
    await close()
  })

  test.each([0, Math.floor(names.length / 2), names.length - 2])(
    'brings a database of version number %i up to date',
    async (place) => {
      const { db, close } = await aDatabase({ isEmpty: true })
      await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateTo(names[place] ?? '')
      expect(await migrate(db)).toEqual({ ready: true, applied: names.slice(place + 1) })
      await close()
    },
  )

  test('to one row per cell carries every counter over', async () => {
    const { db, pool, close } = await aDatabase({ isEmpty: true })
    await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateTo('0006_answered_hour')
    await pool.query(countersByElement)
    const read = async () => {
      const [elements, people] = [await pool.query(elementRows), await pool.query(personRows)]
      return { elements: elements.rows, people: people.rows }
    }
    const before = await read()
    expect([before.elements.length, before.people.length]).toEqual([3, 2])
    await migrate(db)
    expect(await read()).toEqual(before)
    const { rows } = await pool.query('select counts from tally order by answered_on')
    expect(rows).toEqual([
      { counts: [0, 0, 0, 1, 0, 0, 0, 0, 5, 6, 7, 8] },
      { counts: [0, 0, 2, 0, ...Array(8).fill(0)] },
    ])
    const { rows: months } = await pool.query('select month, responses, respondents, counts from tally_month')
    expect(months).toEqual([
      { month: '2026-07-01', responses: 54, respondents: 52, counts: [0, 0, 2, 1, 0, 0, 0, 0, 5, 6, 7, 8] },
    ])
    await close()
  })

  test('does not mind an index of the operator’s own', async () => {
    const { db, pool, close } = await aDatabase()
    await pool.query('create index of_our_own on response (answered_on)')
    expect(await migrate(db)).toEqual({ ready: true, applied: [] })
    await close()
  })
})

const elementRows = 'select * from tally_element order by answered_on, element'
const personRows = 'select * from tally_respondent order by answered_on'

/** As the tables were up to version 6: an agency, an origin with a questionnaire of two elements, and the counters of two days. */
const countersByElement = `
  insert into agency (agency_id, slug, name, created_at) select id, 'a', 'A', now() from (select gen_random_uuid() as id) i;
  insert into unit select agency_id, agency_id, null, 'u', 'U' from agency;
  insert into point (agency_id, point_id, unit_id, kind, name) select agency_id, agency_id, agency_id, 'counter', 'P' from agency;
  insert into questionnaire
  select agency_id, agency_id, null, 1, 'active', '{"elements": [{"code": "waktu"}, {"code": "biaya"}]}', now() from agency;
  insert into origin select agency_id, 7, agency_id, null, agency_id, null, 'qr', agency_id from agency;
  insert into tally_respondent
  select agency_id, 7, day, 27, 26, 200000, 900000000 from agency, (values ('2026-07-14'::date), ('2026-07-15')) d (day);
  insert into tally_element
  select agency_id, 7, day::date, element, c1 + c2 + c3 + c4, c1 + 2 * c2 + 3 * c3 + 4 * c4, c1 + 4 * c2 + 9 * c3 + 16 * c4, c1, c2, c3, c4
  from agency, (values ('2026-07-14', 'biaya', 5, 6, 7, 8), ('2026-07-14', 'overall', 0, 0, 0, 1),
                       ('2026-07-15', 'overall', 0, 0, 2, 0)) k (day, element, c1, c2, c3, c4)`
