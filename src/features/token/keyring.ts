import { randomBytes } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { quarterOf } from '../../domain/period.ts'
import { TOKEN_DAYS, hourOf } from '../../domain/visitToken.ts'
import { markChanged } from '../directory/change.ts'
import { masterKey, seal, unseal } from '../seal.ts'
import * as store from './token.sql.ts'

type Db = Kysely<Database>

/** What a process must know of an agency to tell whether a token is good. */
export type Signers = {
  keys: ReadonlyMap<number, SigningKey>
  /** `unit hour` of what was revoked. */
  revoked: ReadonlySet<string>
  /** Officer by `point slot`. */
  slots: ReadonlyMap<string, string>
}

/** A key signs from the hour it was made to the hour the next one was; in between tokens of it are believed. */
export type SigningKey = {
  keyId: number
  key: Buffer
  madeAt: Date
  fromHour: number
  untilHour: number
  isWithdrawn: boolean
}

/**
 * The keys of visit tokens, each sealed with SECRET_KEY: a signing key per agency and quarter, and a key per agency and month that
 * hashes the used ones. Read once and remembered until something in the directory changed.
 */
export type Keyring = {
  /** The key to sign with now; the first of a quarter is made here. */
  newest(agencyId: string, now: Date): Promise<SigningKey>
  /** What is known of an agency; read anew when `suffices` says that what is remembered does not do. */
  signers(agencyId: string, now: Date, suffices?: (known: Signers) => boolean): Promise<Signers>
  /** The key that hashes the tokens of a month (its first day, ISO 8601). */
  monthKey(agencyId: string, month: string): Promise<Buffer>
  /** Makes a new key and withdraws all before it, in the caller's transaction. */
  rotate(trx: Transaction<Database>, agencyId: string, now: Date): Promise<void>
  /** Forgets what it knows of the agencies if the directory's version is another one than the last time. */
  see(version: string): void
}

const DAY_MS = 86_400_000
const MAX_MONTH_KEYS = 10_000

export function createKeyring(db: Db, secretKey: string): Keyring {
  const master = masterKey(secretKey, 'token keys')
  const agencies = new Map<string, { version: string; signers: Promise<Signers> }>()
  const months = new Map<string, Promise<Buffer>>()
  let version = ''

  function read(agencyId: string, now: Date): Promise<Signers> {
    const signers = readSigners(db, master, agencyId, now)
    agencies.set(agencyId, { version, signers })
    signers.catch(() => agencies.delete(agencyId))
    return signers
  }

  async function signers(agencyId: string, now: Date, suffices?: (known: Signers) => boolean): Promise<Signers> {
    const known = agencies.get(agencyId)
    if (known?.version !== version) return read(agencyId, now)
    const remembered = await known.signers
    return (suffices?.(remembered) ?? true) ? remembered : read(agencyId, now)
  }

  async function addKey(trx: Transaction<Database>, agencyId: string, keyId: number, now: Date): Promise<void> {
    await store.insertKey(trx, agencyId, { keyId, sealed: seal(master, randomBytes(32)), madeAt: now })
    await markChanged(trx, [agencyId])
  }

  return {
    signers,
    async newest(agencyId, now) {
      const last = lastOf(await signers(agencyId, now))
      if (last && !last.isWithdrawn && isSameQuarter(last.madeAt, now)) return last
      await db.transaction().execute((trx) => addKey(trx, agencyId, (last?.keyId ?? 0) + 1, now))
      const made = lastOf(await read(agencyId, now))
      if (!made) throw new Error('A signing key was made and is not there.')
      return made
    },
    monthKey(agencyId, month) {
      const name = `${agencyId} ${month}`
      let key = months.get(name)
      if (!key) {
        key = store
          .insertMonthKey(db, agencyId, month, seal(master, randomBytes(32)))
          .then((row) => unseal(master, row))
        key.catch(() => months.delete(name))
        months.set(name, key)
        if (months.size > MAX_MONTH_KEYS) months.delete(months.keys().next().value as string)
      }
      return key
    },
    async rotate(trx, agencyId, now) {
      const keys = await store.listKeys(trx, agencyId)
      await store.withdrawKeys(trx, agencyId, now)
      await addKey(trx, agencyId, (keys.at(-1)?.keyId ?? 0) + 1, now)
    },
    see(latest) {
      version = latest
    },
  }
}

async function readSigners(db: Db, master: Buffer, agencyId: string, now: Date): Promise<Signers> {
  const since = new Date(now.getTime() - (TOKEN_DAYS + 1) * DAY_MS)
  const [rows, revoked, slots] = await Promise.all([
    store.listKeys(db, agencyId),
    store.listRevokedHours(db, agencyId, since),
    store.listSlots(db, agencyId),
  ])
  const keys = rows.map(({ keyId, sealed, madeAt, withdrawnAt }, place): SigningKey => {
    const next = rows[place + 1]?.madeAt
    return {
      keyId,
      key: unseal(master, sealed),
      madeAt,
      fromHour: hourOf(madeAt),
      untilHour: next ? hourOf(next) : Number.POSITIVE_INFINITY,
      isWithdrawn: withdrawnAt !== null,
    }
  })
  return {
    keys: new Map(keys.map((key) => [key.keyId, key])),
    revoked: new Set(revoked.map(({ unitId, hour }) => `${unitId} ${hourOf(hour)}`)),
    slots: new Map(slots.map(({ pointId, slot, officerId }) => [`${pointId} ${slot}`, officerId])),
  }
}

function lastOf({ keys }: Signers): SigningKey | undefined {
  return [...keys.values()].at(-1)
}

function isSameQuarter(one: Date, other: Date): boolean {
  return quarterOf(one.toISOString()).code === quarterOf(other.toISOString()).code
}
