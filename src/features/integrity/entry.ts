/** What an entry of the log says, word for word: one value, one text. */
import { canonicalJson } from '../release/release.ts'

/** A release as it is entered; anybody may read it. */
export type ReleaseEntry = { agency: string; period: string; edition: number; digest: string; closedAt: Date }

export function releaseText({ agency, period, edition, digest, closedAt }: ReleaseEntry): string {
  return canonicalJson({ kind: 'release', agency, period, edition, digest, closedAt: closedAt.toISOString() })
}

/** A row of the trail of changes. */
export type ChangeEntry = {
  agencyId: string
  auditId: string
  at: Date
  userId: string | null
  actor: string
  act: string
  kind: string
  subjectId: string
  subject: string
  before: unknown
  after: unknown
}

export function changeText({ at, kind: about, ...change }: ChangeEntry): string {
  return canonicalJson({ kind: 'change', about, at: at.toISOString(), ...change })
}

/** Some answers of a month. `digest` is of all that is stored of them but comments, which are deleted in time. */
export type AnswersEntry = { agencyId: string; month: string; count: number; digest: string }

export function answersText({ agencyId, month, count, digest }: AnswersEntry): string {
  return canonicalJson({ kind: 'answers', agency: agencyId, month, count, digest })
}
