// What the verbs of the command line that use a database share: how it is opened, and what their arguments name in it.
import { migrate } from '../../../db/migrate.ts'
import { type Period, readPeriod } from '../../domain/period.ts'
import { type Agency, findAgency, listAgencies } from '../../features/directory/directory.ts'
import { type OpenDatabase, openDatabase } from '../db.ts'
import { type Env, readEnv } from '../env.ts'
import { Refusal } from '../refusal.ts'

/** Opens the portal's database, brings it up to date, and leaves it as it was found: running or not. */
export async function withDatabase(
  act: (database: OpenDatabase, publicUrl: string, env: Env) => Promise<void>,
): Promise<void> {
  const env = readEnv(process.env)
  const database = await openDatabase(env)
  try {
    const migrated = await migrate(database.db)
    if (!migrated.ready) throw new Refusal(migrated.sentence)
    await act(database, env.publicUrl, env)
  } finally {
    await database.close()
  }
}

/** @throws Refusal when the code is no period's */
export function periodNamed(code: string): Period {
  const period = readPeriod(code)
  if (!period) throw new Refusal(`"${code}" is no period; periods are 2026, 2026-S1, 2026-TW3 or 2026-07.`)
  return period
}

/** @throws Refusal when no agency has the slug */
export async function knownAgency(db: OpenDatabase['db'], slug: string): Promise<Agency> {
  const agency = await findAgency(db, slug)
  if (!agency) throw new Refusal(`There is no agency "${slug}".`)
  return agency
}

/** The agency of a slug, or without one the only agency of the portal. @throws Refusal */
export async function agencyNamed(db: OpenDatabase['db'], slug: string | undefined): Promise<Agency> {
  if (slug !== undefined) return knownAgency(db, slug)
  const agencies = await listAgencies(db)
  const [only] = agencies
  if (!only) throw new Refusal('There is no agency yet.')
  if (agencies.length > 1)
    throw new Refusal(`Say which agency with --agency: ${agencies.map((agency) => agency.slug).join(', ')}.`)
  return only
}
