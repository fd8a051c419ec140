import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** The role under which the pages of staff read and write: row-level security shows it one agency (migration 0020). */
const CONSOLE = 'suara_console'

/**
 * Runs an act in a transaction that sees one agency's rows only, whatever its statements ask for: a forgotten `where` gives
 * nothing. With `isReadOnly` it sees one moment and cannot change anything.
 * @param agencyId null sees no agency's rows
 */
export function withinAgency<T>(
  db: Kysely<Database>,
  agencyId: string | null,
  { isReadOnly }: { isReadOnly: boolean },
  act: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  // As text, since SET takes no parameters: and `set local`, since a distributed database passes that on to its nodes.
  if (agencyId !== null && !/^[0-9a-f-]{36}$/.test(agencyId)) throw new Error('An agency id is a UUID.')
  const scope = `set local role ${CONSOLE}; set local suara.agency = '${agencyId ?? ''}'`
  return db
    .transaction()
    .setIsolationLevel(isReadOnly ? 'repeatable read' : 'read committed')
    .setAccessMode(isReadOnly ? 'read only' : 'read write')
    .execute(async (trx) => {
      await sql.raw(scope).execute(trx)
      return act(trx)
    })
}
