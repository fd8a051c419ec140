import { hasAbility } from '../domain/access.ts'

type Own = {
  role: Parameters<typeof hasAbility>[0]
  officerId: string | null
  unitId: string | null
  agencySlug: string
  unitSlug: string | null
}

/** Where somebody reads results first: the home of the one agency, else of the one unit; null where there are several or none. */
export function leaderHome(memberships: readonly Omit<Own, 'officerId'>[]): string | null {
  const reading = memberships.filter(({ role }) => hasAbility(role, 'result.read'))
  const homes = new Set(reading.map(homeOf))
  const [only] = homes
  return homes.size === 1 && only ? only : null
}

/** The only room that somebody has; null of several or none, and of an officer whose figures the account does not read yet. */
export function onlyRoom(memberships: readonly Own[]): string | null {
  const [only, ...others] = memberships
  if (!only || others.length > 0 || (only.role === 'officer' && only.officerId === null)) return null
  return roomOf(only)
}

/** Where the work of one membership is done. */
export function roomOf(membership: Omit<Own, 'officerId'>): string {
  const { role, agencySlug } = membership
  if (role === 'officer') return '/petugas'
  if (role === 'administrator' || role === 'survey-manager') return `/admin/${agencySlug}`
  return role === 'moderator' ? `/instansi/${agencySlug}/saran` : homeOf(membership)
}

/** The home of one membership that reads results. */
function homeOf({ agencySlug, unitId, unitSlug }: Pick<Own, 'agencySlug' | 'unitId' | 'unitSlug'>): string {
  return unitId !== null && unitSlug ? `/unit/${agencySlug}/${unitSlug}` : `/instansi/${agencySlug}`
}
