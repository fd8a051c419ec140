import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { masterKey, seal, unseal } from '../seal.ts'
import * as store from './vault.sql.ts'

/**
 * Comments are encrypted before they reach the database, with a key per month. The key lies in `comment_key`, itself sealed
 * with SECRET_KEY; without it the month's comments are unreadable wherever they were copied.
 */
export type Vault = {
  /** The sealed comment of each response, null where there is none. */
  sealAll(responses: readonly { answeredOn: string; comment: string | null }[]): Promise<(SealedComment | null)[]>
  /**
   * The comment as it was written.
   * @throws KeyGone where the key of its month was destroyed
   */
  open(comment: SealedComment): Promise<string>
  /** Destroys the keys of months that have been over for a year on a day (ISO 8601), here and in the database. */
  forget(day: string): Promise<void>
}

export class KeyGone extends Error {}

export type SealedComment = { month: string; sealed: Buffer }

/** How long what was written can be read, in whole months after its own. */
export const COMMENT_MONTHS = 12

/** Opens a comment; null where the key of its month was destroyed, or another was made since. Whatever else went wrong is thrown. */
export async function openIfThere(vault: Vault, comment: SealedComment): Promise<string | null> {
  try {
    return await vault.open(comment)
  } catch (error) {
    if (error instanceof KeyGone || (error instanceof Error && /unable to authenticate/.test(error.message)))
      return null
    throw error
  }
}

/** Seals one text with the key of the month of a day (ISO 8601). */
export async function sealText(vault: Vault, day: string, text: string): Promise<SealedComment> {
  const [sealed] = await vault.sealAll([{ answeredOn: day, comment: text }])
  if (!sealed) throw new Error('The text was not sealed.')
  return sealed
}

export function createVault(db: Kysely<Database>, secretKey: string): Vault {
  const master = masterKey(secretKey, 'comment keys')
  const keys = new Map<string, Promise<Buffer>>()

  async function makeKey(month: string): Promise<Buffer> {
    return unseal(master, await store.insertCommentKey(db, month, seal(master, randomBytes(32))))
  }

  function keyToSeal(month: string): Promise<Buffer> {
    let key = keys.get(month)
    if (!key) {
      key = makeKey(month)
      key.catch(() => keys.delete(month))
      keys.set(month, key)
    }
    return key
  }

  async function keyToOpen(month: string): Promise<Buffer> {
    const known = keys.get(month)
    if (known) return known
    const sealed = await store.findCommentKey(db, month)
    if (!sealed) throw new KeyGone(`There is no key for comments of ${month}.`)
    const key = unseal(master, sealed)
    keys.set(month, Promise.resolve(key))
    return key
  }

  return {
    sealAll: (responses) =>
      Promise.all(
        responses.map(async ({ answeredOn, comment }) => {
          if (comment === null) return null
          const month = `${answeredOn.slice(0, 7)}-01`
          return { month, sealed: seal(await keyToSeal(month), Buffer.from(comment)) }
        }),
      ),
    open: async ({ month, sealed }) => unseal(await keyToOpen(month), sealed).toString(),
    async forget(day) {
      const last = monthBefore(day, COMMENT_MONTHS + 1)
      await store.destroyCommentKeys(db, last)
      for (const month of keys.keys()) if (month <= last) keys.delete(month)
    },
  }
}

/** The first day of a month some months before a day's. */
function monthBefore(day: string, months: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10)
}
