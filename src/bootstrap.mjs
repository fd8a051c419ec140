// The one file that must run on whatever Node the machine has (20 or newer): it makes sure that the pinned dependencies
// are there and hands over to the pinned Node. Usage: node src/bootstrap.mjs FILE.ts [ARGUMENTS]
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const pinnedNode = path.join(root, 'node_modules/node/bin/node')
const [file, ...args] = process.argv.slice(2)

if (!isInstalled()) install()
if (process.version === `v${pinnedVersion()}`) await runHere()
else runOnPinnedNode()

/** Everything the lockfile asks for is there in the version it asks for; what is optional may be absent. */
function isInstalled() {
  const installedLock = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedLock) || !existsSync(pinnedNode)) return false
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || installed[name]?.version === entry.version,
  )
}

/**
 * `npm install` and not `npm ci`: the lockfile pins what it names and is not written, and a platform's own binary that the
 * lockfile's author could not see (an optional dependency) may still be added, where `npm ci` would refuse the whole install.
 */
function install() {
  console.error('Installing the pinned dependencies (once, about a minute) …')
  const npm = process.env.npm_execpath
  const [command, ...start] = npm ? [process.execPath, npm] : ['npm']
  const options = ['--no-save', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund']
  const { status } = spawnSync(command, [...start, 'install', ...options], { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) {
    console.error('The dependencies could not be installed; the lines above say why. The network is needed once.')
    process.exit(1)
  }
}

function pinnedVersion() {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).dependencies.node
}

async function runHere() {
  // Types stripped and code compiled once, not at every start; threads go by the variable.
  process.env.NODE_COMPILE_CACHE = path.join(root, 'node_modules/.cache/node')
  module.enableCompileCache()
  const target = path.resolve(root, file)
  process.argv.splice(1, 2, target)
  await import(pathToFileURL(target).href)
}

/** The channel ends with this process, however it ends; the child then shuts down cleanly instead of living on unseen. */
function runOnPinnedNode() {
  const child = spawn(pinnedNode, [fileURLToPath(import.meta.url), file, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
