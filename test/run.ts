// `npm test [-- FILTER] [--cycles N] [--worlds N]`: checks, Vitest and Playwright; the last line sums them up. FILTER is a part of a test file's path.
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuild } from '../src/server/build.ts'
import { ensureBrowser } from './support/browser.ts'
import { type Count, runChecks } from './support/checks.ts'
import { root, runTool } from './support/steps.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cycles: { type: 'string' }, worlds: { type: 'string' } },
})
const [filter = ''] = positionals
if (values.cycles) process.env['CYCLES'] = values.cycles // rounds of each kind of crash
if (values.worlds) process.env['WORLDS'] = values.worlds // invented worlds for the attacker on the releases
const results = path.join(root, 'test-results')
const nothing: Count = { passed: 0, failed: 0 }

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

if (filter === '') await ensureBuild(() => console.log('Building the pages …')).catch(() => undefined) // whoever needs it tells what is wrong
const counts = [
  ...(await Promise.all([
    'check'.includes(filter) ? runChecks() : nothing,
    has('test/**/*.test.ts') ? runVitest() : nothing,
  ])),
  has('test/journeys/**/*.journey.ts') ? await runJourneys() : nothing,
]
const total = (key: keyof Count) => counts.reduce((sum, count) => sum + count[key], 0)
const [passed, failed] = [total('passed'), total('failed')]
if (passed + failed === 0) console.log(`No test file has "${filter}" in its path.`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

function has(pattern: string): boolean {
  return globSync(pattern, { cwd: root }).some((file) => file.includes(filter))
}

async function runVitest(): Promise<Count> {
  const report = path.join(results, 'vitest.json')
  const { code } = await runTool(
    'vitest',
    [
      'run',
      '--config',
      'test/vitest.config.ts',
      '--reporter=minimal',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...(filter ? [filter] : []),
    ],
    { isShown: true },
  )
  return countOf(code, () => {
    const { numPassedTests, numTotalTests } = readJson<{ numPassedTests: number; numTotalTests: number }>(report)
    return { passed: numPassedTests, failed: numTotalTests - numPassedTests }
  })
}

async function runJourneys(): Promise<Count> {
  const browser = await ensureBrowser()
  if ('missing' in browser) {
    console.log(browser.missing)
    return { passed: 0, failed: 1 }
  }
  const report = path.join(results, 'journeys.json')
  const { code } = await runTool(
    'playwright',
    ['test', '--config', 'test/playwright.config.ts', '--reporter=dot,json', ...(filter ? [filter] : [])],
    { isShown: true, env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, NO_COLOR: undefined } },
  )
  return countOf(code, () => {
    const { stats } = readJson<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(
      report,
    )
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }
  })
}

/** A runner that ends badly counts as a failure even where no test of it failed, and so does one that ran nothing. */
function countOf(code: number, read: () => Count): Count {
  try {
    const { passed, failed } = read()
    return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}
