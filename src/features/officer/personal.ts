/** The elements that concern the person who serves, apart from the rest of the index: what evidence about an officer is made of. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { personalElements } from '../../domain/evidenceMethod.ts'
import { type OfficerAnswers, type OfficerFigure, assessGroup } from '../../domain/fairness.ts'
import { type Moments, addMoments, noMoments } from '../../domain/moments.ts'
import type { Period } from '../../domain/period.ts'
import { type ElementSums, pooledMoments } from '../../domain/pooledElements.ts'
import { referenceOf } from '../../domain/standardise.ts'
import * as totals from './officer.sql.ts'
import * as store from './personal.sql.ts'

type Db = Kysely<Database>

/** An officer's answers in one service, beside what the whole group got there; means on 0-1. */
export type ServiceAnswers = { serviceId: string | null; own: Moments; group: number }

export type PersonalFigure = {
  officerId: string
  figure: OfficerFigure
  mix: ServiceAnswers[]
  /** Officers of the group with answers, the officer included. */
  peers: number
  months: number
  /** Of all respondents those by token, 0-1; null where nobody answered. */
  tokenShare: number | null
  /** By token, to any element. */
  tokenRespondents: number
  /** Responses by token that are left out while they are held, and those that stay out. */
  held: number
  excluded: number
  /** Respondents, by whatever channel, of days that are disputed or were excluded after a dispute. */
  contested: number
}

/**
 * The officers of an agency who were answered about in a period, by name: one peer group, standardised by service, from the two
 * elements that concern them and by visit token alone. Answers that are held or excluded do not count, and neither do those of
 * disputed days. Five statements, whatever the number of officers; six where days are disputed.
 * @param withContested as if nothing were disputed: for showing what a dispute is about
 */
export async function assessPersonally(
  db: Db,
  agencyId: string,
  period: Period,
  { withContested = false }: { withContested?: boolean } = {},
): Promise<PersonalFigure[]> {
  const leftOut = withContested ? [] : await totals.listLeftOut(db, agencyId, period)
  const [officers, all, counted, aside] = await Promise.all([
    totals.readOfficers(db, agencyId, period, []),
    totals.readCells(db, agencyId, period, leftOut),
    store.readElementCells(db, agencyId, personalElements, period, leftOut),
    store.readSetAside(db, agencyId, personalElements, period, leftOut),
  ])
  const everything = leftOut.length === 0 ? all : await totals.readCells(db, agencyId, period, [])
  const contestedOf = (officerId: string) => respondentsOf(everything, officerId) - respondentsOf(all, officerId)
  const mixes = mixesOf(counted, aside)
  const allOf = Map.groupBy(all, ({ officerId }) => officerId)
  const asideOf = Map.groupBy(aside, ({ officerId }) => officerId)
  const answers = officers.map(({ officerId, months }): OfficerAnswers => {
    return {
      mix: mixes.get(officerId) ?? new Map(),
      months,
      tokenShare: sharesOf(allOf.get(officerId) ?? []).tokenShare,
    }
  })
  const figures = assessGroup(answers)
  const group = groupMeans(answers)
  const peers = figures.filter(({ n }) => n > 0).length
  return officers.flatMap(({ officerId, months }, place) => {
    const [figure, own] = [figures[place], answers[place]]
    if (!figure || !own) return []
    const mix = [...own.mix].map(([id, moments]) => ({ serviceId: id || null, own: moments, group: group(id) }))
    const out = asideOf.get(officerId) ?? []
    const [held, excluded] = [responsesIn(out, 'held'), responsesIn(out, 'excluded')]
    const contested = contestedOf(officerId)
    return [
      { officerId, figure, mix, peers, months, held, excluded, contested, ...sharesOf(allOf.get(officerId) ?? []) },
    ]
  })
}

function respondentsOf(cells: readonly totals.OfficerCell[], officerId: string): number {
  return cells.reduce((sum, cell) => sum + (cell.officerId === officerId ? cell.all : 0), 0)
}

/** Who answered about an officer by which channel, whatever they answered. */
export function countChannels(db: Db, agencyId: string, officerId: string, period: Period) {
  return store.readChannels(db, agencyId, officerId, period)
}

function sharesOf(cells: readonly totals.OfficerCell[]): Pick<PersonalFigure, 'tokenShare' | 'tokenRespondents'> {
  const everybody = cells.reduce((sum, cell) => sum + cell.all, 0)
  const tokenRespondents = cells.reduce((sum, cell) => sum + cell.respondents, 0)
  return { tokenShare: everybody === 0 ? null : tokenRespondents / everybody, tokenRespondents }
}

function responsesIn(answers: readonly store.SetAsideAnswer[], state: store.SetAsideAnswer['state']): number {
  return new Set(answers.filter((answer) => answer.state === state).map(({ responseId }) => responseId)).size
}

/** Per officer and service ('' for none) the respondents, without what is set aside. */
function mixesOf(
  counted: readonly store.ElementCell[],
  aside: readonly store.SetAsideAnswer[],
): Map<string, Map<string, Moments>> {
  const keyOf = ({ officerId, serviceId }: { officerId: string; serviceId: string | null }) =>
    `${officerId} ${serviceId ?? ''}`
  const asideAt = Map.groupBy(aside, keyOf)
  const mixes = new Map<string, Map<string, Moments>>()
  for (const [key, cells] of Map.groupBy(counted, keyOf)) {
    const [officerId = '', serviceId = ''] = key.split(' ')
    const out = asideAt.get(key) ?? []
    const moments = pooledMoments(cells.map((cell) => without(cell, out)))
    if (moments.n === 0) continue
    const mix = mixes.get(officerId) ?? new Map<string, Moments>()
    mixes.set(officerId, mix.set(serviceId, moments))
  }
  return mixes
}

/** The sums of an element without single answers; one that was not counted yet takes nothing below zero. */
function without(cell: store.ElementCell, aside: readonly store.SetAsideAnswer[]): ElementSums {
  let { n, sum, sumSquares } = cell
  for (const { element, score } of aside) {
    if (element !== cell.element || score === 0 || n === 0) continue
    n -= 1
    sum -= score
    sumSquares -= score * score
  }
  return { n, sum, sumSquares }
}

/** The mean of the whole group in a service, as standardisation takes it. */
function groupMeans(answers: readonly OfficerAnswers[]): (serviceId: string) => number {
  const total = new Map<string, Moments>()
  for (const { mix } of answers)
    for (const [id, moments] of mix) total.set(id, addMoments(total.get(id) ?? noMoments, moments))
  if ([...total.values()].every(({ n }) => n === 0)) return () => 0
  const { overall, means } = referenceOf(total)
  return (serviceId) => means.get(serviceId) ?? overall
}
