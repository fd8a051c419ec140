import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { findServers } from './support/servers.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const withoutDatabase = ['test/features/**/*.form.test.ts', 'test/features/file*.test.ts']
const aboutSchema = 'test/rules/schema*.test.ts'
/** Passwords, processes, documents and arithmetic: slow, and the same on every PostgreSQL, where other files run their statements. */
const alikeEverywhere = [
  'features/{door,factors,oidc,importRuns,counting,city,attacker,late,report}.test.ts',
  'rules/schemaDamage.test.ts', // compares what schema.test.ts holds against db/schema.sql on every server
].map((files) => `test/${files}`)

/** The crash tests take a fifth of all the time: begun last, one worker would wait for them alone. */
class CrashesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isCrash = ({ moduleId }: TestSpecification) => Number(moduleId.includes('/test/crash/'))
    return (await super.sort(files)).toSorted((one, other) => isCrash(other) - isCrash(one))
  }
}

/** One project for what needs no database, and one for each PostgreSQL, with the same files. */
export default defineConfig({
  root,
  test: {
    isolate: false,
    maxWorkers: 3, // on two cores: what starts, kills and waits for processes leaves half of its time to others
    testTimeout: 30_000,
    hookTimeout: 60_000,
    sequence: { sequencer: CrashesFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['test/{domain,rules,server,ui}/**/*.test.ts', ...withoutDatabase],
          exclude: [aboutSchema],
        },
      },
      ...findServers().map(({ name, bin }) => ({
        extends: true as const,
        test: {
          name,
          include: ['test/features/**/*.test.ts', aboutSchema],
          exclude: [...withoutDatabase, ...(bin ? alikeEverywhere : [])],
          globalSetup: 'test/support/clusterSetup.ts',
          env: bin ? { POSTGRES_BIN: bin } : {},
        },
      })),
      {
        extends: true,
        test: { name: 'pages', include: ['test/pages/**/*.test.ts'], globalSetup: 'test/support/portalSetup.ts' },
      },
      {
        extends: true,
        test: { name: 'crash', include: ['test/crash/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 120_000 },
      },
    ],
  },
})
