// `portal desk …`: where paper forms are typed in and slips printed.
import type { Command } from 'commander'
import { listAccessKeys, makeAccessKey, revokeAccessKey } from '../../features/access/access.ts'
import { portalActor, portalDoer } from '../../features/audit/audit.ts'
import { findAgency, getAgency } from '../../features/directory/directory.ts'
import { openEntry } from '../../features/entry/entry.ts'
import { listPaperSample } from '../../features/response/paper.ts'
import { Refusal } from '../refusal.ts'
import { wholeNumber } from './arguments.ts'
import { knownAgency, withDatabase } from './command.ts'
import { asKeyTable, asSampleTable, print } from './tables.ts'

export function addDeskVerbs(program: Command): void {
  const desk = program.command('desk').description('desks at which paper forms are typed in and visit slips printed')
  desk
    .command('enrol')
    .description('prints the address that lets a browser be the desk of a point; keep it as a password')
    .argument('<code>', 'the code of the point, in any case')
    .action(enrol)
  desk.command('list').description('all desks of an agency').argument('<agency>', 'slug').action(list)
  desk
    .command('revoke')
    .description('takes a desk out of force at once')
    .argument('<agency>', 'slug')
    .argument('<number>', 'as listed', wholeNumber)
    .action(revoke)
  desk
    .command('sample')
    .description('one in twenty of the forms typed in, for a second person to compare with the paper')
    .argument('<agency>', 'slug')
    .requiredOption('--from <day>', 'first day, ISO 8601')
    .requiredOption('--to <day>', 'last day, ISO 8601')
    .action(sample)
}

async function enrol(code: string): Promise<void> {
  await withDatabase(async ({ db }, publicUrl) => {
    const doer = portalDoer(new Date())
    const entry = await openEntry(db, code, doer.now)
    if (!entry.ok) throw new Refusal(`The code "${code}" is ${entry.reason}.`)
    const { agencyId, pointId } = entry.value
    const { slug } = await getAgency(db, agencyId)
    const key = await makeAccessKey(db, { ...doer, agencyId }, slug, { kind: 'desk', pointId })
    print(`${publicUrl}/entri/${entry.value.code}?kunci=${key}`)
  })
}

async function list(slug: string): Promise<void> {
  await withDatabase(async ({ db }) => {
    const { agencyId } = await knownAgency(db, slug)
    print(asKeyTable(await listAccessKeys(db, agencyId, 'desk')))
  })
}

async function revoke(slug: string, accessKeyId: number): Promise<void> {
  await withDatabase(async ({ db }) => {
    const agency = await findAgency(db, slug)
    const isRevoked =
      agency !== null &&
      (await revokeAccessKey(db, portalActor(agency.agencyId, new Date()), { accessKeyId, kind: 'desk' }))
    if (!isRevoked) throw new Refusal(`The agency "${slug}" has no desk ${accessKeyId} in force.`)
    print(`Desk ${accessKeyId} is revoked.`)
  })
}

async function sample(slug: string, { from = '', to = '' }: Record<string, string>): Promise<void> {
  if (![from, to].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))) throw new Refusal('Days are written 2026-07-15.')
  await withDatabase(async ({ db }) => {
    const { agencyId } = await knownAgency(db, slug)
    print(asSampleTable(await listPaperSample(db, agencyId, { from, to })))
  })
}
