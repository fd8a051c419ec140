import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from './refusal.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const KEEP_MS = 7 * 86_400_000
const inputs = ['src/**/*', 'public/**/*', 'db/schema.ts', 'astro.config.mjs', 'package-lock.json']

/**
 * The folder of the built pages for the sources as they are; built if it is not there yet. It is named by the digest of the
 * sources, so a stale build cannot be served, and of two processes that build at once one wins. Builds that nobody began to use
 * for a week are removed then.
 */
export async function ensureBuild(onBuild: () => void): Promise<string> {
  const folder = path.join(root, 'dist', digestOfSources())
  if (existsSync(path.join(folder, 'server/entry.mjs'))) {
    await utimes(folder, new Date(), new Date()).catch(() => undefined) // another user's; it is in use all the same
    return folder
  }
  onBuild()
  const draft = `${folder}.${process.pid}`
  const { code, output } = await runAstro(draft)
  if (code !== 0) throw new Refusal(`The pages could not be built:\n${output.trim()}`)
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
  await removeUnused(path.dirname(folder), new Date(Date.now() - KEEP_MS))
  return folder
}

/** Removes the builds and drafts of a folder that were last begun to be used before a moment. */
export async function removeUnused(dist: string, before: Date): Promise<void> {
  for (const name of await readdir(dist)) {
    const folder = path.join(dist, name)
    if ((await stat(folder)).mtime < before) await rm(folder, { recursive: true, force: true })
  }
}

/** Read one after the other, since nothing else runs yet: in turn with the event loop a thousand files took four times as long. */
function digestOfSources(): string {
  const files = globSync(inputs, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const file of files.sort())
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex').slice(0, 16)
}

function runAstro(outDir: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules/astro/bin/astro.mjs'), 'build'], {
      cwd: root,
      env: { ...process.env, BUILD_DIR: outDir, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
