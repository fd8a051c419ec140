/** Who may do what: the one table of roles and abilities. What is not in it is not allowed to anybody. */

/**
 * What a person is to an agency, or to one unit and everything below it. A moderator reads comments and belongs to no unit;
 * an inspector reads everything and changes nothing.
 */
export const roles = [
  'administrator',
  'survey-manager',
  'unit-head',
  'officer',
  'leader',
  'moderator',
  'inspector',
] as const
export type Role = (typeof roles)[number]

/** A role in an agency; `unitId` limits it to that unit and the units below it. `isPractice`: the agency is one to practise in. */
export type Membership = { agencyId: string; role: Role; unitId: string | null; isPractice?: boolean }

const staff: readonly Role[] = ['administrator', 'survey-manager', 'unit-head', 'leader', 'inspector']
const managers: readonly Role[] = ['administrator', 'survey-manager']
const heads: readonly Role[] = [...managers, 'unit-head']

const table = {
  /** The entrance: that one has something to do in this agency. */
  'agency.enter': roles,
  'agency.change': ['administrator'],
  'account.read': ['administrator', 'inspector'],
  'account.change': ['administrator'],
  'audit.read': ['administrator', 'inspector'],
  'directory.read': staff,
  'directory.change': managers,
  'roster.change': heads,
  'survey.read': staff,
  'survey.change': managers,
  /** Puts a questionnaire in force; by somebody else than who wrote it. */
  'survey.activate': ['administrator', 'leader'],
  'code.read': staff,
  'code.change': managers,
  'token.read': staff,
  'token.issue': heads,
  'result.read': staff,
  /** Takes the answers out as rows, for the whole agency: a unit's head reads them counted. */
  'answer.read': ['administrator', 'survey-manager', 'leader', 'inspector'],
  /** Says which services matter most this quarter. */
  'priority.change': ['administrator', 'leader'],
  'followup.read': staff,
  'followup.change': heads,
  /** Makes a plan the office's own, and lets the public read it. */
  'followup.approve': ['administrator', 'leader'],
  'report.read': staff,
  'report.make': [...heads, 'leader'],
  /** Their own evidence, and what they say: of indicators that concern them, plan, self-assessment, threads, objection. */
  'own.read': ['officer'],
  'own.change': ['officer'],
  /** Evidence about officers: of those who lead them, and of those who check. Whoever runs the portal does not read it. */
  'evidence.read': ['unit-head', 'leader', 'inspector'],
  'evidence.share': ['unit-head', 'leader'],
  'indicator.read': staff,
  'indicator.change': [...heads, 'leader'],
  'indicator.adopt': ['administrator', 'leader'],
  /** Comments without personal data. An officer sees none but what was moderated and is shown elsewhere. */
  'comment.read': [...staff, 'moderator'],
  /** Whether a comment may be published; by somebody who belongs to no unit. */
  'comment.moderate': ['administrator', 'moderator'],
  /** Replies to the citizen, and hands on to SP4N-LAPOR!. */
  'comment.answer': ['administrator', 'moderator', 'unit-head'],
  'alert.read': staff,
  /** Switches kinds of alerts off for the whole agency. */
  'alert.change': ['administrator', 'leader'],
  /** Sees the cycle of others: what they do, said and got. */
  'performance.read': ['unit-head', 'leader', 'inspector'],
  /** Rates, coaches, answers and decides; who may in a single case is the verbs' to say. */
  'performance.change': ['unit-head', 'leader'],
  /** Opens cycles, names superiors, sets the policy. */
  'performance.arrange': ['administrator', 'leader'],
  'learning.read': staff,
  'learning.change': ['administrator', 'unit-head', 'leader'],
  /** Sets up the agency to practise in, and throws it away with everything in it. */
  'practice.make': managers,
  'practice.discard': ['administrator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

export type Ability = keyof typeof table
export const abilities = Object.keys(table) as Ability[]

/** Nobody's in an agency to practise in: its people, name and second factor are those of the real one. */
export const realOnly: readonly Ability[] = [
  'agency.change',
  'account.read',
  'account.change',
  'practice.make',
  'practice.discard',
]

/** Where something is: in an agency, and there in a unit, given with the units above it; null is the agency as a whole. */
export type Place = { agencyId: string; unitPath: readonly string[] | null }

/** Whether a role has an ability at all. */
export function hasAbility(role: Role, ability: Ability): boolean {
  return (table[ability] as readonly Role[]).includes(role)
}

function gives({ role, isPractice }: Membership, ability: Ability): boolean {
  return hasAbility(role, ability) && !(isPractice && realOnly.includes(ability))
}

/** Whether any of a person's memberships allows an ability at a place. One that is limited to a unit reaches nothing above it. */
export function may(memberships: readonly Membership[], ability: Ability, { agencyId, unitPath }: Place): boolean {
  return memberships.some(
    (membership) =>
      membership.agencyId === agencyId &&
      gives(membership, ability) &&
      (membership.unitId === null || (unitPath?.includes(membership.unitId) ?? false)),
  )
}

/** Who can do most harm with a stolen password: an agency may ask a second factor of these. */
export const guardedRoles: readonly Role[] = ['administrator', 'leader']

/** How far an ability of a person reaches in an agency: all of it, some units with what is below them, or nothing. */
export type Reach = 'all' | { unitIds: readonly string[] } | null

export function reachOf(memberships: readonly Membership[], ability: Ability, agencyId: string): Reach {
  const own = memberships.filter((entry) => entry.agencyId === agencyId && gives(entry, ability))
  if (own.some(({ unitId }) => unitId === null)) return 'all'
  const unitIds = [...new Set(own.flatMap(({ unitId }) => unitId ?? []))]
  return unitIds.length > 0 ? { unitIds } : null
}
