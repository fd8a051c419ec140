/** From what a release is made of to what it says. Pure: the same source gives the same words. */
import type { Counters } from '../../domain/disclosure/counters.ts'
import { sumCounters } from '../../domain/disclosure/counters.ts'
import { sumGroups } from '../../domain/disclosure/groups.ts'
import { type Question, lattice } from '../../domain/disclosure/lattice.ts'
import { type Participation, participationOf, servedIn } from '../../domain/disclosure/participation.ts'
import { roundCount } from '../../domain/disclosure/precision.ts'
import { AGENCY, amountsByScope, serviceKey, shownAbove } from '../../domain/disclosure/scopes.ts'
import type { Source } from '../../domain/disclosure/source.ts'
import { type ProfilePart, profileOf } from '../../domain/disclosure/spread.ts'
import { METHOD, type Method } from '../../domain/method.ts'
import type { Period } from '../../domain/period.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import type { Agency, Service, Unit } from '../directory/directory.ts'
import { type ShownIndex, meanOfShown, shownElements, shownIndex } from './figure.ts'
import type { HistoryEntry, IndexLine, PublicFigure, Snapshot, UnitFigure } from './snapshot.ts'

/** The agency as it is named and asked now. */
export type Setting = {
  agency: Pick<Agency, 'slug' | 'name'>
  /** By name. */
  units: readonly Unit[]
  services: readonly Service[]
  /** The questionnaire of a unit, or of the agency when asked with null. */
  questionnaireOf: (unit: string | null) => Questionnaire | null
}

export type Edition = Pick<Snapshot, 'period' | 'edition' | 'quarters'>

/** What was published before, by the slug of the unit, or null of the agency; oldest first. */
export type History = (slug: string | null) => readonly HistoryEntry[]

export function treeOf(units: readonly Pick<Unit, 'unitId' | 'parentId'>[]): Map<string, string | null> {
  return new Map(units.map(({ unitId, parentId }) => [unitId, parentId]))
}

/**
 * What an edition publishes, from what was counted: every figure is rounded, merged or withheld by the rules of disclosure, so that the
 * snapshot holds nothing that is not public. Indices 25-100 and shares in percent, both as text or whole numbers; counts to the nearest 5.
 * @param source exact blocks of answers; history what earlier periods published; method the rules of a version, to compute it again
 */
export function compose(
  setting: Setting,
  { period, edition, quarters }: Edition,
  source: Source,
  history: History,
  method: Method = METHOD,
): Snapshot {
  const { agency, units, services, questionnaireOf } = setting
  const scopes = readScopes(setting, source, method)
  const slugOf = new Map(units.map(({ unitId, slug }) => [unitId, slug]))
  const servicesOf = Map.groupBy(services, ({ unitId }) => unitId)
  const figureOf = (scope: string, slug: string | null) => publicFigure(scopes, scope, [...history(slug)], period)
  return {
    agency: { slug: agency.slug, name: agency.name },
    period,
    edition,
    quarters,
    method: method.says,
    methodVersion: method.version,
    elements: namesOf([null, ...units.map(({ unitId }) => unitId)].flatMap((unit) => questionnaireOf(unit) ?? [])),
    total: figureOf(AGENCY, null),
    units: units.map(({ unitId, parentId, slug, name }): UnitFigure => {
      const above = scopes.shown.has(unitId) ? null : shownAbove(scopes.tree, scopes.shown, unitId)
      return {
        slug,
        name,
        parent: (parentId && slugOf.get(parentId)) ?? null,
        mergedInto: (above && slugOf.get(above)) ?? null,
        ...figureOf(unitId, slug),
        services: (servicesOf.get(unitId) ?? []).flatMap(({ serviceId, name: service }) => {
          const shown = scopes.shown.get(serviceKey(unitId, serviceId))
          return shown ? [{ name: service, ...shown.index.line }] : []
        }),
      }
    }),
    meanOfUnits: meanOfShown(units.flatMap(({ unitId }) => scopes.shown.get(unitId)?.index ?? [])),
    held: roundCount(source.held),
    excluded: roundCount(source.excluded),
  }
}

/** The elements of the agency's questionnaire, then those that only some unit asks. */
function namesOf(questionnaires: readonly Questionnaire[]): Snapshot['elements'] {
  const elements = [...new Set(questionnaires)].flatMap((questionnaire) => questionnaire.elements)
  const isFirstOf = (code: string, place: number) => elements.findIndex((element) => element.code === code) === place
  return elements.filter(({ code }, place) => isFirstOf(code, place)).map(({ code, name }) => ({ code, name }))
}

type Shown = { counters: Counters; questionnaire: Questionnaire; index: ShownIndex }
type Scopes = {
  tree: Map<string, string | null>
  /** What may be shown of every scope that shows anything. */
  shown: Map<string, Shown>
  profileOf: (scope: string) => ProfilePart[]
  /** Of a scope that shows a figure; undefined where the method does not tell it. */
  participationOf: (scope: string, respondents: number) => Participation | null | undefined
}

function readScopes({ units, questionnaireOf }: Setting, source: Source, method: Method): Scopes {
  const tree = treeOf(units)
  const shown = new Map<string, Shown>()
  for (const [scope, counters] of amountsByScope(tree, source.index, sumCounters)) {
    const questionnaire = questionnaireOf(scope === AGENCY ? null : unitOf(scope))
    const index = questionnaire && shownIndex(counters, questionnaire, method)
    if (questionnaire && index) shown.set(scope, { counters, questionnaire, index })
  }
  const groups = new Map(
    lattice.agency.questions.map((question) => [question, amountsByScope(tree, source.profile[question], sumGroups)]),
  )
  const partOf = (question: Question, scope: string) => profileOf(question, groups.get(question)?.get(scope) ?? {})
  return {
    tree,
    shown,
    profileOf: (scope) => lattice.agency.questions.flatMap((question) => partOf(question, scope) ?? []),
    participationOf: (scope, respondents) =>
      method.tellsRate ? participationOf(respondents, servedIn(tree, source, scope)) : undefined,
  }
}

function unitOf(scope: string): string {
  return scope.split('/')[0]!
}

function publicFigure(
  { shown, profileOf: profile, participationOf: rateOf }: Scopes,
  scope: string,
  before: HistoryEntry[],
  period: Period,
): PublicFigure {
  const own = shown.get(scope)
  if (!own) return { ...nothing(shown.has(AGENCY) ? 'merged' : 'withheld'), elements: [], profile: [], history: before }
  const { line, ikm } = own.index
  const isQuarter = /TW/.test(period.code)
  const participation = rateOf(scope, own.counters.respondents)
  return {
    ...line,
    elements: shownElements(own.counters, own.questionnaire, ikm),
    profile: profile(scope),
    ...(participation !== undefined && { participation }),
    history: isQuarter ? [...before, entryOf(period, line)] : before,
  }
}

function nothing(status: IndexLine['status']): IndexLine {
  return { status, n: 0, nik: null, grade: null, evidence: null }
}

function entryOf({ code }: Period, { n, nik, evidence }: IndexLine): HistoryEntry {
  return { period: code, n, nik: nik ?? '', low: evidence?.low ?? null, high: evidence?.high ?? null }
}
