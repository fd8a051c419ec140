import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { run, runTool } from './steps.ts'

/** Debian's package: it opens a page in a third of the time that a whole browser takes, so it is preferred, and fetched where that is quick. */
const SHELL = 'chromium-headless-shell'
const names = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const DOWNLOAD_MS = 180_000

export type Browser = { path: string } | { missing: string }

/** A Chromium that starts: one that is installed, else Playwright's own where it was downloaded before. */
export function findBrowser(): string | null {
  return [...names.flatMap(places), ...usualPlaces, chromium.executablePath()].find(starts) ?? null
}

/** As {@link findBrowser}, and gets one where there is none: Debian's as root, else Playwright's own. */
export async function ensureBrowser(): Promise<Browser> {
  if (!places(SHELL).some(starts)) await fromDebian()
  for (const get of [updateDebian, fromDebian, fromPlaywright]) {
    const found = findBrowser()
    if (found) return { path: found }
    await get()
  }
  const found = findBrowser()
  if (found) return { path: found }
  return {
    missing:
      'The journeys need a browser: no Chromium or Chrome was found and none could be downloaded; install "chromium" and run again.',
  }
}

function places(name: string): string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean)
  return folders.map((folder) => path.join(folder, name))
}

function starts(file: string): boolean {
  return existsSync(file) && spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
const env = { DEBIAN_FRONTEND: 'noninteractive' }

async function updateDebian(): Promise<void> {
  if (isDebianRoot) await run('apt-get', ['update', '-q'], { env, timeout: DOWNLOAD_MS })
}

async function fromDebian(): Promise<void> {
  if (!isDebianRoot) return
  console.log(`Installing a browser for the journeys (Debian package ${SHELL}) …`)
  await run('apt-get', ['install', '-qy', '--no-install-recommends', SHELL], { env, timeout: DOWNLOAD_MS })
}

async function fromPlaywright(): Promise<void> {
  console.log('Downloading a browser for the journeys (Playwright’s Chromium) …')
  await runTool('playwright', ['install', 'chromium'], { timeout: DOWNLOAD_MS })
}
