import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { demoSlug } from '../../features/city/city.ts'
import { findAgency, listAgencies, listPoints } from '../../features/directory/directory.ts'
import { type Env, secretKeyOf } from '../env.ts'
import { SET_UP_PATH, setUpCodeOf } from '../access/setUp.ts'
import { demoLogins } from './demoAccounts.ts'

/** A line for the person who started the process. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** What to open first. */
export async function welcome(db: Kysely<Database>, env: Env): Promise<void> {
  const [agency] = await listAgencies(db)
  const [point] = agency ? await listPoints(db, agency.slug, 1) : []
  say('\nSuara Loket is ready.')
  say(`  Front page    ${env.publicUrl}/`)
  if (point) say(`  A survey      ${env.publicUrl}/q/${point.code}   (${point.name})`)
  say(`  Transparency  ${env.publicUrl}/transparansi`)
  say(`  Console       ${env.publicUrl}/masuk`)
  if (await findAgency(db, demoSlug))
    for (const { role, email, password } of demoLogins(secretKeyOf(env)))
      say(`    ${role.padEnd(15)} ${email.padEnd(26)} ${password}`)
  if (!agency) say(`  Begin here    ${env.publicUrl}${SET_UP_PATH}   (or start with SEED=demo)`)
  if (!agency && env.isProduction) say(`  Set-up code   ${setUpCodeOf(env)}`)
  say('Ctrl+C stops it.\n')
}
