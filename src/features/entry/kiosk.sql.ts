import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { KioskDevice, ListedDevice } from './kiosk.ts'

type Db = Kysely<Database>
type NewDevice = KioskDevice & { pointId: string; keyHash: string }

export async function insertDevice(
  db: Db,
  { agencyId, deviceId, pointId, keyHash }: NewDevice,
  now: Date,
): Promise<void> {
  const row = { agency_id: agencyId, device_id: deviceId, point_id: pointId, key_hash: keyHash, enrolled_at: now }
  await db.insertInto('kiosk_device').values(row).execute()
}

export async function findDevice(db: Db, agencyId: string, pointId: string, keyHash: string): Promise<string | null> {
  const devices = db.selectFrom('kiosk_device').select('device_id')
  const found = await devices
    .where('agency_id', '=', agencyId)
    .where('point_id', '=', pointId)
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return found?.device_id ?? null
}

/** One statement, so that of two requests at once one gets the turn. */
export async function takeTurn(db: Db, device: KioskDevice, now: Date, lastBefore: Date): Promise<boolean> {
  const taken = await db
    .updateTable('kiosk_device')
    .set({ counted_at: now })
    .where('agency_id', '=', device.agencyId)
    .where('device_id', '=', device.deviceId)
    .where((row) => row.or([row('counted_at', 'is', null), row('counted_at', '<=', lastBefore)]))
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

export async function revokeDevice(db: Db, deviceId: string, now: Date): Promise<boolean> {
  const devices = db.updateTable('kiosk_device').set({ revoked_at: now })
  const done = await devices.where('device_id', '=', deviceId).where('revoked_at', 'is', null).executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function listDevices(db: Db): Promise<ListedDevice[]> {
  const { rows } = await sql<ListedDevice>`
    select d.agency_id as "agencyId", d.device_id as "deviceId", p.unit_id as "unitId", p.name as point, d.enrolled_at as "enrolledAt", d.revoked_at as "revokedAt",
           (select min(c.code) from point_code c
            where c.agency_id = d.agency_id and c.point_id = d.point_id and c.revoked_at is null) as code
    from kiosk_device d
    join point p on p.agency_id = d.agency_id and p.point_id = d.point_id
    order by d.enrolled_at`.execute(db)
  return rows
}
