/** Station entry: from a scanned code to the place, the person on duty and the questions. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { type Form, turnsOf } from '../../domain/shortForm.ts'
import { getQuestionnaire, questionnaireAt } from '../survey/survey.ts'
import * as store from './entry.sql.ts'

type Db = Kysely<Database>

/** Everything a survey page and a stored response need to know about a point, read in one statement. */
export type Entry = {
  code: string
  agencyId: string
  agencyName: string
  /** The agency is one to practise in: the page says so. */
  isPractice: boolean
  timeZone: string
  unitId: string
  unitName: string
  serviceId: string | null
  serviceName: string | null
  pointId: string
  pointName: string
  /** The officer whose desk this is. */
  officerId: string | null
  /** Who sits there when, from eight days before to a day after the entry was opened. */
  duties: readonly Duty[]
  questionnaireId: string
  questionnaireVersion: number
  questionnaire: Questionnaire
  /** Which form is offered; `full` also where the point wants short ones but its questions allow none (any more). */
  form: Form
}

export type Duty = { officerId: string; from: number; until: number }

/** `revoked`: the printed code is no longer valid. `closed`: the point takes no answers now. */
export type EntryRefusal = 'unknown' | 'revoked' | 'closed'

const codePattern = /^[0-9A-Z]{4,16}$/

/** Opens the point that a code (in any case) stands for at the moment `now`. */
export async function openEntry(db: Db, code: string, now: Date): Promise<Outcome<Entry, EntryRefusal>> {
  return (await openEntries(db, [code], now))[0] ?? no('unknown')
}

/** Opens many codes with one question to the database; the outcomes stand in their order. */
export async function openEntries(
  db: Db,
  codes: readonly string[],
  now: Date,
): Promise<Outcome<Entry, EntryRefusal>[]> {
  const wanted = codes.map((code) => code.toUpperCase())
  const printable = wanted.filter((code) => codePattern.test(code))
  const found = printable.length > 0 ? await store.findEntries(db, printable, now) : []
  const byCode = new Map(found.map((one) => [one.entry.code, one]))
  return Promise.all(wanted.map((code) => opened(db, byCode.get(code))))
}

async function opened(db: Db, found: store.Found | undefined): Promise<Outcome<Entry, EntryRefusal>> {
  if (!found) return no('unknown')
  if (found.isRevoked) return no('revoked')
  const { questionnaireId } = found.entry
  if (!found.isOpen || questionnaireId === null) return no('closed')
  const version = await getQuestionnaire(db, found.entry.agencyId, questionnaireId)
  const questionnaire = questionnaireAt(version, found.kind)
  const form = turnsOf(questionnaire.elements.length) > 0 ? found.entry.form : 'full'
  return ok({ ...found.entry, questionnaireId, questionnaire, form })
}

/**
 * The entry as it was before a version of its questions came into force, newest first: what a page was drawn from that was open
 * meanwhile, or a phone without network. Empty where nothing else was asked in the last eight days.
 */
export async function formerEntries(db: Db, entry: Entry, now: Date): Promise<Entry[]> {
  const former = await store.findFormer(db, entry, now)
  return Promise.all(
    former.map(async ({ kind, ...version }) => {
      const questionnaire = await getQuestionnaire(db, entry.agencyId, version.questionnaireId)
      return { ...entry, ...version, questionnaire: questionnaireAt(questionnaire, kind) }
    }),
  )
}

/** Who served at a moment: the officer of the desk, or the only one on duty there; null when nobody or several were. */
export function officerAt(entry: Pick<Entry, 'officerId' | 'duties'>, moment: Date): string | null {
  return officerDuring(entry, moment, new Date(moment.getTime() + 1))
}

/** Who served in a span of time, `until` not included; null when nobody or several did. */
export function officerDuring(
  { officerId, duties }: Pick<Entry, 'officerId' | 'duties'>,
  from: Date,
  until: Date,
): string | null {
  if (officerId) return officerId
  const present = new Set(
    duties.filter((duty) => duty.from < until.getTime() && from.getTime() < duty.until).map((duty) => duty.officerId),
  )
  const [only] = present
  return present.size === 1 && only ? only : null
}
