// The command line: `npm run -s portal -- VERB …`. Each verb reads its arguments, calls a feature and prints the result.
// Exit code 0: done; 1: refused or found wrong; 2: bad usage. Errors are one sentence on standard error.
import { type Command, CommanderError, program } from 'commander'
import { Refusal } from './server/refusal.ts'
import { warn } from './server/commands/tables.ts'

program
  .name('portal')
  .description('Suara Loket on the command line. Works beside a running portal.')
  .exitOverride()
  .showHelpAfterError('(--help on every verb tells what it takes)')

type AddVerbs = (program: Command) => void

/** Files of verbs, in the order of the help. Only what is asked for is loaded: all of them, with a database, take a second of a processor. */
const files: readonly (readonly [verbs: readonly string[], load: () => Promise<AddVerbs>])[] = [
  [['index'], async () => (await import('./server/commands/indexVerbs.ts')).addIndexVerbs],
  [['fairness'], async () => (await import('./server/commands/fairnessVerbs.ts')).addFairnessVerbs],
  [['import', 'export'], async () => (await import('./server/commands/fileVerbs.ts')).addFileVerbs],
  [['recount'], async () => (await import('./server/commands/countVerbs.ts')).addCountVerbs],
  [['generate'], async () => (await import('./server/commands/cityVerbs.ts')).addCityVerbs],
  [['points'], async () => (await import('./server/commands/pointVerbs.ts')).addPointVerbs],
  [['kiosk'], async () => (await import('./server/commands/kioskVerbs.ts')).addKioskVerbs],
  [['release'], async () => (await import('./server/commands/releaseVerbs.ts')).addReleaseVerbs],
  [['verify'], async () => (await import('./server/commands/integrityVerbs.ts')).addIntegrityVerbs],
  [['tokens', 'api-key'], async () => (await import('./server/commands/tokenVerbs.ts')).addTokenVerbs],
  [['replies'], async () => (await import('./server/commands/replyVerbs.ts')).addReplyVerbs],
  [['backup', 'restore'], async () => (await import('./server/commands/backupVerbs.ts')).addBackupVerbs],
  [['create-admin'], async () => (await import('./server/commands/accountVerbs.ts')).addAccountVerbs],
  [['desk'], async () => (await import('./server/commands/deskVerbs.ts')).addDeskVerbs],
]

/** The file of a verb; every file for help, and for what is no verb. */
async function addVerbs(asked: string | undefined): Promise<void> {
  const own = files.filter(([verbs]) => asked !== undefined && verbs.includes(asked))
  const loaded = await Promise.all((own.length > 0 ? own : files).map(([, load]) => load()))
  for (const add of loaded) add(program)
}

try {
  await addVerbs(process.argv[2])
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else if (error instanceof Refusal) {
    warn(error.message)
    process.exitCode = 1
  } else throw error
}
