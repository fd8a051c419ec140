/** Station entry: from a scanned code to the place, the person on duty and the questions. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import * as store from './entry.sql.ts'

type Db = Kysely<Database>

/** Everything a survey page and a stored response need to know about a point, read in one statement. */
export type Entry = {
  code: string
  agencyId: string
  agencyName: string
  timeZone: string
  unitId: string
  unitName: string
  serviceId: string | null
  serviceName: string | null
  pointId: string
  pointName: string
  /** The officer of the point, or the only one on duty there now; null when nobody or several are. */
  officerId: string | null
  questionnaireId: string
  questionnaireVersion: number
  questionnaire: Questionnaire
}

/** `revoked`: the printed code is no longer valid. `closed`: the point takes no answers now. */
export type EntryRefusal = 'unknown' | 'revoked' | 'closed'

const codePattern = /^[0-9A-Z]{4,16}$/

/** Opens the point that a code (in any case) stands for at the moment `now`. */
export async function openEntry(db: Db, code: string, now: Date): Promise<Outcome<Entry, EntryRefusal>> {
  const wanted = code.toUpperCase()
  if (!codePattern.test(wanted)) return no('unknown')
  const found = await store.findEntry(db, wanted, now)
  if (!found) return no('unknown')
  if (found.isRevoked) return no('revoked')
  return found.isOpen ? ok(found.entry) : no('closed')
}
