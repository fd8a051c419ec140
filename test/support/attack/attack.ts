/** The attacker: reads everything that was ever published and tries to learn what fewer than ten said. */
import type { Block } from '../../../src/domain/disclosure/blocks.ts'
import { type Counters, answersTo } from '../../../src/domain/disclosure/counters.ts'
import { questions } from '../../../src/domain/disclosure/lattice.ts'
import type { IndexLine } from '../../../src/features/release/snapshot.ts'
import { atomsOf, sizeBeyond } from './atoms.ts'
import { isolates } from './elimination.ts'
import type { Members, Published } from './publishing.ts'
import { type World, randomOf } from './world.ts'

/** A published index, and who stands behind it. */
type Figure = {
  line: IndexLine
  scope: string
  period: string
  members: readonly number[]
  blocks: readonly (Members & { block: Block<Counters> })[]
}

/** In one sentence what the attacker learned; null when nothing. */
export function attack(world: World, published: readonly Published[]): string | null {
  const figures = withoutTwins(published.flatMap((release) => figuresOf(world, release)))
  return smallGroup(figures) ?? byDifference(figures) ?? byElimination(world, published, figures)
}

/** Of several figures of the same people, one: of an agency with one unit, or of a year with one quarter. */
function withoutTwins(figures: readonly Figure[]): Figure[] {
  const ids = new Map<object, number>()
  const idOf = ({ block }: { block: object }) => ids.get(block) ?? ids.set(block, ids.size).size - 1
  return [...new Map(figures.map((figure) => [figure.blocks.map(idOf).join(), figure])).values()]
}

/** Every figure with an index, and the check that the attacker knows rightly who is in it: the number of them is the published one. */
export function figuresOf(world: World, { snapshot, source, membersOf }: Published): Figure[] {
  const parents = new Map(world.units.map(({ unitId, parentId }) => [unitId, parentId]))
  const lines: [string, IndexLine][] = [
    ['', snapshot.total],
    ...snapshot.units.flatMap((unit): [string, IndexLine][] => [
      [unit.slug, unit],
      ...unit.services.map((service): [string, IndexLine] => [`${unit.slug}/${service.name}`, service]),
    ]),
  ]
  return lines.flatMap(([scope, line]) => {
    if (line.nik === null) return []
    const blocks = source.index
      .filter(({ leaves }) => leaves.every((leaf) => isWithin(parents, leaf, scope)))
      .map((block) => ({ block, ...membersOf.get(block)! }))
    const members = blocks.flatMap(({ all }) => all)
    const { code } = snapshot.period
    if (5 * Math.floor((members.length + 2.5) / 5) !== line.n)
      throw new Error(`world ${world.seed}: ${scope} in ${code} has ${members.length} members and says ${line.n}`)
    return [{ line, scope, period: code, members, blocks }]
  })
}

function isWithin(
  parents: ReadonlyMap<string, string | null>,
  leaf: { unit: string; service: string | null },
  scope: string,
): boolean {
  if (scope === '' || scope === `${leaf.unit}/${leaf.service}`) return true
  for (let unit: string | null = leaf.unit; unit !== null; unit = parents.get(unit) ?? null)
    if (unit === scope) return true
  return false
}

function smallGroup(figures: readonly Figure[]): string | null {
  const small = figures.find(({ members }) => members.length < 10)
  return small ? `${small.scope} in ${small.period} is of ${small.members.length}` : null
}

/**
 * Two figures of which one holds the other, or both are of one scope and period: what is in one and not in the other. Exactly, and
 * with what is printed: n is known to ±2, and values that differ are not of the same people.
 */
function byDifference(figures: readonly Figure[]): string | null {
  const { sizes, rows } = atomsOf(figures.map(({ members }) => members))
  for (const [one, a] of figures.entries())
    for (const [other, b] of figures.entries()) {
      const missing = sizeBeyond(sizes, rows[one]!, rows[other]!)
      const isOneCell = a.scope === b.scope && a.period === b.period
      if (missing > 0 && !isOneCell) continue
      const rest = sizeBeyond(sizes, rows[other]!, rows[one]!)
      const most = b.line.n + 2 - (a.line.n - 2)
      const isSeen = missing === 0 && most < 10 && a.line.nik !== b.line.nik
      const found = [missing, rest].find((size) => size > 0 && size < 10)
      if (found || isSeen)
        return `${a.scope} in ${a.period} and ${b.scope} in ${b.period} differ by ${found ?? `${most} at most`}`
    }
  return null
}

function byElimination(world: World, published: readonly Published[], figures: readonly Figure[]): string | null {
  const random = randomOf(world.seed)
  for (const [name, rows] of systemsOf(world, published, figures)) {
    const size = isolates(atomsOf(rows), random)
    if (size !== null) return `${name}: a combination isolates ${size}`
  }
  return null
}

/** Equations of one kind: over respondents, over those who answered an element (where somebody left one out), over those who answered a question about themselves. */
function systemsOf(
  world: World,
  published: readonly Published[],
  figures: readonly Figure[],
): [string, (readonly number[])[]][] {
  const hasGaps = world.responses.some(({ scores }) => scores.includes(0))
  const elements = (hasGaps ? world.codes : []).map((code): [string, (readonly number[])[]] => [
    code,
    figures.map(({ blocks }) => blocks.flatMap((members) => countedFor(code, members))),
  ])
  const profile = questions.map((question): [string, (readonly number[])[]] => [
    question,
    profileRows(world, published, question),
  ])
  return [['respondents', figures.map(({ members }) => members)], ...elements, ...profile]
}

function countedFor(code: string, { block, byCode }: Figure['blocks'][number]): readonly number[] {
  const own = byCode[code] ?? []
  const counted = block.leaves.reduce((sum, { amount }) => sum + answersTo(amount, code), 0)
  if (own.length !== counted) throw new Error(`${own.length} members answered ${code}, and ${counted} are counted`)
  return own
}

/** The groups of every profile that is shown, as if their counts were known exactly. */
function profileRows(
  world: World,
  published: readonly Published[],
  question: (typeof questions)[number],
): (readonly number[])[] {
  const parents = new Map(world.units.map(({ unitId, parentId }) => [unitId, parentId]))
  return published.flatMap(({ snapshot, source, membersOf }) =>
    [{ slug: '', ...snapshot.total }, ...snapshot.units].flatMap(({ slug, profile }) => {
      const part = profile.find((candidate) => candidate.question === question)
      if (!part) return []
      const blocks = source.profile[question].filter(({ leaves }) =>
        leaves.every((leaf) => isWithin(parents, leaf, slug)),
      )
      const members = blocks.flatMap((block) => membersOf.get(block)?.all ?? [])
      return part.groups.map(({ group }) =>
        members.filter((number) => world.responses[number]!.groups[question] === group),
      )
    }),
  )
}
