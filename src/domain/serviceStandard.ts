/**
 * The components of a service standard (standar pelayanan): the fourteen of UU 25/2009, Pasal 21, in the two groups of PermenPANRB
 * 15/2014. Those of delivery must be made public; the others are how the office makes the service.
 */
export const deliveryParts = ['requirements', 'steps', 'time', 'fee', 'product', 'complaints'] as const
export const makingParts = [
  'law',
  'facilities',
  'competence',
  'control',
  'staff',
  'guarantee',
  'safety',
  'evaluation',
] as const
export const standardParts = [...deliveryParts, ...makingParts] as const
export type StandardPart = (typeof standardParts)[number]

/** The text of each component that was filled in. */
export type StandardParts = Partial<Record<StandardPart, string>>

/** `empty`: nothing is filled in. `partial`: a component of delivery lacks. `whole`: all that must be public is there. */
export type StandardState = 'empty' | 'partial' | 'whole'

export function stateOfStandard(parts: StandardParts): StandardState {
  const filled = standardParts.filter((part) => parts[part])
  if (filled.length === 0) return 'empty'
  return deliveryParts.every((part) => parts[part]) ? 'whole' : 'partial'
}

/** Complaints of a quarter that are not settled yet, on the day as of which they were counted. */
export function openComplaints({ received, onTime, late }: { received: number; onTime: number; late: number }): number {
  return received - onTime - late
}
