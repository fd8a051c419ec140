/** Pola distribusi predikat by the result of the organisation (SE Menpan 3/2023): shown for information, never enforced. */
import { type Predicate, predicates } from './predicate.ts'

/** Capaian kinerja organisasi: Istimewa, Baik, Butuh Perbaikan, Kurang, Sangat Kurang. */
export const organisationResults = ['outstanding', 'good', 'needs-improvement', 'poor', 'very-poor'] as const
export type OrganisationResult = (typeof organisationResults)[number]

/** A share of the officers (0-1) that the guide sees at most, or at least, with one of these predikat. */
export type GuideLine = { of: readonly Predicate[]; least?: number; most?: number }

const guides: Readonly<Record<OrganisationResult, readonly GuideLine[]>> = {
  outstanding: [{ of: ['very-good'], most: 0.7 }],
  // "Sebagian lain" must be Butuh Perbaikan or Kurang: more than none.
  good: [
    { of: ['good'], most: 0.7 },
    { of: ['needs-improvement', 'poor'], least: Number.EPSILON },
  ],
  'needs-improvement': [
    { of: ['needs-improvement'], least: 0.6 },
    { of: ['very-good'], most: 0.1 },
  ],
  poor: [
    { of: ['poor'], least: 0.6 },
    { of: ['needs-improvement'], least: 0.1 },
    { of: ['very-good'], most: 0.1 },
  ],
  'very-poor': [
    { of: ['very-poor'], least: 0.6 },
    { of: ['needs-improvement', 'poor'], least: 0.1 },
    { of: ['very-good'], most: 0 },
  ],
}

export function guideOf(result: OrganisationResult): readonly GuideLine[] {
  return guides[result]
}

export type Distribution = Readonly<Record<Predicate, number>>

/** How many have each predikat. */
export function distributionOf(given: readonly Predicate[]): Distribution {
  return Object.fromEntries(
    predicates.map((predicate) => [predicate, given.filter((one) => one === predicate).length]),
  ) as Distribution
}

/** A line of the guide with the share that there is, and whether it lies as the guide sees it; of nobody there is no share. */
export type GuideState = GuideLine & ({ share: number; isWithin: boolean } | { share: null; isWithin: null })

/**
 * Each line of the guide for a result of the organisation (SE Menpan 3/2023) with the share (0-1) of officers who have one of its
 * predikat, and whether that lies within the line's limits, both included.
 * @param distribution how many officers have each predikat
 */
export function compareWithGuide(distribution: Distribution, result: OrganisationResult): GuideState[] {
  const total = predicates.reduce((sum, predicate) => sum + distribution[predicate], 0)
  return guideOf(result).map((line) => {
    if (total === 0) return { ...line, share: null, isWithin: null }
    const share = line.of.reduce((sum, predicate) => sum + distribution[predicate], 0) / total
    return { ...line, share, isWithin: share >= (line.least ?? 0) && share <= (line.most ?? 1) }
  })
}
