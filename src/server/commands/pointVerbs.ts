// `portal points …`: the points, for lists and print, and what may be done to their codes.
import { type Command, Option } from 'commander'
import type { Form } from '../../domain/shortForm.ts'
import { portalDoer } from '../../features/audit/audit.ts'
import { revokeCode } from '../../features/directory/codes.ts'
import { listPoints } from '../../features/directory/directory.ts'
import { chooseForm } from '../../features/survey/survey.ts'
import { Refusal } from '../refusal.ts'
import { knownAgency, withDatabase } from './command.ts'
import { asPointTable, print } from './tables.ts'

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
  points
    .command('set')
    .description('what a point asks: all elements, or three in turn')
    .argument('<code>', 'the code, in any case')
    .addOption(new Option('--form <form>', 'the form it offers').choices(['full', 'short']).makeOptionMandatory())
    .action(set)
}

async function listAll({ agency, json }: { agency?: string; json?: true }): Promise<void> {
  await withDatabase(async ({ db }, publicUrl) => {
    if (agency) await knownAgency(db, agency)
    const points = (await listPoints(db, agency ?? null)).map((point) => ({
      ...point,
      url: `${publicUrl}/q/${point.code}`,
    }))
    print(json ? JSON.stringify(points) : asPointTable(points))
  })
}

async function revoke(code: string, { replace }: { replace?: true }): Promise<void> {
  await withDatabase(async ({ db }, publicUrl) => {
    const revoked = await revokeCode(db, portalDoer(new Date()), code, { isReplaced: replace ?? false })
    if (!revoked.ok) throw new Refusal(revocationRefusals[revoked.reason](code))
    print(`${code.toUpperCase()} is revoked.`)
    if (revoked.value) print(`New code ${revoked.value}; to print it: ${publicUrl}/cetak/${revoked.value}`)
  })
}

async function set(code: string, { form }: { form: Form }): Promise<void> {
  await withDatabase(async ({ db }) => {
    const chosen = await chooseForm(db, portalDoer(new Date()), code, form)
    if (!chosen.ok) throw new Refusal(formRefusals[chosen.reason](code))
    print(`${code.toUpperCase()} offers the ${form} form.`)
  })
}

const formRefusals = {
  unknown: (code: string) => `There is no code "${code}".`,
  revoked: (code: string) => `The code "${code}" was revoked.`,
  closed: (code: string) => `The point of "${code}" is closed.`,
  unbalanced: (code: string) =>
    `The questions at "${code}" cannot be asked three at a time with every pair equally often; 7, 9 and 13 elements can.`,
}

const revocationRefusals = {
  unknown: (code: string) => `There is no code "${code}".`,
  revoked: (code: string) => `The code "${code}" was revoked before.`,
}
