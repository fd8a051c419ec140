/** Station token: one-time visit tokens, issued in batches and read when an answer comes with one. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { localTime } from '../../domain/localTime.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import {
  SLOT_MAX,
  TOKEN_DAYS,
  TOKEN_SIGNATURE_BYTES,
  type VisitToken,
  expiryOf,
  hourOf,
  monthOf,
  readToken,
  signedPart,
  startOf,
  writeToken,
} from '../../domain/visitToken.ts'
import { type Actor, record } from '../audit/audit.ts'
import { markChanged } from '../directory/change.ts'
import { type Entry, officerDuring } from '../entry/entry.ts'
import { inTransaction } from '../inTransaction.ts'
import type { Keyring, Signers } from './keyring.ts'
import * as store from './token.sql.ts'

type Db = Kysely<Database>

/** Where a token is valid: at one point, under one of its codes. */
export type TokenPlace = Pick<Entry, 'agencyId' | 'unitId' | 'pointId' | 'code'>
export type IssuedTokens = { tokens: string[]; validUntil: Date }

/** What a good token says: who served, and under which hash its use is kept. */
export type Visit = { officerId: string | null; use: TokenUse }
export type TokenUse = { month: string; hash: Buffer }

/** `forged`: nobody issued it, or for another point. `revoked`: its hour or its key was. */
export type TokenRefusal = 'forged' | 'expired' | 'revoked'

/** The most tokens of one batch. */
export const BATCH_MAX = 1_000
const NONCE_BYTES = 8
const HASH_BYTES = 16
/** Clocks of processes may differ a little: an hour beside the right one is believed. */
const SKEW_HOURS = 1

/**
 * Issues tokens for a point. Kept is only how many the unit issued in this hour. `officer` is the NIP of who serves; without one
 * it is whoever is on duty in the hour of issue. `no-slot`: the point has named 255 officers.
 */
export async function issueTokens(
  db: Db,
  keyring: Keyring,
  place: TokenPlace,
  { count, officer }: { count: number; officer: string | null },
  now: Date,
): Promise<Outcome<IssuedTokens, 'unknown-officer' | 'no-slot'>> {
  const slot = officer === null ? ok(0) : await slotOf(db, place, officer)
  if (!slot.ok) return slot
  const { keyId, key } = await keyring.newest(place.agencyId, now)
  const hour = hourOf(now)
  await store.addIssued(db, place, startOf(hour), count)
  const tokens = Array.from({ length: count }, () => {
    const signed = signedPart({ keyId, slot: slot.value, hour }, randomBytes(NONCE_BYTES))
    return writeToken({ code: place.code, signed, signature: signatureOf(key, place, signed) })
  })
  return ok({ tokens, validUntil: expiryOf(hour) })
}

/** Reads a token that came to a point. That it was not used yet is only known when its answer is stored. */
export async function readVisit(
  keyring: Keyring,
  text: string,
  entry: Entry,
  now: Date,
): Promise<Outcome<Visit, TokenRefusal>> {
  const token = readToken(text)
  if (!token || token.code !== entry.code) return no('forged')
  const signers = await keyring.signers(entry.agencyId, now, ({ keys }) => !isNext(keys, token.keyId))
  const key = signers.keys.get(token.keyId)
  if (!key || !timingSafeEqual(signatureOf(key.key, entry, token.signed), token.signature)) return no('forged')
  if (token.hour < key.fromHour - SKEW_HOURS || token.hour > Math.min(key.untilHour, hourOf(now)) + SKEW_HOURS)
    return no('forged')
  if (key.isWithdrawn || signers.revoked.has(`${entry.unitId} ${token.hour}`)) return no('revoked')
  if (now >= expiryOf(token.hour)) return no('expired')
  const officerId = token.slot === 0 ? onDuty(entry, token.hour) : await officerOf(keyring, entry, token.slot, now)
  return ok({ officerId, use: await useOf(keyring, entry, token) })
}

/** Whether an answer with this token is stored already. */
export function isUsed(db: Db, agencyId: string, { use }: Visit): Promise<boolean> {
  return store.findUse(db, agencyId, use)
}

/**
 * Revokes what a unit issued within an hour on its agency's clocks, written 2026-07-15T10. `unreadable`: no such hour;
 * `over`: its tokens are expired anyway.
 */
