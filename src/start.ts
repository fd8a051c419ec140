// `npm start`: the process. Environment, pages, database, demo city, then the server; a clean end on SIGTERM.
import { createServer } from 'node:http'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import sirv from 'sirv'
import { isMigrated, migrate } from '../db/migrate.ts'
import { formerEntries, openEntries } from './features/entry/entry.ts'
import { createEntryCache } from './features/entry/entryCache.ts'
import { createScanCounter } from './features/entry/scans.ts'
import { createFirstTaps } from './features/response/partial.ts'
import { openWriter } from './features/response/openWriter.ts'
import { createHeadSigner } from './features/integrity/integrity.ts'
import { createVault } from './features/response/vault.ts'
import { masterKey } from './features/seal.ts'
import { createKeyring } from './features/token/keyring.ts'
import { countPending, countSetAside, readLag } from './features/tally/tally.ts'
import { createSetUpGate } from './server/access/setUp.ts'
import { startBackground } from './server/background/background.ts'
import { ensureBuild } from './server/build.ts'
import { type OpenDatabase, openDatabase } from './server/db.ts'
import { seedDemo } from './server/demo/demo.ts'
import { type Env, readEnv, secretKeyOf } from './server/env.ts'
import { type FrontDeps, createFront } from './server/front.ts'
import { createGuessGuards } from './server/access/guesses.ts'
import { setFileHeaders } from './server/http/answers.ts'
import { createLog } from './server/log.ts'
import { createMail } from './server/letters/mail.ts'
import { createMetrics } from './server/metrics.ts'
import { startPages } from './server/drawing/pages.ts'
import { Refusal } from './server/refusal.ts'
import { say, welcome } from './server/demo/welcome.ts'
import { type Wire, putBefore } from './server/http/wire.ts'

/** Connections of citizens still open after this are cut. */
const CUT_AFTER_MS = 15_000
/**
 * How often is looked whether anything moved on a connection; one that stood still is ended, since what is on its way to it stays in
 * memory. Events come each ten seconds.
 */
const SILENT_MS = 120_000

// Young-generation collections run on this thread alone: nearly all objects of an answer are dead by then, so there is little to do, and
// waking V8's helper threads for it cost a tenth of an answer's CPU time on two cores.
setFlagsFromString('--no-parallel-scavenge')
// V8 must not allocate directly in the old generation what it often saw survive. It learns that at startup, by chance: in five of six runs
// dead objects there kept those of each answer alive, and a young-generation collection took 4 to 9 ms at the peak instead of 2.
setFlagsFromString('--no-allocation-site-pretenuring')
// A full garbage collection only once the old generation has doubled. With 50,000 points in memory (105 MB that stay) V8 ran one nearly
// every second at the peak, to free very little.
setFlagsFromString('--heap-growing-percent=100')

try {
  await start(readEnv(process.env))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

async function start(env: Env): Promise<void> {
  const log = createLog(env.logLevel)
  const build = await ensureBuild(() => say('Building the pages …'))
  const stop = untilAskedToStop()
  const database = await openDatabase(env, { onEvent: (event) => log.warn(`database ${event}`) })
  try {
    await Promise.race([prepare(database, env, log), stop.then(stopEarly)])
    await serve(database, env, build, log, stop)
  } catch (error) {
    await database.close()
    throw error
  }
}

function stopEarly(): never {
  throw new Refusal('Stopped before it was ready.')
}

async function prepare(database: OpenDatabase, env: Env, log: FrontDeps['log']): Promise<void> {
  const migrated = await migrate(database.db)
  if (!migrated.ready) throw new Refusal(migrated.sentence)
  // Loaded where accounts are made, on the first start alone: half a second, and 100 MB that this thread needs for nothing else.
  const openAuth = async () => (await import('./server/access/accounts.ts')).accountsOf(database, env, log).auth
  if (env.seed === 'demo') await seedDemo(database, openAuth, secretKeyOf(env), new Date())
}

async function serve(
  database: OpenDatabase,
  env: Env,
  build: string,
  log: FrontDeps['log'],
  stop: Promise<void>,
): Promise<void> {
  const pages = await startPages(env, database.connection, build, log)
  const parts = createParts(database, env, log)
  const front = createFront({
    ...parts,
    pages,
    isOfflineOn: env.isOfflineOn,
    serveFile: sirv(path.join(build, 'client'), { etag: true, setHeaders: setFileHeaders }),
  })
  const background = startBackground({ ...parts, seePublished: front.seePublished })
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 10_000 },
    front.handle,
  )
  server.timeout = SILENT_MS
  const wire = putBefore(server, { answer: front.answer, clock: parts.clock })
  await listen(server, env)
  await welcome(database.db, env)

  await stop
  log.info('stopping')
  pages.quiet()
  await closeServer(server, wire)
  await parts.writer.close()
  await background.stop()
  await pages.stop()
  await database.close()
  process.exit(0)
}

/** What answers and background work are made of: one of each in a portal. */
function createParts({ db, line, connection }: OpenDatabase, env: Env, log: FrontDeps['log']) {
  const secretKey = secretKeyOf(env)
  const entries = createEntryCache(
    (codes, now) => openEntries(db, codes, now),
    (entry, now) => formerEntries(db, entry, now),
  )
  const metrics = createMetrics({
    countPending: () => countPending(db),
    readLag: () => readLag(db),
    countSetAside: () => countSetAside(db),
  })
  return {
    db,
    connection,
    log,
    clock: () => new Date(),
    publicUrl: env.publicUrl,
    mail: env.mail ? createMail(env.mail, log) : null,
    metrics,
    writer: openWriter(db, line, secretKey),
    keyring: createKeyring(db, secretKey),
    vault: createVault(db, secretKey),
    headSigner: createHeadSigner(secretKey),
    numberKey: masterKey(secretKey, 'paper forms'),
    guards: createGuessGuards(() => Date.now()),
    scans: createScanCounter(),
    firstTaps: createFirstTaps(),
    entries,
    openEntry: entries.open,
    knownEntry: entries.known,
    formerEntries: entries.former,
    isReady: () => isMigrated(db),
    waitsForSetUp: createSetUpGate(db),
  }
}

function listen(server: ReturnType<typeof createServer>, { port, host }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Refusal(`Port ${port} is in use; choose another with PORT.`) : error),
    )
    server.listen(port, host, resolve)
  })
}

/**
 * A signal, or the end of the process that started this one on the pinned Node (src/bootstrap.mjs). Ctrl+C comes twice, from the terminal
 * and from that process: the second must not end this one half-way, with its database left running.
 */
function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve())
    process.once('disconnect', resolve)
  })
}

/** Lets requests under way finish and takes no new ones. */
async function closeServer(server: ReturnType<typeof createServer>, wire: Wire): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  wire.close()
  const timer = setTimeout(() => {
    server.closeAllConnections()
    wire.cut()
  }, CUT_AFTER_MS)
  await closed
  clearTimeout(timer)
}
