import { describe, expect, test } from 'vitest'
import { root } from '../support/steps.ts'
import { circlesOf } from './cycles.ts'
import { brokenRules } from './layers.ts'
import { importsOf, readSource } from './source.ts'

describe('imports point one way', () => {
  test('in every file of db and src', async () => {
    const source = await readSource(root)
    expect(source.size).toBeGreaterThan(50)
    expect(brokenRules(source)).toEqual([])
  })

  test('and never in a circle', async () => {
    expect(circlesOf(await readSource(root))).toEqual([])
    const bent = new Map(
      [
        ['src/a.ts', "import { b } from './b.ts'"],
        ['src/b.ts', "import { c } from './c.ts'"],
        ['src/c.ts', "import type { A } from './a.ts'\nimport { b } from './b.ts'"],
      ].map(([file = '', code = '']) => [file, { imports: importsOf(file, code), code }]),
    )
    expect(circlesOf(bent)).toEqual(['src/b.ts → src/c.ts → src/b.ts'])
  })

  test.each([
    ['src/domain/ikm.ts', "import { z } from 'zod'", 'nothing but src/domain'],
    ['src/domain/ikm.ts', "import { incbi } from 'cephes'", 'nothing but src/domain'],
    ['src/domain/distributions.ts', "import { z } from 'zod'", 'nothing but src/domain'],
    ['src/domain/ikm.ts', "import type { Database } from '../../db/schema.ts'", 'nothing but src/domain'],
    ['db/migrate.ts', "import { readEnv } from '../src/server/env.ts'", 'nothing from src'],
    ['src/features/entry/entry.ts', "import { sql } from 'kysely'", 'Kysely and pg at run time'],
    ['src/server/front.ts', "import pg from 'pg'", 'Kysely and pg at run time'],
    ['src/features/entry/entry.ts', "import { readEnv } from '../../server/env.ts'", 'neither the server'],
    ['src/features/entry/entry.ts', "import http from 'node:http'", 'neither the server'],
    ['src/features/entry/entry.ts', "import Page from '../../pages/index.astro'", 'neither the server'],
    ['src/features/entry/entry.ts', "import { id } from '../../i18n/id.ts'", 'only the screen parts'],
    ['src/features/survey/Form.astro', "import { openEntry } from '../entry/entry.ts'", 'plain values'],
    ['src/features/entry/entry.ts', "import { drain } from '../tally/tally.ts'", 'upstream'],
    ['src/features/entry/entry.ts', "export * from '../tally/tally.ts'", 'upstream'],
    ['src/features/entry/entry.ts', "const t = await import('../tally/tally.ts')", 'upstream'],
    ['src/features/tally/tally.ts', "import * as store from '../response/response.sql.ts'", 'upstream'],
    ['src/features/tally/tally.ts', "import { readJson } from '../response/response.form.ts'", 'upstream'],
    ['src/features/fresh/fresh.ts', "import { drain } from '../tally/tally.ts'", 'upstream'],
    ['src/pages/index.astro', "import { findEntry } from '../features/entry/entry.sql.ts'", 'statements'],
    ['src/ui/Layout.astro', "import { findAgency } from '../features/directory/directory.ts'", 'src/ui'],
    ['src/i18n/id.ts', "import { href } from '../ui/paths.ts'", 'src/i18n'],
    ['src/pages/index.astro', "import { z } from 'zod'", 'no SQL and no Zod'],
    ['src/server/front.ts', "import { href } from '../ui/paths.ts'", 'neither pages nor ui'],
    ['src/start.ts', "import { accountsOf } from './server/access/accounts.ts'", 'loaded by the thread of the pages'],
    ['src/server/http/body.ts', "import { submit } from '../lanes/intake.ts'", 'a folder uses those before it'],
    ['src/server/db.ts', "import { createMail } from './letters/mail.ts'", 'a folder uses those before it'],
    ['src/server/lanes/visit.ts', "import { createFront } from '../front.ts'", 'a folder uses those before it'],
    ['src/server/access/door.ts', "import { APIError } from 'better-auth'", 'loaded by the thread of the pages'],
    ['src/features/entry/entry.ts', 'export function open(request: Request) {}', 'speaks of HTTP'],
    ['src/domain/ikm.ts', 'return new Response()', 'speaks of HTTP'],
    [
      'src/phone/outbox.ts',
      "import type { Submission } from '../features/response/response.ts'",
      'nothing but src/phone',
    ],
  ])('%s with «%s» is refused', (file, code, rule) => {
    const broken = brokenRules(new Map([[file, { imports: importsOf(file, code), code }]]))
    expect(broken.join()).toContain(rule)
  })

  test.each([
    ['src/features/tally/tally.ts', "import { originOf } from '../response/response.ts'"],
    ['src/features/tally/tally.ts', "import type { Kysely } from 'kysely'"],
    ['src/features/tally/tally.ts', "import { type Kysely, type Transaction } from 'kysely'"],
    ['src/features/tally/tally.sql.ts', "import { sql } from 'kysely'"],
    ['src/features/response/response.ts', "import type { NewResponse } from './response.sql.ts'"],
    ['src/pages/index.astro', "import { findAgency } from '../features/directory/directory.ts'"],
    ['src/env.d.ts', "db: import('kysely').Kysely<import('../db/schema.ts').Database>"],
    ['src/start.ts', "const { accountsOf } = await import('./server/access/accounts.ts')"],
    ['src/server/lanes/visit.ts', "import { send } from '../http/answers.ts'"],
    ['src/server/front.ts', "import { submit } from './lanes/intake.ts'"],
    ['src/domain/ikm.ts', 'type NewResponse = { id: string }'],
    ['src/domain/distributions.ts', "import { incbi } from 'cephes'"],
  ])('%s with «%s» is well', (file, code) => {
    expect(brokenRules(new Map([[file, { imports: importsOf(file, code), code }]]))).toEqual([])
  })
})
