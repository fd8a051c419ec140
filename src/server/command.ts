// What the verbs of the command line share: the database, the shapes of their arguments, the way they complain.
import { InvalidArgumentError } from 'commander'
import { migrate } from '../../db/migrate.ts'
import { type Fraction, divide, fromDecimal } from '../domain/fraction.ts'
import type { Scale } from '../domain/instrument.ts'
import { type Period, readPeriod } from '../domain/period.ts'
import type { Doer } from '../features/audit/audit.ts'
import { type Agency, findAgency, listAgencies } from '../features/directory/directory.ts'
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

/** Numbers such as 0.2 or 1/9, exactly. */
export function fractions(text: string): Fraction[] {
  return text.split(',').map((part) => {
    const [top = '', bottom = '1', ...more] = part.trim().split('/')
    const isNumber = [top, bottom].every((number) => /^\d{1,15}(\.\d{1,15})?$/.test(number) && more.length === 0)
    if (!isNumber || Number(bottom) === 0)
      throw new InvalidArgumentError('Weights are numbers such as 0.2 or 1/9, separated by commas.')
    return divide(fromDecimal(top), fromDecimal(bottom))
  })
}

export function scale(text: string): Scale {
  if (text !== '4' && text !== '6') throw new InvalidArgumentError('A scale ends with 4 or 6.')
  return text === '4' ? 4 : 6
}

/** @throws Refusal when the code is no period's */
export function periodNamed(code: string): Period {
  const period = readPeriod(code)
  if (!period) throw new Refusal(`"${code}" is no period; periods are 2026, 2026-S1, 2026-TW3 or 2026-07.`)
  return period
}

/** The agency of a slug, or without one the only agency of the portal. @throws Refusal */
export async function agencyNamed(db: OpenDatabase['db'], slug: string | undefined): Promise<Agency> {
  if (slug !== undefined) {
    const agency = await findAgency(db, slug)
    if (!agency) throw new Refusal(`There is no agency "${slug}".`)
    return agency
  }
  const agencies = await listAgencies(db)
  const [only] = agencies
  if (!only) throw new Refusal('There is no agency yet.')
  if (agencies.length > 1)
    throw new Refusal(`Say which agency with --agency: ${agencies.map((agency) => agency.slug).join(', ')}.`)
  return only
}

export function lowerCase(text: string): string {
  return text.trim().toLowerCase()
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0)
    throw new InvalidArgumentError('It must be a whole number above zero.')
  return Number(text)
}

/** Who acts on the command line, as the trail of changes shows it. */
export function portalDoer(): Doer {
  return { userId: null, name: 'portal', now: new Date() }
}

export function warn(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}
