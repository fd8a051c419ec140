// `portal tokens …` and `portal api-key …`: one-time visit tokens, and the keys with which queue systems get them.
import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import {
  type AgencyScope,
  agencyScopes,
  listAccessKeys,
  makeAccessKey,
  revokeAccessKey,
} from '../../features/access/access.ts'
import { portalActor } from '../../features/audit/audit.ts'
import { findUnit } from '../../features/directory/directory.ts'
import { openEntry } from '../../features/entry/entry.ts'
import { createKeyring } from '../../features/token/keyring.ts'
import { issueTokens, revokeHour, rotateKeys } from '../../features/token/token.ts'
import { visitAddress } from '../../domain/visitToken.ts'
import { secretKeyOf } from '../env.ts'
import { Refusal } from '../refusal.ts'
import { wholeNumber } from './arguments.ts'
import { knownAgency, withDatabase } from './command.ts'
import { asKeyTable, print } from './tables.ts'

export function addTokenVerbs(program: Command): void {
  const tokens = program.command('tokens').description('one-time visit tokens, for the slips of a queue')
  tokens
    .command('issue')
    .description('tokens of a point, valid for seven days')
    .argument('<code>', 'the code of the point, in any case')
    .requiredOption('--count <n>', 'how many', wholeNumber)
    .option('--officer <nip>', 'who serves; without it whoever is on duty')
    .option('--out <file>', 'writes token, address and last moment as CSV')
    .action(issue)
  tokens
    .command('revoke')
    .description('revokes what a unit issued within an hour')
    .requiredOption('--agency <slug>', 'the agency')
    .requiredOption('--unit <slug>', 'the unit')
    .requiredOption('--hour <hour>', 'on the clocks of the agency, such as 2026-07-15T10')
    .action(revoke)
  tokens
    .command('rotate')
    .description('for a signing key that leaked: revokes all tokens of an agency and signs with a new key')
    .argument('<agency>', 'slug of the agency')
    .action(rotate)
  const keys = program.command('api-key').description('the keys of the agency’s other systems')
  keys
    .command('create')
    .description('makes a key, shown only now')
    .argument('<agency>', 'slug')
    .addOption(scopeOption())
    .action(create)
  keys
    .command('list')
    .description('all keys of an agency')
    .argument('<agency>', 'slug')
    .addOption(scopeOption())
    .action(list)
  keys
    .command('revoke')
    .description('takes a key out of force at once')
    .argument('<agency>', 'slug')
    .argument('<number>', 'as listed', wholeNumber)
    .addOption(scopeOption())
    .action(revokeKey)
}

/** What a key opens; `api`, the tokens of queue systems, is what keys were for first. */
function scopeOption(): Option {
  const says =
    'api: visit tokens; transaction: what officers did; evidence: packages; programme: satisfaction per programme'
  return new Option('--scope <scope>', says).choices(agencyScopes).default('api')
}
type Scoped = { scope: AgencyScope }

type IssueOptions = { count: number; officer?: string; out?: string }

async function issue(code: string, { count, officer, out }: IssueOptions): Promise<void> {
  await withDatabase(async ({ db }, publicUrl, env) => {
    const now = new Date()
    const entry = await openEntry(db, code, now)
    if (!entry.ok) throw new Refusal(`The code "${code}" is ${entry.reason}.`)
    const keyring = createKeyring(db, secretKeyOf(env))
    const issued = await issueTokens(db, keyring, entry.value, { count, officer: officer ?? null }, now)
    if (!issued.ok) throw new Refusal(issueRefusals[issued.reason])
    const { tokens, validUntil } = issued.value
    const rows = tokens.map((token) => ({ token, url: visitAddress(publicUrl, token) }))
    if (!out) return print(rows.map(({ url }) => url).join('\n'))
    const lines = rows.map(({ token, url }) => [token, url, validUntil.toISOString()].join(','))
    await writeFile(out, `${['token,url,validUntil', ...lines].join('\n')}\n`, { mode: 0o600 })
    print(`${count} tokens written; valid until ${validUntil.toISOString()}.`)
  })
}

async function revoke({ agency: slug, unit: unitSlug, hour }: Record<string, string>): Promise<void> {
  await withDatabase(async ({ db }) => {
    const agency = await knownAgency(db, slug ?? '')
    const unit = await findUnit(db, agency.agencyId, unitSlug ?? '')
    if (!unit) throw new Refusal(`The agency "${slug}" has no unit "${unitSlug}".`)
    const place = { ...unit, timeZone: agency.timeZone }
    const actor = portalActor(agency.agencyId, new Date())
    const revoked = await revokeHour(db, actor, place, hour ?? '')
    if (!revoked.ok) throw new Refusal(hourRefusals[revoked.reason](hour ?? ''))
    print(`What ${unit.name} issued in the hour ${hour} is revoked.`)
  })
}

async function rotate(slug: string): Promise<void> {
  await withDatabase(async ({ db }, _, env) => {
    const { agencyId } = await knownAgency(db, slug)
    await rotateKeys(db, createKeyring(db, secretKeyOf(env)), portalActor(agencyId, new Date()))
    print(`All tokens that ${slug} issued so far are revoked; a new key signs from now on.`)
  })
}

async function create(slug: string, { scope }: Scoped): Promise<void> {
  await withDatabase(async ({ db }) => {
    const { agencyId } = await knownAgency(db, slug)
    print(await makeAccessKey(db, portalActor(agencyId, new Date()), slug, { kind: scope }))
  })
}

async function list(slug: string, { scope }: Scoped): Promise<void> {
  await withDatabase(async ({ db }) => {
    const { agencyId } = await knownAgency(db, slug)
    print(asKeyTable(await listAccessKeys(db, agencyId, scope)))
  })
}

async function revokeKey(slug: string, accessKeyId: number, { scope }: Scoped): Promise<void> {
  await withDatabase(async ({ db }) => {
    const { agencyId } = await knownAgency(db, slug)
    const isRevoked = await revokeAccessKey(db, portalActor(agencyId, new Date()), { accessKeyId, kind: scope })
    if (!isRevoked) throw new Refusal(`The agency "${slug}" has no key ${accessKeyId} in force.`)
    print(`Key ${accessKeyId} is revoked.`)
  })
}

const issueRefusals = {
  'unknown-officer': 'The agency has no officer with this NIP.',
  'no-slot': 'This point has named 255 officers; issue without --officer and keep a roster.',
}

const hourRefusals = {
  unreadable: (hour: string) => `"${hour}" is no hour; hours are written 2026-07-15T10.`,
  over: (hour: string) => `What was issued in the hour ${hour} is expired anyway.`,
}
