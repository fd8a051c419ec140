// `portal verify`: the integrity log against the database and the heads that were published.
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { createHeadSigner, enterNew, verifyAll } from '../../features/integrity/integrity.ts'
import { drainFully, recount } from '../../features/tally/tally.ts'
import { secretKeyOf } from '../env.ts'
import { Refusal } from '../refusal.ts'
import { withDatabase } from './command.ts'
import { print, warn } from './tables.ts'

type Options = { heads?: string[]; key: string[]; enter?: true; json?: true }

export function addIntegrityVerbs(program: Command): void {
  program
    .command('verify')
    .description('computes the integrity log again from the database, and compares with heads that were kept')
    .option(
      '--heads <files...>',
      'heads that were kept elsewhere: files of signed notes, as /api/v1/log/head gives them',
    )
    .option('--key <key>', 'a verifier key of before, where SECRET_KEY is another one now', collect, [])
    .option('--enter', 'enters what is new first, as a running portal does every hour')
    .option('--json', 'as JSON')
    .addHelpText('after', `\n${notes}`)
    .action(verify)
}

async function verify({ heads = [], key, enter, json }: Options): Promise<void> {
  const publishedHeads = (await Promise.all(heads.map(readHeads))).flat()
  await withDatabase(async ({ db }, _, env) => {
    const signer = createHeadSigner(secretKeyOf(env))
    await drainFully(db)
    if (enter) await enterNew(db, signer, () => new Date())
    const verified = await verifyAll(db, { verifierKeys: [signer.verifierKey, ...key], publishedHeads })
    const { responses, differences } = await recount(db, null)
    const { findings, ...counts } = verified
    if (json) print(JSON.stringify({ ...counts, kept: publishedHeads.length, responses, findings, differences }))
    else for (const { says } of findings) warn(says)
    if (findings.length > 0 || differences.length > 0)
      throw new Refusal(
        `${findings.length} entries or heads are not as they were, and ${differences.length} counters differ from the answers.`,
      )
    if (json) return
    print(
      `${counts.entries} entries: ${counts.releases} releases, ${counts.changes} changes, ${counts.answers} of ${responses} answers.`,
    )
    print(
      `${counts.heads} heads, and ${publishedHeads.length} that were kept, are of this log; everything is as it was entered.`,
    )
  })
}

/** The signed notes of a file, one after another. */
async function readHeads(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal(`There is no file "${file}".`)
  })
  const notes = text.replaceAll('\r\n', '\n').match(/\S[^]*?\n\n(?:— .*\n?)+/g)
  if (!notes) throw new Refusal(`"${file}" holds no head of a log.`)
  return notes.map((note) => (note.endsWith('\n') ? note : `${note}\n`))
}

function collect(key: string, keys: string[]): string[] {
  return [...keys, key]
}

const notes = `An entry or head that is another one, a release or change that was bent or deleted, and an answer that was changed or deleted each
give a sentence and exit code 1. Answers of the last hour are in no entry yet; they are compared with the counters. A log that was written
anew by whoever holds SECRET_KEY is told by a head that somebody else kept.`
