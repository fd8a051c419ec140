/** What an agency is told of by itself. */
import type { Drop } from './drop.ts'
import type { Burst, Silence } from './volume.ts'

export const alertKinds = ['drop', 'burst', 'silence', 'overdue', 'digest'] as const
export type AlertKind = (typeof alertKinds)[number]

/** What an alert of each kind knows: figures, days, and what the directory calls things. */
export type AlertFacts = {
  drop: Drop
  burst: Burst
  silence: Silence
  /** A plan whose last quarter is over. */
  overdue: { planId: string; element: string; period: string; dueOn: string }
  /** The week since a Monday in counts: answers, comments to be judged or answered, other alerts. */
  digest: {
    monday: string
    answers: number
    answersBefore: number
    unread: number
    waiting: number
    late: number
    alerts: number
  }
}

/** Days in which the same thing is not told again: as long as it stays in what it is measured against, or as it is news. */
export const QUIET_DAYS: Readonly<Record<AlertKind, number>> = {
  drop: 182,
  burst: 7,
  silence: 56,
  overdue: 0,
  digest: 0,
}
