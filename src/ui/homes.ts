import { hasAbility } from '../domain/access.ts'

type Own = {
  role: Parameters<typeof hasAbility>[0]
  unitId: string | null
  agencySlug: string
  unitSlug: string | null
}

/** Where somebody reads results first: the home of the one agency, else of the one unit; null where there are several or none. */
export function leaderHome(memberships: readonly Own[]): string | null {
  const reading = memberships.filter(({ role }) => hasAbility(role, 'result.read'))
  const homes = new Set(reading.map(homeOf))
  const [only] = homes
  return homes.size === 1 && only ? only : null
}

/** The home of one membership that reads results. */
export function homeOf({ agencySlug, unitId, unitSlug }: Omit<Own, 'role'>): string {
  return unitId !== null && unitSlug ? `/unit/${agencySlug}/${unitSlug}` : `/instansi/${agencySlug}`
}
