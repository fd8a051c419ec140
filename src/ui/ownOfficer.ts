import { dayIn } from '../domain/localTime.ts'
import { evidencePeriod } from '../domain/evidencePeriods.ts'
import { agencyConsoleOf } from './console.ts'
import { withParameter } from './paths.ts'

/** Whose figures a signed-in officer reads in the agency of the address; null where the account is tied to nobody. */
export function ownOfficerOf({ staff, agency }: Pick<App.ConsoleLocals, 'staff' | 'agency'>): string | null {
  const own = staff.memberships.find(
    ({ agencyId, role, officerId }) => agencyId === agency?.agencyId && role === 'officer' && officerId !== null,
  )
  return own?.officerId ?? null
}

/** What every page of evidence is asked for: the agency's day, and the period of the address; null for a period that is none. */
export function evidenceAsked(locals: App.Locals, url: URL) {
  const { timeZone } = agencyConsoleOf(locals).agency
  const today = dayIn(timeZone, locals.now)
  return { today, period: evidencePeriod(url.searchParams.get('periode'), today) }
}

type Names = { home: string; why: string; work: string; proof: string; indicators?: string }

/** The pages about one officer's evidence beside each other, all of the same period. */
export function evidenceNav(base: string, names: Names, { pathname }: URL, period: string, mayShare = true) {
  const pages = [
    { path: '', name: names.home },
    { path: '/mengapa', name: names.why },
    { path: '/transaksi', name: names.work },
    ...(mayShare ? [{ path: '/bukti', name: names.proof }] : []),
    ...(names.indicators ? [{ path: '/indikator', name: names.indicators }] : []),
  ]
  return pages.map(({ path, name }) => ({
    href: withParameter(base + path, 'periode', period),
    name,
    isCurrent: pathname.replace(/\/$/, '') === base + path,
  }))
}
