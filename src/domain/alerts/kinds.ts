/** What an agency is told of by itself. */
export const alertKinds = ['drop', 'burst', 'silence', 'overdue', 'digest'] as const
export type AlertKind = (typeof alertKinds)[number]

/** Days in which the same thing is not told again: as long as it stays in what it is measured against, or as it is news. */
export const QUIET_DAYS: Readonly<Record<AlertKind, number>> = {
  drop: 182,
  burst: 7,
  silence: 56,
  overdue: 0,
  digest: 0,
}
