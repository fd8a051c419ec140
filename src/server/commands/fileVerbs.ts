// `portal import …` and `portal export …`: what comes and goes as a file.
import type { Command } from 'commander'
import { addAnswerExportVerbs } from './answerExportVerbs.ts'
import { addAnswerImportVerbs } from './answerImportVerbs.ts'
import { addExchangeVerbs } from './exchangeVerbs.ts'

export function addFileVerbs(program: Command): void {
  const importing = program.command('import').description('data from a file, all or nothing')
  addAnswerImportVerbs(importing)
  const exporting = program.command('export').description('data as a file')
  addExchangeVerbs(importing, exporting)
  addAnswerExportVerbs(exporting)
}
