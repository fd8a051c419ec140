/** Lets a world publish everything it may, through the same functions as the portal, and keeps who stands behind every figure. */
import type { Block } from '../../../src/domain/disclosure/blocks.ts'
import { type Counters, noCounters, sumCounters } from '../../../src/domain/disclosure/counters.ts'
import { questions, windowsOf } from '../../../src/domain/disclosure/lattice.ts'
import type { Rules } from '../../../src/domain/disclosure/rules.ts'
import {
  type QuarterCount,
  type QuarterLeaf,
  type Source,
  amended,
  joined,
  sourceOf,
} from '../../../src/domain/disclosure/source.ts'
import { questionnaireOf } from '../../../src/domain/officialQuestionnaire.ts'
import { MEAN_SCALE } from '../../../src/domain/tally.ts'
import { type Edition, type Setting, compose, treeOf } from '../../../src/features/release/compose.ts'
import type { Snapshot } from '../../../src/features/release/snapshot.ts'
import { LONGER, type World, type WorldResponse } from './world.ts'

/** Who stands behind a block: the numbers of its responses, and of those that were counted for each element. */
export type Members = { all: readonly number[]; byCode: Readonly<Record<string, readonly number[]>> }

export type Published = { snapshot: Snapshot; source: Source; membersOf: ReadonlyMap<object, Members> }

/** First editions of all quarters and longer periods; then for every round of late answers the further editions of all. */
export function publishWorld(world: World, rules: Rules): Published[] {
  const tree = treeOf(settingOf(world).units)
  const membersOf = new Map<object, Members>()
  const newest = new Map<string, { source: Source; edition: Edition }>()
  const published: Published[] = []

  const publish = (edition: Edition, source: Source) => {
    newest.set(edition.period.code, { source, edition })
    published.push({ snapshot: compose(settingOf(world), edition, source, () => []), source, membersOf })
  }
  for (let round = 0; round <= world.lateRounds; round += 1) {
    for (const period of world.quarters) {
      const count = countQuarter(world, period.code, round)
      const before = newest.get(period.code)
      if (!before && count.leaves.length === 0) continue
      const number = (before?.edition.edition ?? 0) + 1
      const source = before ? amended(before.source, tree, count, number, rules) : sourceOf(tree, count, rules)
      if (before && source.index.length === before.source.index.length && rules.isBatched) continue
      noteMembers(world, membersOf, source, byPlace(world, period.code, round))
      publish({ period, edition: number, quarters: [{ period: period.code, edition: number }] }, source)
    }
    for (const period of LONGER) {
      const parts = windowsOf(period).flatMap(({ code }) => newest.get(code) ?? [])
      const quarters = parts.map(({ edition }) => ({ period: edition.period.code, edition: edition.edition }))
      const before = newest.get(period.code)
      if (quarters.length === 0 || JSON.stringify(before?.edition.quarters) === JSON.stringify(quarters)) continue
      const source = joined(
        parts.map((part) => part.source),
        tree,
        rules,
      )
      const inQuarters = parts.flatMap((part) => part.source.index.flatMap((block) => membersOf.get(block)?.all ?? []))
      noteMembers(world, membersOf, source, (leaf) =>
        inQuarters.filter((number) => isAt(world.responses[number]!, leaf)),
      )
      publish({ period, edition: (before?.edition.edition ?? 0) + 1, quarters }, source)
    }
  }
  return published
}

export function settingOf({ units, services, codes }: World): Setting {
  const place = { agencyId: '', name: '' }
  const questionnaire = questionnaireOf(codes)
  return {
    agency: { slug: 'kota', name: 'Kota' },
    units: units.map((unit) => ({ ...place, ...unit, slug: unit.unitId })),
    services: services.map((service) => ({ ...place, ...service, name: service.serviceId })),
    questionnaireOf: () => questionnaire,
  }
}

type Place = { unit: string; service: string | null }

