/** Devices that stand at a point for everybody: what they send counts under a channel of its own, and not faster than people answer. */
import { hash, randomBytes, randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Entry, type EntryRefusal, openEntry } from './entry.ts'
import * as store from './kiosk.sql.ts'

type Db = Kysely<Database>

export type KioskDevice = { agencyId: string; deviceId: string }

/** A device as a list shows it. */
export type ListedDevice = {
  deviceId: string
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
  code: string,
  now: Date,
): Promise<Outcome<{ deviceId: string; key: string }, EntryRefusal>> {
  const opened = await openEntry(db, code, now)
  if (!opened.ok) return opened
  const { agencyId, pointId } = opened.value
  const [deviceId, key] = [randomUUID(), randomBytes(32).toString('base64url')]
  await store.insertDevice(db, { agencyId, deviceId, pointId, keyHash: hash('sha256', key) }, now)
  return ok({ deviceId, key })
}

/** The device that a key belongs to, at the point of an entry; null for none and for one that was revoked. */
export async function findDevice(db: Db, entry: Entry, key: string): Promise<KioskDevice | null> {
  const { agencyId, pointId } = entry
  const deviceId = await store.findDevice(db, agencyId, pointId, hash('sha256', key))
  return deviceId === null ? null : { agencyId, deviceId }
}

/** Takes the device's next turn, if its last one is {@link KIOSK_INTERVAL_MS} ago; answers whether it did. */
export function takeTurn(db: Db, device: KioskDevice, now: Date): Promise<boolean> {
  return store.takeTurn(db, device, now, new Date(now.getTime() - KIOSK_INTERVAL_MS))
}

/** Takes a device out of service. */
export async function revokeDevice(db: Db, deviceId: string, now: Date): Promise<Outcome<true, 'unknown' | 'revoked'>> {
  const devices = await store.listDevices(db)
  const device = devices.find((one) => one.deviceId === deviceId)
  if (!device) return no('unknown')
  return (await store.revokeDevice(db, deviceId, now)) ? ok(true) : no('revoked')
}

export function listDevices(db: Db): Promise<ListedDevice[]> {
  return store.listDevices(db)
}
