/** What was counted in an agency in a quarter, place by place: seven statements, whatever the number of units. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Counters, noCounters, sumCounters } from '../../domain/disclosure/counters.ts'
import { type Groups, groupOf, sumGroups } from '../../domain/disclosure/groups.ts'
import { type Question, questions } from '../../domain/disclosure/lattice.ts'
import type { QuarterCount, QuarterLeaf } from '../../domain/disclosure/source.ts'
import type { Period } from '../../domain/period.ts'
import * as store from './quarter.sql.ts'

type Db = Kysely<Database>

/**
 * Exact counts of a quarter, none of them public: per unit and service respondents, how often each score 1-4 was given, sums of mean
 * scores (times 2520) and of their squares, respondents by group; per unit people served and officers assigned; answers held and
 * excluded in the whole agency. Run it within one snapshot of the database, or the statements may see different answers.
 */
export async function countQuarter(db: Db, agencyId: string, quarter: Period): Promise<QuarterCount> {
  const people = await store.readPeople(db, agencyId, quarter)
  const elements = await store.readElements(db, agencyId, quarter)
  const profile = await store.readProfile(db, agencyId, quarter)
  const staff = await store.readStaff(db, agencyId, quarter)
  const reviewed = await store.readReviewed(db, agencyId, quarter)
  const visits = Object.fromEntries(
    (await store.readVisits(db, agencyId, quarter)).map((row) => [row.unit, row.served]),
  )
  return { ...reviewed, visits, leaves: leavesOf(people, elements, profile), staff: staffByUnit(staff) }
}

function leavesOf(
  people: readonly store.PeopleRow[],
  elements: readonly store.ElementRow[],
  profile: readonly store.ProfileRow[],
): QuarterLeaf[] {
  const elementsAt = Map.groupBy(elements, placeOf)
  const profileAt = Map.groupBy(profile, placeOf)
  return [...Map.groupBy(people, placeOf)].map(([place, rows]) => {
    const { unit, service } = rows[0]!
    const scores = Object.fromEntries((elementsAt.get(place) ?? []).map(({ element, c }) => [element, c]))
    const counters = sumCounters([...rows.map(countersOf), { ...noCounters, elements: scores }])
    return { unit, service, counters, profile: profileOf(rows, profileAt.get(place) ?? []) }
  })
}

function countersOf({ officer, respondents, sumMean, sumSquaredMean }: store.PeopleRow): Counters {
  const officers = officer === null ? {} : { [officer]: respondents }
  return { ...noCounters, respondents, sumMean, sumSquaredMean, officers }
}

function profileOf(people: readonly store.PeopleRow[], said: readonly store.ProfileRow[]): QuarterLeaf['profile'] {
  const channels = people.map(({ channel, respondents }) => ({
    question: 'channel' as const,
    value: channel,
    n: respondents,
  }))
  const parts = Map.groupBy([...channels, ...said], ({ question }) => question)
  return Object.fromEntries(
    questions.map((question) => [question, sumGroups((parts.get(question) ?? []).map(groupRow))]),
  ) as Record<Question, Groups>
}

function groupRow({ question, value, n }: { question: Question; value: string; n: number }): Groups {
  const group = groupOf(question, value)
  return group === null ? {} : { [group]: n }
}

function staffByUnit(staff: readonly { unit: string; officer: string }[]): Map<string, Counters> {
  return new Map(
    [...Map.groupBy(staff, ({ unit }) => unit)].map(([unit, rows]) => [
      unit,
      { ...noCounters, officers: Object.fromEntries(rows.map(({ officer }) => [officer, 0])) },
    ]),
  )
}

function placeOf({ unit, service }: { unit: string; service: string | null }): string {
  return `${unit}/${service ?? ''}`
}
