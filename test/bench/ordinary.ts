import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../support/portal.ts'

const site = fileURLToPath(new URL('./ordinary/', import.meta.url))
const astro = fileURLToPath(new URL('../../node_modules/astro/bin/astro.mjs', import.meta.url))

/** Builds and runs the ordinary Astro endpoint on a database, for as long as `act` takes. */
export async function withOrdinaryAstro<T>(connection: object, act: (port: number) => Promise<T>): Promise<T> {
  // Beside its sources, so that the build finds the same node_modules.
  const out = await mkdtemp(path.join(site, 'build-'))
  const port = await freePort()
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
  const build = spawn(process.execPath, [astro, 'build', '--root', site, '--outDir', out], { env, stdio: 'ignore' })
  await once(build, 'exit')
  const server = spawn(process.execPath, [path.join(out, 'server/entry.mjs')], {
    env: { ...env, HOST: '127.0.0.1', PORT: String(port), BENCH_CONNECTION: JSON.stringify(connection) },
    stdio: 'ignore',
  })
  try {
    await untilOpen(port)
    return await act(port)
  } finally {
    server.kill('SIGKILL')
    await rm(out, { recursive: true, force: true })
  }
}

async function untilOpen(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (
      await fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The ordinary Astro server did not start.')
}
