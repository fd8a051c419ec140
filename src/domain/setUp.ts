/**
 * The set-up of an agency in the order of the policy on ASN performance: socialise, set indicators, measure, use the results.
 */

/** What the data of an agency says about its set-up. */
export type SetUpFacts = {
  units: number
  services: number
  officers: number
  /** With a code in force. */
  points: number
  hasRoster: boolean
  hasQuestionnaire: boolean
  hasScans: boolean
  hasAnswers: boolean
  hasRelease: boolean
  /** What people reported, since no data shows it. */
  ticks: readonly SetUpTick[]
}

/** Steps that a person sets. */
export const tickSteps = ['staff-told', 'codes-hung'] as const
export type TickStep = (typeof tickSteps)[number]

/** `doneOn` is a calendar day (ISO 8601). */
export type SetUpTick = { step: TickStep; doneOn: string; byWhom: string }

export const phases = ['socialise', 'indicators', 'measure', 'use'] as const
export type Phase = (typeof phases)[number]

export type StepName =
  TickStep | 'units' | 'services' | 'officers' | 'points' | 'roster' | 'questionnaire' | 'answers' | 'release'

export type Step = {
  name: StepName
  phase: Phase
  isDone: boolean
  /** One may go on without it. */
  isOptional: boolean
  /** How many there are, where that says something. */
  count: number | null
  tick: SetUpTick | null
}

/** All steps in their order, and the first one that is needed and not done; null when the set-up is complete. */
export function setUpOf(facts: SetUpFacts): { steps: Step[]; next: Step | null } {
  const tickOf = (step: TickStep) => facts.ticks.find((tick) => tick.step === step) ?? null
  const counted = (name: StepName, count: number, isOptional = false): Step => ({
    ...step(name, 'indicators', count > 0, isOptional),
    count,
  })
  const [told, hung] = [tickOf('staff-told'), tickOf('codes-hung')]
  const steps: Step[] = [
    { ...step('staff-told', 'socialise', told !== null), tick: told },
    counted('units', facts.units),
    counted('services', facts.services),
    counted('officers', facts.officers, true),
    counted('points', facts.points),
    step('roster', 'indicators', facts.hasRoster, true),
    step('questionnaire', 'indicators', facts.hasQuestionnaire),
    { ...step('codes-hung', 'measure', hung !== null || facts.hasScans), tick: hung },
    step('answers', 'measure', facts.hasAnswers),
    step('release', 'use', facts.hasRelease),
  ]
  return { steps, next: steps.find(({ isDone, isOptional }) => !isDone && !isOptional) ?? null }
}

function step(name: StepName, phase: Phase, isDone: boolean, isOptional = false): Step {
  return { name, phase, isDone, isOptional, count: null, tick: null }
}
