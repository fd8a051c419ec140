// `portal backup FILE` and `portal restore FILE`: the whole database, embedded or on a server.
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { PassThrough, pipeline as connect } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Command } from 'commander'
import { tableNames } from '../../../db/tables.ts'
import { type BackedUp, type RestoreRefusal, backUp, restore } from '../../features/backup/backup.ts'
import type { OpenDatabase } from '../db.ts'
import { type Env, secretKeyOf } from '../env.ts'
import { createProgress } from '../progress.ts'
import { Refusal } from '../refusal.ts'
import { withDatabase } from './command.ts'
import { print, warn } from './tables.ts'

/** Fast rather than small: the lowest level shrinks rows of answers to a third, the usual one costs three times the time for a tenth more. */
const GZIP_LEVEL = 1

export function addBackupVerbs(program: Command): void {
  program
    .command('backup')
    .description(
      'the whole database as one file, while the portal runs; SECRET_KEY is not in it and must be kept apart',
    )
    .argument('<file>', 'a file that does not exist yet, such as suara.backup.gz')
    .action(writeBackup)
  program
    .command('restore')
    .description('fills an unused database with a backup, all or nothing')
    .argument('<file>', 'a file that `portal backup` wrote')
    .action(readBackup)
}

async function writeBackup(file: string): Promise<void> {
  if (await exists(file)) throw new Refusal(`"${file}" exists already; a backup is written to a new file.`)
  const part = `${file}.part`
  const target = await open(part, 'w', 0o600).catch((error: Error) => {
    // it holds everything: for its owner alone
    throw new Refusal(`"${file}" cannot be written: ${error.message}.`)
  })
  try {
    await withDatabase(async (database, _, env) => {
      const { tables, rows } = await backUpInto(target, database, env)
      await rename(part, file)
      print(
        `${rows} rows of ${tables} tables written to ${file}. Keep SECRET_KEY apart from it: comments cannot be read without.`,
      )
    })
  } finally {
    await rm(part, { force: true })
  }
}

async function backUpInto(target: FileHandle, { pool }: OpenDatabase, env: Env): Promise<BackedUp> {
  const progress = createProgress('Backing up')
  const client = await pool.connect()
  try {
    const parts = {
      tables: await tableNames(),
      secretKey: secretKeyOf(env),
      onProgress: progress.update,
      now: new Date(),
    }
    const text = new PassThrough()
    const written = pipeline(text, createGzip({ level: GZIP_LEVEL }), target.createWriteStream({ flush: true }))
    const [done] = await Promise.all([backUp(client, text, parts), written])
    return done
  } finally {
    progress.stop()
    client.release(true)
  }
}

async function readBackup(file: string): Promise<void> {
  const { size } = await stat(file).catch(() => {
    throw new Refusal(`There is no file "${file}".`)
  })
  await withDatabase(async ({ pool }, _, env) => {
    const progress = createProgress('Restoring')
    const client = await pool.connect()
    try {
      const text = unpacked(file, (bytes) => progress.update(bytes, size))
      const outcome = await restore(client, text, { tables: await tableNames(), secretKey: secretKeyOf(env) })
      progress.stop()
      if (!outcome.ok) throw new Refusal(sentenceOf(file, outcome.reason))
      const { rows, tables, createdAt, isSameKey } = outcome.value
      print(`${rows} rows of ${tables} tables restored, as they were at ${createdAt}.`)
      if (!isSameKey)
        warn('SECRET_KEY is another one than at the backup: comments and tokens of then cannot be read with it.')
    } finally {
      progress.stop()
      client.release(true)
    }
  })
}

/** The text of a backup; tells how many bytes of the file were read. What goes wrong with the file comes out of the stream. */
function unpacked(file: string, onRead: (bytes: number) => void): AsyncIterable<Buffer> {
  let bytes = 0
  async function* counted(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      onRead((bytes += piece.length))
      yield piece
    }
  }
  const text = createGunzip()
  connect(createReadStream(file), counted, text, () => undefined) // an error ends `text` with it
  return text
}

function sentenceOf(file: string, refusal: RestoreRefusal): string {
  if (refusal.reason === 'in-use')
    return 'The database is in use: a backup is restored into an empty one. Nothing was changed.'
  if (refusal.reason === 'version')
    return `"${file}" is of version ${refusal.backup} and this program of ${refusal.program}; restore it with its own version, then start this one.`
  return `"${file}" cannot be restored: ${refusal.fault}. Nothing was changed.`
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