export async function revokeHour(
  db: Db,
  actor: Actor,
  { unitId, name, timeZone }: { unitId: string; name: string; timeZone: string },
  text: string,
): Promise<Outcome<null, 'unreadable' | 'over'>> {
  const { agencyId, now } = actor
  const hours = hoursNamed(timeZone, text)
  if (hours.length === 0) return no('unreadable')
  if (hours.every((hour) => expiryOf(hour) <= now)) return no('over')
  await inTransaction(db, async (trx) => {
    for (const hour of hours) await store.insertRevokedHour(trx, { agencyId, unitId }, startOf(hour), now)
    await markChanged(trx, [agencyId])
    await record(trx, actor, { act: 'revoked', kind: 'token', subjectId: unitId, subject: name, after: { hour: text } })
  })
  return ok(null)
}

/** For a key that leaked: all tokens of an agency issued so far are revoked, and a new key signs from now on. */
export async function rotateKeys(db: Db, keyring: Keyring, actor: Actor): Promise<void> {
  const { agencyId, now } = actor
  await inTransaction(db, async (trx) => {
    await keyring.rotate(trx, agencyId, now)
    await record(trx, actor, { act: 'rotated', kind: 'token', subjectId: agencyId, subject: '' })
  })
}

/** How long the counts of issued tokens are kept: the survey's year and the one it is compared with. */
const COUNTS_DAYS = 2 * 366

/**
 * Deletes the keys and hashes of months whose tokens are all expired: what then remains of them is a count, and that for two years.
 */
export async function forgetTokens(db: Db, now: Date): Promise<void> {
  const month = monthOf(hourOf(now) - (TOKEN_DAYS + 1) * 24)
  const counts = startOf(hourOf(now) - COUNTS_DAYS * 24)
  await inTransaction(db, (trx) => store.deleteBefore(trx, month, counts))
}

/** Whether a key may have been made since the keys were read; a forger who draws key ids by lot is not worth reading anew. */
function isNext(keys: Signers['keys'], keyId: number): boolean {
  return keyId > keys.size && keyId <= keys.size + 2
}

async function slotOf(db: Db, place: TokenPlace, nip: string): Promise<Outcome<number, 'unknown-officer' | 'no-slot'>> {
  const officerId = await store.findOfficerId(db, place.agencyId, nip)
  if (officerId === null) return no('unknown-officer')
  const slot = await inTransaction(db, (trx) => store.insertSlot(trx, place, officerId, SLOT_MAX))
  return slot === null ? no('no-slot') : ok(slot)
}

/** The place is signed along, so that a token of another unit, or of a point that got the code later, is none. */
function signatureOf(key: Buffer, { agencyId, pointId, code }: TokenPlace, signed: Uint8Array): Buffer {
  const whole = createHmac('sha256', key).update(`${agencyId}|${pointId}|${code}|`).update(signed).digest()
  return whole.subarray(0, TOKEN_SIGNATURE_BYTES)
}

async function useOf(keyring: Keyring, entry: Entry, { hour, signed }: VisitToken): Promise<TokenUse> {
  const month = monthOf(hour)
  const key = await keyring.monthKey(entry.agencyId, month)
  const whole = createHmac('sha256', key).update(entry.pointId).update(signed).digest()
  return { month, hash: whole.subarray(0, HASH_BYTES) }
}

async function officerOf(keyring: Keyring, entry: Entry, slot: number, now: Date): Promise<string | null> {
  const name = `${entry.pointId} ${slot}`
  const { slots } = await keyring.signers(entry.agencyId, now, (known) => known.slots.has(name))
  return slots.get(name) ?? null
}

function onDuty(entry: Entry, hour: number): string | null {
  return officerDuring(entry, startOf(hour), startOf(hour + 1))
}

/** The hours since 1970 that overlap an hour on the clocks of a zone: one, or two where those are not a whole hour apart. */
function hoursNamed(timeZone: string, text: string): number[] {
  const [, day = '', hour = ''] = /^(\d{4}-\d{2}-\d{2})T(\d{2})$/.exec(text) ?? []
  const near = hourOf(new Date(`${day}T${hour}:00:00Z`))
  if (Number.isNaN(near)) return []
  return Array.from({ length: 31 }, (_, place) => near - 15 + place).filter((candidate) =>
    [startOf(candidate), new Date(startOf(candidate + 1).getTime() - 1)].some((moment) => {
      const time = localTime(timeZone, moment)
      return time.day === day && time.hour === Number(hour)
    }),
  )
}
