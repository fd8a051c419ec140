/** Devices that stand at a point for everybody: what they send counts under a channel of its own, and not faster than people answer. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Doer, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import { digestOfSecret } from '../secret.ts'
import { type Entry, type EntryRefusal, openEntry } from './entry.ts'
import * as store from './kiosk.sql.ts'

type Db = Kysely<Database>

export type KioskDevice = { agencyId: string; deviceId: string }

/** A device as a list shows it. */
export type ListedDevice = {
  agencyId: string
  deviceId: string
  unitId: string
  code: string | null
  point: string
  enrolledAt: Date
  revokedAt: Date | null
}

/** The least time between two answers of a device that count. */
export const KIOSK_INTERVAL_MS = 5_000

/** Enrols a device at the point of a code. Its key is answered once and never again: stored is a digest of it. */
export async function enrolDevice(
  db: Db,
  doer: Doer,
  code: string,
): Promise<Outcome<{ deviceId: string; key: string }, EntryRefusal>> {
  const { now } = doer
  const opened = await openEntry(db, code, now)
  if (!opened.ok) return opened
  const { agencyId, pointId, pointName } = opened.value
  const [deviceId, key] = [randomUUID(), randomBytes(32).toString('base64url')]
  await inTransaction(db, async (trx) => {
    await store.insertDevice(trx, { agencyId, deviceId, pointId, keyHash: keyHash(key) }, now)
    const change = { kind: 'kiosk', subjectId: deviceId, subject: pointName } as const
    await record(trx, { ...doer, agencyId }, { act: 'enrolled', ...change, after: { pointId } })
  })
  return ok({ deviceId, key })
}

/** The device that a key belongs to, at the point of an entry; null for none and for one that was revoked. */
export async function findDevice(db: Db, entry: Entry, key: string): Promise<KioskDevice | null> {
  const { agencyId, pointId } = entry
  const deviceId = await store.findDevice(db, agencyId, pointId, keyHash(key))
  return deviceId === null ? null : { agencyId, deviceId }
}

/** Takes the device's next turn, if its last one is {@link KIOSK_INTERVAL_MS} ago; answers whether it did. */
export function takeTurn(db: Db, device: KioskDevice, now: Date): Promise<boolean> {
  return store.takeTurn(db, device, now, new Date(now.getTime() - KIOSK_INTERVAL_MS))
}

/** Takes a device out of service. */
export async function revokeDevice(
  db: Db,
  doer: Doer,
  deviceId: string,
): Promise<Outcome<true, 'unknown' | 'revoked'>> {
  const device = (await store.listDevices(db)).find((one) => one.deviceId === deviceId)
  if (!device) return no('unknown')
  return inTransaction(db, async (trx) => {
    if (!(await store.revokeDevice(trx, deviceId, doer.now))) return no('revoked')
    const change = { kind: 'kiosk', subjectId: deviceId, subject: device.point } as const
    await record(trx, { ...doer, agencyId: device.agencyId }, { act: 'revoked', ...change })
    return ok(true)
  })
}

/** The devices that the database shows, oldest first: of all agencies to the command line, of one to its pages. */
export function listDevices(db: Db): Promise<ListedDevice[]> {
  return store.listDevices(db)
}

function keyHash(key: string): string {
  return digestOfSecret(key).toString('hex')
}
