/** How an agency begins: with its first administrator, and with the official questionnaire in force. */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { officialQuestionnaire } from '../../domain/officialQuestionnaire.ts'
import { type Outcome, ok } from '../../domain/outcome.ts'
import { setUp } from '../account/firstRun.ts'
import { foundWithAdministrator } from '../account/invitation.ts'
import type { NewPerson } from '../account/people.ts'
import { type Actor, portalActor, record } from '../audit/audit.ts'
import type { AgencyProfile } from '../directory/agency.ts'
import { inTransaction } from '../inTransaction.ts'
import { activateQuestionnaire } from '../survey/survey.ts'

type Db = Kysely<Database>

/** The first agency of an empty installation with the account of who set it up; see `setUp` of station account. */
export function foundFirst(
  db: Db,
  parts: { person: NewPerson; agency: AgencyProfile },
  now: Date,
): Promise<Outcome<null, 'closed'>> {
  return inTransaction(db, async (trx) => {
    const made = await setUp(trx, parts, now)
    if (!made.ok) return made
    await beginOfficially(trx, made.value.agencyId, now)
    return ok(null)
  })
}

/** One more agency, and the invitation of its first administrator; see `foundWithAdministrator` of station account. */
export function foundFurther(
  db: Db,
  founder: Omit<Actor, 'agencyId'>,
  agency: AgencyProfile,
  person: { name: string; email: string },
): Promise<Outcome<{ secret: string }, 'taken'>> {
  return inTransaction(db, async (trx) => {
    const founded = await foundWithAdministrator(trx, founder, agency, person)
    if (founded.ok) await beginOfficially(trx, founded.value.agencyId, founder.now)
    return founded
  })
}

/** Its words are the regulation's and nobody's draft, so that nobody needs to approve it: the first printed code works at once. */
async function beginOfficially(trx: Transaction<Database>, agencyId: string, now: Date): Promise<void> {
  const { questionnaireId, version } = await activateQuestionnaire(
    trx,
    { agencyId, unitId: null },
    officialQuestionnaire,
    now,
  )
  const subject = `${officialQuestionnaire.title.id}, versi ${version}`
  const change = { act: 'activated', kind: 'questionnaire', subjectId: questionnaireId, subject } as const
  await record(trx, portalActor(agencyId, now), { ...change, after: { state: 'active' } })
}
