/** What a release of a quarter is made of, exactly; of this only figures become public. */
import { type Block, type Leaf, type Tree, blocksOf } from './blocks.ts'
import { type Counters, growthOf, noCounters, sumCounters } from './counters.ts'
import { countAll } from '../scoreCounts.ts'
import type { Groups } from './groups.ts'
import { type Question, questions } from './lattice.ts'
import { RULES, type Rules, groupMeasure, indexMeasure } from './rules.ts'

/** Blocks of the index, and for every question about respondents blocks of its own: a group may be small where the whole is not. */
export type Source = {
  readonly index: readonly Block<Counters>[]
  readonly profile: Readonly<Record<Question, readonly Block<Groups>[]>>
  /** Answers under review and excluded after it, in the whole agency. */
  readonly held: number
  readonly excluded: number
  /** People served by unit, of the units where every month was counted; not there in what was published before method 5. */
  readonly visits?: Visits
}

/** By the id of the unit. */
export type Visits = Readonly<Record<string, number>>

/** What was counted in an agency in a quarter. */
export type QuarterCount = Pick<Source, 'held' | 'excluded'> & {
  readonly visits: Visits
  readonly leaves: readonly QuarterLeaf[]
  /** Officers who were assigned to a unit, each with no answers. */
  readonly staff: ReadonlyMap<string, Counters>
}

/** Everything counted at one place in a quarter. */
export type QuarterLeaf = Omit<Leaf<never>, 'amount'> & {
  readonly counters: Counters
  readonly profile: Readonly<Record<Question, Groups>>
}

/** The first edition of a quarter. */
export function sourceOf(tree: Tree, count: QuarterCount, rules: Rules = RULES): Source {
  const { leaves, staff, held, excluded, visits } = count
  const answered = leaves.map(({ unit, service, counters }) => ({ unit, service, amount: counters }))
  return {
    held,
    excluded,
    visits,
    index: indexBlocks(tree, answered, { edition: 1, staff, rules }),
    profile: byQuestion((question) => {
      const amounts = leaves.map(({ unit, service, profile }) => ({ unit, service, amount: profile[question] }))
      const given = amounts.filter(({ amount }) => Object.values(amount).some((n) => n > 0))
      return blocksOf(tree, given, groupMeasure(rules), rules).map((own) => ({ edition: 1, leaves: own }))
    }),
  }
}

/**
 * A further edition: what came late, in blocks of its own beside those that were published. Late answers that make no block wait
 * for the next edition, and so does a place that has fewer answers now than it had. Who answered is not told again; people served are
 * no answers, and are told as they are known by now.
 */
export function amended(before: Source, tree: Tree, now: QuarterCount, edition: number, rules: Rules = RULES): Source {
  if (!rules.isBatched) return sourceOf(tree, now, rules)
  const counted = Map.groupBy(
    before.index.flatMap(({ leaves }) => leaves),
    keyOf,
  )
  const late = now.leaves.flatMap(({ unit, service, counters }) => {
    const published = counted.get(keyOf({ unit, service }))?.map(({ amount }) => amount) ?? []
    const growth = growthOf(counters, published.length > 0 ? sumCounters(published) : noCounters)
    return growth ? [{ unit, service, amount: growth }] : []
  })
  const index = [...before.index, ...indexBlocks(tree, late, { edition, staff: now.staff, rules })]
  return { ...before, index, visits: now.visits }
}

/** A half year or a year: the windows of its published quarters. */
export function joined(sources: readonly Source[], tree: Tree, rules: Rules = RULES): Source {
  const index = sources.flatMap((source) => source.index)
  const profile = byQuestion((question) => {
    const parts = sources.map((source) => source.profile[question])
    return parts.every((blocks) => blocks.length > 0) ? parts.flat() : []
  })
  const [held, excluded] = [
    wholeSum(sources.map((source) => source.held)),
    wholeSum(sources.map((source) => source.excluded)),
  ]
  const whole = { index, profile, held, excluded, visits: visitsOfAll(sources) }
  if (rules.isNested) return whole
  const places = Map.groupBy(
    index.flatMap(({ leaves }) => leaves),
    keyOf,
  )
  const anew = [...places.values()].map((own) => ({ ...own[0]!, amount: sumCounters(own.map(({ amount }) => amount)) }))
  return { ...whole, index: indexBlocks(tree, anew, { edition: 1, staff: new Map(), rules }) }
}

/** People served in all quarters, of the units that were counted in each quarter in which they have answers. */
function visitsOfAll(sources: readonly Source[]): Visits {
  const sums: Record<string, number> = {}
  for (const { visits = {} } of sources)
    for (const [unit, served] of Object.entries(visits)) sums[unit] = (sums[unit] ?? 0) + served
  for (const { index, visits = {} } of sources)
    for (const { unit } of index.flatMap(({ leaves }) => leaves)) if (visits[unit] === undefined) delete sums[unit]
  return sums
}

/** A sum that tells nothing of a quarter with too few to be told: 0, which reads like them, unless every part is none or enough. */
function wholeSum(counts: readonly number[]): number {
  return counts.every((n) => n === 0 || n >= RULES.smallest) ? counts.reduce((a, b) => a + b, 0) : 0
}

type Making = { edition: number; staff: QuarterCount['staff']; rules: Rules }

function indexBlocks(
  tree: Tree,
  leaves: readonly Leaf<Counters>[],
  { edition, staff, rules }: Making,
): Block<Counters>[] {
  const answered = withoutRare(leaves, rules).filter(({ amount }) => amount.respondents > 0)
  return blocksOf(tree, answered, indexMeasure(rules), rules, staff).map((own) => ({ edition, leaves: own }))
}

/** Leaves without the elements that fewer than ten people of the whole agency answered: like those that nobody did, they do not apply. */
function withoutRare(leaves: readonly Leaf<Counters>[], { smallest }: Rules): Leaf<Counters>[] {
  const { elements } = sumCounters(leaves.map(({ amount }) => amount))
  const rare = new Set(Object.keys(elements).filter((code) => countAll(elements[code]!) < smallest))
  if (rare.size === 0) return [...leaves]
  return leaves.map(({ amount, ...place }) => {
    const kept = Object.entries(amount.elements).filter(([code]) => !rare.has(code))
    return { ...place, amount: { ...amount, elements: Object.fromEntries(kept) } }
  })
}

function keyOf({ unit, service }: Omit<Leaf<unknown>, 'amount'>): string {
  return `${unit}/${service ?? ''}`
}

function byQuestion<T>(make: (question: Question) => T): Record<Question, T> {
  return Object.fromEntries(questions.map((question) => [question, make(question)])) as Record<Question, T>
}
