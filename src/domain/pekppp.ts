/**
 * The items of PEKPPP (PermenPANRB 29/2022, aspect "kebijakan pelayanan") that a satisfaction survey answers, each from 0 to 5. The scales
 * were read in copies by others; the sheet says so, and the evaluator decides.
 */
import { compare, fraction } from './fraction.ts'
import type { PlanProgress } from './followUp.ts'

/** Where a result was made public. */
export const publicationMedia = ['print', 'electronic', 'social', 'website', 'application', 'billboard'] as const
export type PublicationMedium = (typeof publicationMedia)[number]

/** `to` is above `from` where the scale leaves the choice to the evaluator. */
export type ItemScore = { from: number; to: number }
const score = (from: number, to = from): ItemScore => ({ from, to })

const paperMedia: readonly PublicationMedium[] = ['print', 'billboard']

/**
 * Item 6, SKM as PermenPANRB 14/2017 asks: 0 none, 1-2 made but not published, 3 published on paper, 4 electronically too, 5 with its follow-up.
 */
export function surveyItem({
  isMade,
  media,
  plans,
}: {
  isMade: boolean
  media: readonly PublicationMedium[]
  plans: number
}): ItemScore {
  if (!isMade) return score(0)
  if (media.length === 0) return score(1, 2)
  if (media.every((medium) => paperMedia.includes(medium))) return score(3)
  return plans > 0 ? score(5) : score(4)
}

/** Item 7, in how many media it was published: 0 to more than four. */
export function mediaItem(media: readonly PublicationMedium[]): ItemScore {
  return score(Math.min(new Set(media).size, 5))
}

/** Item 8, the share of the plans that are done: 0 no plan, 1 none done, 2 below 30 %, 3 up to 80 %, 4 above, 5 all. */
export function completionItem({ share }: Pick<PlanProgress, 'share'>): ItemScore {
  if (share === null) return score(0)
  if (share.top === 0n) return score(1)
  if (compare(share, fraction(3, 10)) < 0) return score(2)
  if (compare(share, fraction(8, 10)) <= 0) return score(3)
  return share.top === share.bottom ? score(5) : score(4)
}

/** The most days of a year, of nine, of six and of three months. */
const [YEAR, NINE_MONTHS, SIX_MONTHS, THREE_MONTHS] = [366, 275, 184, 92]

/** Item 9, the time from the survey until all is done: 1 a year, 2 nine months, 3 six months; 4 or 5 faster. 0 where it is not done or took longer. */
export function speedItem({ days }: Pick<PlanProgress, 'days'>): ItemScore {
  if (days === null || days > YEAR) return score(0)
  if (days > NINE_MONTHS) return score(1)
  if (days > SIX_MONTHS) return score(2)
  return days > THREE_MONTHS ? score(3) : score(4, 5)
}
