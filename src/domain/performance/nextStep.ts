/** What comes next in the evaluation of a period, for the officer and for the superior who look at it. */

export type OwnStep = 'result' | 'self' | 'running' | 'wait'
export type SuperiorStep = 'result' | 'not-superior' | 'running' | 'plan' | 'rate'

type Period = { isRated: boolean; isOver: boolean }

/** `running`: work is written down meanwhile; `wait`: for the superior. */
export function ownStep({ isRated, isOver, isSelfAssessed }: Period & { isSelfAssessed: boolean }): OwnStep {
  if (isRated) return 'result'
  if (!isOver) return 'running'
  return isSelfAssessed ? 'wait' : 'self'
}

/** `plan`: both must agree to the plan first. */
export function superiorStep({
  isRated,
  isOver,
  isSuperior,
  isAgreed,
}: Period & { isSuperior: boolean; isAgreed: boolean }): SuperiorStep {
  if (isRated) return 'result'
  if (!isSuperior) return 'not-superior'
  if (!isOver) return 'running'
  return isAgreed ? 'rate' : 'plan'
}
