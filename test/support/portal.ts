import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { careFor } from './caretaker.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A portal in a process of its own, as `npm start` runs it. */
export type Portal = {
  url: string
  dataDir: string
  process: ChildProcess
  /** Ends the process with a signal and waits for its end; answers the exit code, null after a kill. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

type Options = { dataDir: string; port?: number; env?: Record<string, string> }

/** Starts a portal on a data folder and waits until it is ready. */
export async function startPortal({ dataDir, port, env = {} }: Options): Promise<Portal> {
  const chosen = port ?? (await freePort())
  const child = spawn(process.execPath, ['src/bootstrap.mjs', 'src/start.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(chosen),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      NODE_ENV: 'development',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // the portal ends when this process does
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const url = `http://127.0.0.1:${chosen}`
  await untilReady({ url, process: child }, () => output)
  return {
    url,
    dataDir,
    process: child,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const exited = once(child, 'exit')
      child.kill(signal)
      const [code] = await exited
      return code as number | null
    },
  }
}

/** A folder for a portal's data that the unprivileged user of PostgreSQL can get through to. */
export async function aDataDir(): Promise<{ dataDir: string; remove(): Promise<void> }> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'suara-loket-portal-'))
  await chmod(dataDir, 0o711)
  const dismiss = careFor(dataDir)
  return {
    dataDir,
    async remove() {
      await rm(dataDir, { recursive: true, force: true })
      dismiss()
    },
  }
}

/** Below the ports that a system gives to whoever connects somewhere: one of these is still free when its server has started. */
const [LOWEST_PORT, PORTS] = [12_000, 20_000]

export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const port = LOWEST_PORT + randomInt(PORTS)
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
    })
    if (isFree) return port
  }
  throw new Error(`None of 1,000 ports from ${LOWEST_PORT} on was free.`)
}

/** Waits until a portal answers that it is ready: after its start, which may build the pages first, or after it lost its database. */
export async function untilReady(
  { url, process: child }: Pick<Portal, 'url' | 'process'>,
  output = () => '',
): Promise<void> {
  for (let attempt = 0; attempt < 1_800; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`The portal ended before it was ready:\n${output()}`)
    const isReady = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  child.kill('SIGKILL')
  throw new Error(`The portal was not ready within three minutes:\n${output()}`)
}
