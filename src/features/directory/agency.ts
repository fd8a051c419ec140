/** An agency itself: founded by who runs the installation, described by its administrators. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import { inTransaction } from '../inTransaction.ts'
import * as store from './agency.sql.ts'
import { markChanged } from './change.ts'

type Db = Kysely<Database>

export const agencyKinds = [
  'ministry',
  'agency',
  'province',
  'regency',
  'city',
  'district',
  'hospital',
  'other',
] as const
export type AgencyKind = (typeof agencyKinds)[number]

/** The zones of Indonesia: WIB, WITA, WIT. */
export const timeZones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const

export type AgencyProfile = {
  /** In addresses and never changed: lower case letters, digits and single hyphens. */
  slug: string
  name: string
  timeZone: string
  kind: AgencyKind | null
}

/** What an administrator may change; null leaves the second factor to the installation's rule. */
export type AgencySettings = Omit<AgencyProfile, 'slug'> & { requiresSecondFactor: boolean | null }

/** Founds an agency and answers its id. `taken`: there is one with this slug. */
export async function foundAgency(
  db: Db,
  actor: Omit<Actor, 'agencyId'>,
  profile: AgencyProfile,
): Promise<Outcome<string, 'taken'>> {
  return inTransaction(db, async (trx) => {
    const agencyId = newId()
    if (!(await store.insertAgency(trx, { agencyId, ...profile, now: actor.now }))) return no('taken')
    await record(
      trx,
      { ...actor, agencyId },
      { act: 'added', kind: 'agency', ...subjectOf(agencyId, profile), after: profile },
    )
    return ok(agencyId)
  })
}

/** What an agency says about itself. */
export function readSettings(db: Db, agencyId: string): Promise<AgencySettings> {
  return store.readSettings(db, agencyId)
}

/** Changes name, zone, kind and rule; the slug stays, since it is printed in addresses. */
export async function changeSettings(db: Db, actor: Actor, settings: AgencySettings): Promise<void> {
  await inTransaction(db, async (trx) => {
    const before = await store.readSettings(trx, actor.agencyId)
    await store.updateSettings(trx, actor.agencyId, settings)
    await markChanged(trx, [actor.agencyId])
    const change = { act: 'changed', kind: 'agency', ...subjectOf(actor.agencyId, settings) } as const
    await record(trx, actor, { ...change, before, after: settings })
  })
}

function subjectOf(agencyId: string, { name }: { name: string }) {
  return { subjectId: agencyId, subject: name }
}
