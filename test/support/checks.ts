import { brokenRules } from '../rules/layers.ts'
import { readSource } from '../rules/source.ts'
import { type Ran, root, runTool } from './steps.ts'

type Check = { name: string; run: () => Promise<Ran> }

/** What `npm run check` looks at; all of it must be silent. */
const checks: readonly Check[] = [
  {
    name: 'types',
    run: () => runTool('astro', ['check', '--minimumSeverity', 'hint', '--minimumFailingSeverity', 'hint']),
  },
  { name: 'format', run: () => runTool('prettier', ['--check', '--log-level', 'warn', '.']) },
  { name: 'lint', run: () => runTool('oxlint', ['--deny-warnings', '--report-unused-disable-directives']) },
  {
    name: 'imports',
    run: async () => {
      const broken = brokenRules(await readSource(root))
      const output = broken.map((line) => `${line}\n`).join('')
      return { code: broken.length > 0 ? 1 : 0, output, stdout: output }
    },
  },
]

export type Count = { passed: number; failed: number }

/** Runs all checks at once and prints a line for each, with what a failing one said. */
export async function runChecks(): Promise<Count> {
  const results = await Promise.all(
    checks.map(async ({ name, run }) => {
      const { code, output } = await run()
      console.log(code === 0 ? ` ✓ ${name}` : ` ✗ ${name}\n${output.trimEnd()}`)
      return code === 0
    }),
  )
  const passed = results.filter(Boolean).length
  return { passed, failed: results.length - passed }
}
