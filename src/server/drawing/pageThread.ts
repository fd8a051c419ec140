// The thread of the pages (pages.ts): signs people in and lets Astro draw what it is asked for, until it is told to stop.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Transferable, parentPort, workerData } from 'node:worker_threads'
import { createPractice } from '../../features/city/practice.ts'
import { DIRECTORY_MS, readVersion } from '../../features/directory/change.ts'
import { createHeadSigner } from '../../features/integrity/integrity.ts'
import { createSigner } from '../../features/performance/signer.ts'
import { createVault } from '../../features/response/vault.ts'
import { createKeyring } from '../../features/token/keyring.ts'
import { accountsOf } from '../access/accounts.ts'
import { type Connection, connect } from '../db.ts'
import { type Env, secretKeyOf } from '../env.ts'
import { createGuessGuards } from '../access/guesses.ts'
import { createLog } from '../log.ts'
import { startPoll } from '../poll.ts'
import { type DrawingDeps, createDrawing } from './drawing.ts'
import { createLive } from './live.ts'
import type { FromPages, ToPages } from './pages.ts'

const { env, connection, build } = workerData as { env: Env; connection: Connection; build: string }
const port = parentPort!
const log = createLog(env.logLevel)
const database = connect(connection)
const { db, publicDb } = database
const clock = () => new Date()
const accounts = accountsOf(database, env, log)
const keyring = createKeyring(db, secretKeyOf(env))
const live = createLive({ db, clock, log })
const { render } = (await import(pathToFileURL(path.join(build, 'server/entry.mjs')).href)) as Pick<
  DrawingDeps,
  'render'
>
const draw = createDrawing({
  db,
  publicDb,
  publicUrl: env.publicUrl,
  isDemo: !env.isProduction,
  ...accounts,
  keyring,
  practice: createPractice(database),
  live,
  signer: createSigner(secretKeyOf(env)),
  verifierKey: createHeadSigner(secretKeyOf(env)).verifierKey,
  vault: createVault(db, secretKeyOf(env)),
  guards: createGuessGuards(() => Date.now()),
  clock,
  render,
})
const directory = startPoll('keys', DIRECTORY_MS, async () => keyring.see(await readVersion(db)), log)

port.on('message', (message: ToPages) => {
  if (message === 'quiet') void live.close()
  else if (message === 'stop') void stop()
  else void answer(message)
})
say('ready')

async function answer({ id, question }: Exclude<ToPages, string>): Promise<void> {
  try {
    if ('isSignedIn' in question)
      return say({ id, answer: (await accounts.auth.signInOf(question.isSignedIn)) !== null })
    const drawn = await draw(question.draw)
    say({ id, answer: drawn }, drawn.body === null ? [] : [drawn.body as Transferable])
  } catch (error) {
    const { message, stack, code } = error as Error & { code?: string }
    say({ id, fault: { message, stack, code } })
  }
}

function say(message: FromPages, transfer: Transferable[] = []): void {
  port.postMessage(message, transfer)
}

async function stop(): Promise<void> {
  await directory.stop()
  await live.close()
  await database.close()
  port.close()
}