/** A block holds everybody of its places who came until then and is in no block before it. */
function noteMembers(world: World, known: Map<object, Members>, source: Source, at: (leaf: Place) => number[]): void {
  for (const blocks of [source.index, ...questions.map((question) => source.profile[question])]) {
    const before = (blocks as readonly Block<unknown>[]).flatMap((block) => known.get(block) ?? [])
    const own = (all: number[], taken: readonly number[]) => [...new Set(all).difference(new Set(taken))]
    for (const block of blocks as readonly Block<unknown>[]) {
      if (known.has(block)) continue
      const all = own(
        block.leaves.flatMap(at),
        before.flatMap((members) => members.all),
      )
      const byCode = world.codes.map((code, place) => {
        const answered = block.leaves.filter(({ amount }) => answersOf(amount, code) > 0).flatMap(at)
        const taken = before.flatMap((members) => members.byCode[code] ?? [])
        return [code, own(answered, taken).filter((number) => world.responses[number]!.scores[place]! > 0)] as const
      })
      known.set(block, { all, byCode: Object.fromEntries(byCode) })
    }
  }
}

function answersOf(amount: unknown, code: string): number {
  return (amount as Partial<Counters>).elements?.[code]?.reduce((a, b) => a + b) ?? 0
}

/** The numbers of the responses of a quarter, by place. */
function byPlace({ responses }: World, quarter: string, round: number): (leaf: Place) => number[] {
  const numbers = [...responses.keys()].filter((n) => responses[n]!.quarter === quarter && responses[n]!.round <= round)
  const places = Map.groupBy(numbers, (n) => `${responses[n]!.unit}/${responses[n]!.service}`)
  return ({ unit, service }) => places.get(`${unit}/${service}`) ?? []
}

function isAt(response: WorldResponse, { unit, service }: Place): boolean {
  return response.unit === unit && response.service === service
}

/** The counters that the database would hold. */
export function countQuarter(world: World, quarter: string, round: number): QuarterCount {
  const counted = world.responses.filter((response) => response.quarter === quarter && response.round <= round)
  const leaves = [...Map.groupBy(counted, ({ unit, service }) => `${unit}/${service}`).values()].map(
    (responses): QuarterLeaf => ({
      unit: responses[0]!.unit,
      service: responses[0]!.service,
      counters: sumCounters(responses.map((response) => countersOf(world, response))),
      profile: Object.fromEntries(
        questions.map((question) => [question, countBy(responses, ({ groups }) => groups[question])]),
      ) as QuarterLeaf['profile'],
    }),
  )
  const staff = new Map(
    [...Map.groupBy(world.staff, ({ unit }) => unit)].map(([unit, rows]) => [
      unit,
      { ...noCounters, officers: Object.fromEntries(rows.map(({ officer }) => [officer, 0])) },
    ]),
  )
  return { leaves, staff, held: 0, excluded: 0, visits: {} }
}

function countBy<T>(list: readonly T[], groupIn: (item: T) => string | undefined): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of list) {
    const group = groupIn(item)
    if (group !== undefined) counts[group] = (counts[group] ?? 0) + 1
  }
  return counts
}

const known = new WeakMap<WorldResponse, Counters>()

function countersOf(world: World, response: WorldResponse): Counters {
  const counters = known.get(response) ?? makeCounters(world, response)
  known.set(response, counters)
  return counters
}

function makeCounters({ codes }: World, { scores, officer }: WorldResponse): Counters {
  const given = scores.filter((score) => score > 0)
  const mean = Math.floor((MEAN_SCALE * given.reduce((a, b) => a + b, 0)) / given.length)
  return {
    respondents: 1,
    sumMean: mean,
    sumSquaredMean: mean * mean,
    elements: Object.fromEntries(
      codes.flatMap((code, place) =>
        scores[place]! > 0 ? [[code, [1, 2, 3, 4].map((score) => Number(score === scores[place]))]] : [],
      ),
    ) as unknown as Counters['elements'],
    officers: officer === null ? {} : { [officer]: 1 },
  }
}
