// `npm run bench -- intake index home pages survey [--json]`: what the product does beside what its parts could do, in one run.
import { readFile } from 'node:fs/promises'
import { cpus, release, totalmem } from 'node:os'
import { measureHome } from './home.ts'
import { measureIndex } from './index.ts'
import { type Row, measureIntake } from './intake.ts'
import { measurePages } from './pages.ts'
import { measureSurvey } from './survey.ts'

const suites: Readonly<Record<string, (log: (line: string) => void) => Promise<Row[]>>> = {
  intake: measureIntake,
  index: measureIndex,
  home: measureHome,
  pages: measurePages,
  survey: measureSurvey,
}

const asJson = process.argv.includes('--json')
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const unknown = wanted.find((name) => !suites[name])
if (unknown) {
  process.stderr.write(`There is no suite "${unknown}"; there are ${Object.keys(suites).join(', ')}.\n`)
  process.exit(2)
}

const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}, ${await versions()}`
const results: Record<string, Row[]> = {}
for (const name of wanted.length > 0 ? wanted : Object.keys(suites))
  results[name] = (await suites[name]?.((line) => process.stderr.write(`${name}: ${line}\n`))) ?? []

if (asJson) process.stdout.write(`${JSON.stringify({ machine, results })}\n`)
else for (const [name, rows] of Object.entries(results)) print(name, rows)

/** Of what a result depends on most. */
async function versions(): Promise<string> {
  const { dependencies, optionalDependencies } = JSON.parse(
    await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  const server = Object.values<string>(optionalDependencies)[0]?.split('-')[0]
  return `PostgreSQL ${server}, pg ${dependencies.pg}, Astro ${dependencies.astro}`
}

function print(name: string, rows: readonly Row[]): void {
  const lines = rows.map(({ what, connections, perSecond, p50, p99, ratios }) => {
    const ratio = Object.entries(ratios).map(([against, value]) => `${against} ${value.toFixed(2)}`)
    return `| ${what} | ${connections} | ${Math.round(perSecond)} | ${milliseconds(p50)} | ${milliseconds(p99)} | ${ratio.join(' · ')} |`
  })
  const head = '| what | connections | a second | p50 ms | p99 ms | ratios |\n| --- | ---: | ---: | ---: | ---: | --- |'
  process.stdout.write(`\n${name}: ${machine}\n\n${head}\n${lines.join('\n')}\n`)
}

/** Null is what a measure without a single good answer becomes on its way from the load generator. */
function milliseconds(value: number | null): string {
  return value === null || Number.isNaN(value) ? '' : value.toFixed(1)
}
