// `portal import …` and `portal export …`: what comes and goes as a file.
import type { Command } from 'commander'
import { addAnswerVerb } from './answerVerbs.ts'
import { addExchangeVerbs } from './exchangeVerbs.ts'
import { addImportVerb } from './importVerb.ts'

export function addFileVerbs(program: Command): void {
  const importing = program.command('import').description('data from a file, all or nothing')
  addImportVerb(importing)
  const exporting = program.command('export').description('data as a file')
  addExchangeVerbs(importing, exporting)
  addAnswerVerb(exporting)
}
