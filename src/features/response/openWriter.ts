import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Line } from '../line.ts'
import { createResponseStore } from './batch.sql.ts'
import { createVault } from './vault.ts'
import { type Writer, createWriter } from './writer.ts'

/** The writer of a process: on its database, its clock and its event loop. */
export function openWriter(db: Kysely<Database>, line: Line, secretKey: string): Writer {
  return createWriter({
    store: createResponseStore(db, line),
    vault: createVault(db, secretKey),
    clock: () => performance.now(),
    nextTurn: () => new Promise(setImmediate),
    sleep,
  })
}
