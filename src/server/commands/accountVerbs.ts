// `portal create-admin`: the first account of an installation.
import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { addMembership } from '../../features/account/account.ts'
import { portalActor } from '../../features/audit/audit.ts'
import { secretKeyOf } from '../env.ts'
import { createLog } from '../log.ts'
import { Refusal } from '../refusal.ts'
import { knownAgency, withDatabase } from './command.ts'
import { print } from './tables.ts'

export function addAccountVerbs(program: Command): void {
  program
    .command('create-admin')
    .description('the first account of an installation: may add agencies and name their administrators')
    .argument('<email>', 'the address to sign in with')
    .option('--name <name>', 'how the person is called (default: the address)')
    .option('--agency <slug>', 'also makes the account an administrator of this agency')
    .action(createAdmin)
}

async function createAdmin(email: string, { name = email, agency: slug }: { name?: string; agency?: string }) {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Refusal(`"${email}" is no e-mail address.`)
  await withDatabase(async ({ db }, publicUrl, env) => {
    const agency = slug ? await knownAgency(db, slug) : null
    const { createAuth } = await import('../access/auth.ts') // a third of what the command line costs to load, for this one verb
    const password = randomBytes(12).toString('base64url')
    const auth = createAuth({ db, publicUrl, secretKey: secretKeyOf(env), log: createLog(env.logLevel) })
    const created = await auth.createUser({ name, email, password, isOperator: true })
    if (!created.ok) throw new Refusal(`There is an account of ${email} already.`)
    if (agency) {
      const actor = portalActor(agency.agencyId, new Date())
      await addMembership(db, actor, { userId: created.value, role: 'administrator', unitId: null, officerId: null })
    }
    print(`Account made. Sign in at ${publicUrl}/masuk as ${email} with the password ${password}`)
    print('It is shown this once; change it after the first sign-in.')
  })
}
