// What the verbs of the command line share: the database, the shapes of their arguments, the way they complain.
import { InvalidArgumentError } from 'commander'
import { migrate } from '../../db/migrate.ts'
import { type OpenDatabase, openDatabase } from './db.ts'
import { type Env, readEnv } from './env.ts'
import { Refusal } from './refusal.ts'

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

export function list(text: string): string[] {
  const codes = text.split(',').map((code) => code.trim().toLowerCase())
  if (codes.some((code) => code === '')) throw new InvalidArgumentError('Codes are separated by single commas.')
  return codes
}

export function lowerCase(text: string): string {
  return text.trim().toLowerCase()
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0)
    throw new InvalidArgumentError('It must be a whole number above zero.')
  return Number(text)
}

export function warn(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}
