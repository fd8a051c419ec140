import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { isUntouched } from '../../features/account/firstRun.ts'
import { masterKey } from '../../features/seal.ts'
import { type Env, secretKeyOf } from '../env.ts'

/** Where the first administrator of an empty installation begins. */
export const SET_UP_PATH = '/mulai'

/**
 * What whoever started a production portal reads on their screen and types into the first page, so that nobody else is quicker.
 * The same for every process and start of an installation: it is made of SECRET_KEY. Null outside production.
 */
export function setUpCodeOf(env: Env): string | null {
  if (!env.isProduction) return null
  const digest = createHmac('sha256', masterKey(secretKeyOf(env), 'set-up'))
    .update('code')
    .digest('hex')
  return (digest.slice(0, 16).match(/.{4}/g) ?? []).join('-')
}

/** Whether an installation still waits for its first administrator; once it does not, it is never asked again. */
export function createSetUpGate(db: Kysely<Database>): () => Promise<boolean> {
  let isDone = false
  return async () => {
    if (isDone) return false
    isDone = !(await isUntouched(db))
    return !isDone
  }
}

/** Compares in a time that says nothing; spaces and capitals do not matter. */
export function isSetUpCode(code: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text.trim().toLowerCase()).digest()
  return timingSafeEqual(digest(code), digest(given))
}
