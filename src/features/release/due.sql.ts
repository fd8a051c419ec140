import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Agency } from '../directory/directory.ts'

type Db = Kysely<Database>

const DUE_LOCK = 5821407217n

/** Whether this connection is now the one that publishes what is due, until {@link unlockDue}. */
export async function tryLockDue(db: Db): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_lock(${DUE_LOCK}) as locked`.execute(db)
  return rows[0]?.locked ?? false
}

export async function unlockDue(db: Db): Promise<void> {
  await sql`select pg_advisory_unlock(${DUE_LOCK})`.execute(db)
}

export type AnnouncedAgency = Agency & { daysAfter: number; announcedAt: Date; published: string[] }

/** Every agency that announced its days, with the periods it has published. */
export async function listAnnounced(db: Db): Promise<AnnouncedAgency[]> {
  const { rows } = await sql<AnnouncedAgency>`
    select a.agency_id as "agencyId", a.slug, a.name, a.time_zone as "timeZone", c.days_after as "daysAfter",
           c.announced_at as "announcedAt",
           array(select r.period from release r where r.agency_id = a.agency_id and r.edition = 1) as published
    from release_calendar c join agency a on a.agency_id = c.agency_id order by a.slug`.execute(db)
  return rows
}
