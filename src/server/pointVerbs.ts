// `portal points …`: the points, for lists and print, and what may be done to their codes.
import type { Command } from 'commander'
import { revokeCode } from '../features/directory/codes.ts'
import { findAgency, listPoints } from '../features/directory/directory.ts'
import { withDatabase } from './command.ts'
import { Refusal } from './refusal.ts'
import { asPointTable, print } from './tables.ts'

/** Adds `points` and the verbs below it. */
export function addPointVerbs(program: Command): void {
  const points = program
    .command('points')
    .description('the points with a code in force, for lists and print')
    .option('--agency <slug>', 'of one agency only')
    .option('--json', 'as JSON')
    .action(listAll)
  points
    .command('revoke')
    .description('takes a code out of force; whoever scans it is told so')
    .argument('<code>', 'the code, in any case')
    .option('--replace', 'gives its point a new code')
    .action(revoke)
}

async function listAll({ agency, json }: { agency?: string; json?: true }): Promise<void> {
  await withDatabase(async ({ db }, publicUrl) => {
    if (agency && !(await findAgency(db, agency))) throw new Refusal(`There is no agency "${agency}".`)
    const points = (await listPoints(db, agency ?? null)).map((point) => ({
      ...point,
      url: `${publicUrl}/q/${point.code}`,
    }))
    print(json ? JSON.stringify(points) : asPointTable(points))
  })
}

async function revoke(code: string, { replace }: { replace?: true }): Promise<void> {
  await withDatabase(async ({ db }, publicUrl) => {
    const revoked = await revokeCode(db, code, replace ?? false, new Date())
    if (!revoked.ok) throw new Refusal(revocationRefusals[revoked.reason](code))
    print(`${code.toUpperCase()} is revoked.`)
    if (revoked.value) print(`New code ${revoked.value}; to print it: ${publicUrl}/cetak/${revoked.value}`)
  })
}

const revocationRefusals = {
  unknown: (code: string) => `There is no code "${code}".`,
  revoked: (code: string) => `The code "${code}" was revoked before.`,
}
