/** What the answers to one element of the survey say, and whose it is to change it. */
import { type ScoreCounts, momentsOfCounts } from './scoreCounts.ts'
import { type Interval, intervalOf } from './interval.ts'
import { type Moments, meanOf, toIndex } from './moments.ts'
import { PUBLIC_FROM } from './publicity.ts'

/** From this many answers on an element is judged; the same as for a grade. */
export const JUDGED_FROM = 30

/** Elements (unsur) about the officers, and the one about rooms and equipment; all others are about how the service is arranged. */
const ofOfficers: readonly string[] = ['kompetensi', 'perilaku']
const ofRooms: readonly string[] = ['sarpras']

export type ElementOwner = 'officers' | 'facilities' | 'service'

/** Who can change what an element asks about: what nobody at the counter controls is never held against a person. */
export function ownerOf(element: string): ElementOwner {
  if (ofOfficers.includes(element)) return 'officers'
  return ofRooms.includes(element) ? 'facilities' : 'service'
}

/** On the scale of the index, 25-100. */
export type ElementIndex = { n: number; index: number; interval: Interval; moments: Moments }

/** Null below ten answers. */
export function elementIndex(counts: ScoreCounts): ElementIndex | null {
  const moments = momentsOfCounts(counts)
  const mean = meanOf(moments)
  if (moments.n < PUBLIC_FROM || mean === null) return null
  return { n: moments.n, index: toIndex(mean), interval: intervalOf(moments), moments }
}

/** Whether an element lies below the whole of which it is a part by more than chance; never from fewer than 30 answers. */
export function isWeak({ n, interval }: ElementIndex, whole: number): boolean {
  return n >= JUDGED_FROM && interval.high < whole
}
