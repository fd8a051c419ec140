/** Station evidence: what is known of an officer's work in a period, in three columns. For the officer and the superiors, never public. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { EVIDENCE_METHOD } from '../../domain/evidenceMethod.ts'
import { settledPart } from '../../domain/evidencePeriods.ts'
import { type JobSpan, jobsWithin } from '../../domain/jobHistory.ts'
import type { Period } from '../../domain/period.ts'
import { listJobs } from '../directory/jobs.ts'
import { type PersonalFigure, assessPersonally, countChannels } from '../officer/personal.ts'
import * as store from './evidence.sql.ts'
import { type Reader, type SatisfactionColumn, satisfactionOf } from './satisfaction.ts'
import { type UnitColumn, unitColumns } from './unitColumn.ts'
import { type QualityColumn, type TimeColumn, columnsOf, sumWork } from './work.ts'

export type { Exclusion, Reader, SatisfactionColumn, ServiceLine } from './satisfaction.ts'
export type { UnitColumn, UnitElement } from './unitColumn.ts'
export { type ColumnState, type QualityColumn, type TimeColumn, type WorkLine, listWork } from './work.ts'

type Db = Kysely<Database>

/** Plain data: it can be stored as JSON, frozen, and printed again. Days are ISO 8601, indices 25-100, shares in percent. */
export type Evidence = {
  /** `job` is the one held when the period ended, or today; `jobs` all that were held in it, the earliest first. */
  officer: { officerId: string; nip: string; name: string; job: string; jobs: JobSpan[] }
  period: Period
  /** The day as of which was counted. */
  asOf: string
  method: { version: number; says: string }
  time: TimeColumn
  quality: QualityColumn
  /** `countedUntil`: the last day whose answers count; null while no month of the period is over. */
  satisfaction: SatisfactionColumn & { countedUntil: string | null }
  /** Where the officer was, and what citizens said there of what is nobody's own. */
  units: UnitColumn[]
}

/** `withContested`: as if nothing were disputed, for showing what a dispute is about. */
export type Asked = { today: string; reader: Reader; withContested?: boolean }

/**
 * The three columns of an officer in a period (a month up to a year), and what belongs to the units instead. Null where the agency
 * has no such officer.
 *
 * What is promised: every figure carries its n, its 95 % limits and the reason where it is kept back, as a code. No satisfaction
 * figure leaves below its gate, to whomever; `value` is the one to show, `gate === 'scoring'` says that it may be one
 * consideration in an appraisal, `needsAttention` that it is a reason to look. A share has no percent below ten transactions. Answers
 * that are held or excluded do not count, from the moment they are, and no answer counts before its month is over. There is no rank, no attendance and no seniority in it. The value is
 * plain JSON, and `method.version` says by which rules it was made: freeze it as it is.
 * @param today the agency's day: what is past due on it and not finished is late
 * @param reader whether the officer reads it, who is told the exact counts and, from ten answers on, the limits; or anybody else
 */
export async function evidenceOf(
  db: Db,
  agencyId: string,
  officerId: string,
  period: Period,
  { today, reader, withContested = false }: Asked,
): Promise<Evidence | null> {
  const found = await store.findOfficer(db, agencyId, officerId)
  if (!found) return null
  const jobs = jobsWithin(await listJobs(db, agencyId, found), {
    from: period.from,
    to: period.to < today ? period.to : today,
  })
  const officer = { ...found, job: jobs.at(-1)?.job ?? found.job, jobs }
  const settled = settledPart(period, today)
  const [figures, channels, work, stays] = await Promise.all([
    settled ? assessPersonally(db, agencyId, settled, { withContested }) : [],
    settled ? countChannels(db, agencyId, officerId, settled) : [],
    sumWork(db, agencyId, period, today, [officerId]),
    store.listStays(db, agencyId, officerId, period),
  ])
  const figure = figures.find((one) => one.officerId === officerId)
  const services = await store.namesOfServices(db, agencyId, servicesOf(figure))
  return {
    officer,
    period,
    asOf: today,
    method: EVIDENCE_METHOD,
    ...columnsOf(work.get(officerId)),
    satisfaction: {
      ...satisfactionOf({ figure, channels }, (id) => services.get(id) ?? null, reader),
      countedUntil: settled?.to ?? null,
    },
    units: await unitColumns(db, agencyId, stays, period),
  }
}

const servicesOf = (figure: PersonalFigure | undefined) =>
  (figure?.mix ?? []).flatMap(({ serviceId }) => serviceId ?? [])

/** The columns of several officers in short, for a list by name: states and gates, no figure to sort by. */
export type EvidenceLine = { time: TimeColumn; satisfaction: Pick<SatisfactionColumn, 'gate' | 'reason' | 'band'> }

/** By officer id; those of whom nothing is known have a line too. */
export async function evidenceLines(
  db: Db,
  agencyId: string,
  officerIds: readonly string[],
  period: Period,
  today: string,
): Promise<Map<string, EvidenceLine>> {
  const settled = settledPart(period, today)
  const [figures, work] = [
    settled ? await assessPersonally(db, agencyId, settled) : [],
    await sumWork(db, agencyId, period, today, officerIds),
  ]
  const byId = new Map(figures.map((figure) => [figure.officerId, figure]))
  const lineOf = (id: string): EvidenceLine => {
    const { gate, reason, band } = satisfactionOf({ figure: byId.get(id), channels: [] }, () => null, 'superior')
    return { time: columnsOf(work.get(id)).time, satisfaction: { gate, reason, band } }
  }
  return new Map(officerIds.map((id) => [id, lineOf(id)]))
}

/** An officer by number, spaces left out. */
export function findOfficerByNip(db: Db, agencyId: string, nip: string) {
  return store.findOfficerByNip(db, agencyId, nip)
}
