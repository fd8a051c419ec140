import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { listAgencies, listPoints } from '../features/directory/directory.ts'
import type { Env } from './env.ts'

/** A line for the person who started the process. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** What to open first. */
export async function welcome(db: Kysely<Database>, env: Env): Promise<void> {
  const [agency] = await listAgencies(db)
  const [point] = agency ? await listPoints(db, agency.slug) : []
  say('\nSuara Loket is ready.')
  say(`  Front page    ${env.publicUrl}/`)
  if (point) say(`  A survey      ${env.publicUrl}/q/${point.code}   (${point.name})`)
  say(`  Transparency  ${env.publicUrl}/transparansi`)
  if (agency && !env.isProduction)
    say(`  Console       ${env.publicUrl}/unit/${agency.slug}   (demo: open without a sign-in, on this machine only)`)
  if (!agency) say('  The directory is empty: import one, or start with SEED=demo.')
  say('Ctrl+C stops it.\n')
}
