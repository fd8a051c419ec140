import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { masterKey, seal, unseal } from '../seal.ts'
import * as store from './response.sql.ts'

/**
 * Comments are encrypted before they reach the database, with a key per month. The key lies in `comment_key`, itself sealed
 * with SECRET_KEY; deleting that row makes the month's comments unreadable wherever they were copied (PP-17).
 */
export type Vault = {
  /** The sealed comment of each response, null where there is none. */
  sealAll(responses: readonly { answeredOn: string; comment: string | null }[]): Promise<(SealedComment | null)[]>
  /** The comment as it was written. */
  open(comment: SealedComment): Promise<string>
}

export type SealedComment = { month: string; sealed: Buffer }

/** Opens a comment; null where the key of its month was deleted. Whatever else went wrong is thrown. */
export async function openIfThere(vault: Vault, comment: SealedComment): Promise<string | null> {
  try {
    return await vault.open(comment)
  } catch (error) {
    if (error instanceof Error && /unable to authenticate/.test(error.message)) return null
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
    const sealed = await store.insertCommentKey(db, month, seal(master, randomBytes(32)))
    return unseal(master, sealed)
  }

  function keyOf(month: string): Promise<Buffer> {
    let key = keys.get(month)
    if (!key) {
      key = makeKey(month)
      key.catch(() => keys.delete(month))
      keys.set(month, key)
    }
    return key
  }

  return {
    sealAll: (responses) =>
      Promise.all(
        responses.map(async ({ answeredOn, comment }) => {
          if (comment === null) return null
          const month = `${answeredOn.slice(0, 7)}-01`
          return { month, sealed: seal(await keyOf(month), Buffer.from(comment)) }
        }),
      ),
    open: async ({ month, sealed }) => unseal(await keyOf(month), sealed).toString(),
  }
}
