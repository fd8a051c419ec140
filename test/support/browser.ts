import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { run, runTool } from './steps.ts'

const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
]
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const DOWNLOAD_MS = 180_000

export type Browser = { path: string } | { missing: string }

/** A Chromium that starts: one that is installed, else Playwright's own where it was downloaded before. */
export function findBrowser(): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean)
  const installed = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...installed, ...usualPlaces, chromium.executablePath()].find(starts) ?? null
}

/** As {@link findBrowser}, and gets one where there is none: Debian's as root, else Playwright's own. */
export async function ensureBrowser(): Promise<Browser> {
  const found = findBrowser()
  if (found) return { path: found }
  for (const get of [fromDebian, fromPlaywright]) {
    await get()
    const got = findBrowser()
    if (got) return { path: got }
  }
  return {
    missing:
      'The journeys need a browser: no Chromium or Chrome was found and none could be downloaded; install "chromium" and run again.',
  }
}

function starts(file: string): boolean {
  return existsSync(file) && spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

async function fromDebian(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.log('Installing a browser for the journeys (Debian package chromium) …')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const updated = await run('apt-get', ['update', '-q'], { env, timeout: DOWNLOAD_MS })
  if (updated.code !== 0) return
  await run('apt-get', ['install', '-qy', '--no-install-recommends', 'chromium'], { env, timeout: 2 * DOWNLOAD_MS })
}

async function fromPlaywright(): Promise<void> {
  console.log('Downloading a browser for the journeys (Playwright’s Chromium) …')
  await runTool('playwright', ['install', 'chromium'], { timeout: DOWNLOAD_MS })
}
