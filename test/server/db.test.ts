import { expect, test } from 'vitest'
import { openDatabase } from '../../src/server/db.ts'
import { readEnv } from '../../src/server/env.ts'
import { Refusal } from '../../src/server/refusal.ts'

test('a server that does not answer is refused in one sentence that keeps the password', async () => {
  const opening = openDatabase(readEnv({ DATABASE_URL: 'postgres://budi:sandi-rahasia@127.0.0.1:1/portal' }))
  const refusal = await opening.catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Refusal)
  expect((refusal as Refusal).message).toMatch(/^The database of DATABASE_URL cannot be used: .*\.$/)
  expect((refusal as Refusal).message).not.toContain('sandi-rahasia')
})
