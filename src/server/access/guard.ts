import { type Ability, may, reachOf } from '../../domain/access.ts'
import { dayIn } from '../../domain/localTime.ts'
import { type Staff, findStaff, mustBeStrong } from '../../features/account/account.ts'
import { withinAgency } from '../../features/agencyScope.sql.ts'
import { type Agency, findAgency } from '../../features/directory/directory.ts'
import { type Place, findPlace } from '../../features/directory/place.ts'
import { type Guard, guards } from './routes.ts'

/** How a request ends at the door, where it is not let in. */
export type Entrance = 'open' | 'sign-in' | 'second-factor' | 'forbidden' | 'missing' | 'wrong-method'

type Asked = { routePattern: string; params: Readonly<Record<string, string | undefined>>; method: string }
type Refused = Exclude<Entrance, 'open'>
type PlacedGuard = Exclude<Guard, string>

/**
 * Lets a request in to its page, or says why not. On an agency's page everything that follows runs in one transaction that sees
 * that agency alone, and that cannot write unless a form was sent: the page is drawn from one moment, a form is one act.
 * An agency that the person is nothing to looks as if it did not exist.
 */
export async function enter<T>(asked: Asked, locals: App.Locals, proceed: () => Promise<T>): Promise<T | Refused> {
  const guard = guards[asked.routePattern]
  if (guard === undefined) return 'missing'
  if (guard === 'public') return proceed()
  if (!locals.signIn) return 'sign-in'
  const [staff, agency] = await Promise.all([
    findStaff(locals.db, locals.signIn.userId),
    typeof guard === 'string' ? null : findAgency(locals.db, asked.params['agency'] ?? ''),
  ])
  if (!staff) return 'sign-in'
  if (typeof guard !== 'string') return enterAgency(guard, asked, { staff, agency }, locals, proceed)
  if (guard === 'operator' && !staff.isOperator) return 'missing'
  if (guard === 'operator' && isTooWeak(locals, staff, null)) return 'second-factor'
  locals.console = consoleOf(locals, staff, null, null)
  return proceed()
}

async function enterAgency<T>(
  guard: PlacedGuard,
  { params, method }: Asked,
  { staff, agency }: { staff: Staff; agency: Agency | null },
  locals: App.Locals,
  proceed: () => Promise<T>,
): Promise<T | Refused> {
  const isReadOnly = method === 'GET' || method === 'HEAD'
  const ability = isReadOnly ? guard.read : guard.change
  if (!ability) return 'wrong-method'
  if (!agency || !reachOf(staff.memberships, 'agency.enter', agency.agencyId)) return 'missing'
  if (isTooWeak(locals, staff, agency.agencyId)) return 'second-factor'
  return withinAgency(locals.db, agency.agencyId, { isReadOnly }, async (trx) => {
    const place = await placeOf(guard, trx, agency, params, locals.now)
    if (place === 'missing') return 'missing'
    const wanted = isReadOnly ? guard : { ...guard, place: guard.changeIn ?? guard.place }
    if (!isAllowed(wanted, staff, ability, agency, place)) return 'forbidden'
    locals.console = consoleOf(locals, staff, agency, place)
    locals.db = trx
    return proceed()
  })
}

/** Somebody of whom a second factor is asked, and who neither gave one nor was let through this once. */
function isTooWeak({ signIn, isDemo }: App.Locals, staff: Staff, agencyId: string | null): boolean {
  if (!signIn || signIn.isStrong || staff.graceSession === signIn.sessionId) return false
  return mustBeStrong(staff, agencyId, !isDemo)
}

async function placeOf(
  { place: kind }: PlacedGuard,
  trx: App.Locals['db'],
  { agencyId, timeZone }: Agency,
  params: Asked['params'],
  now: Date,
): Promise<Place | null | 'missing'> {
  if (kind === 'agency' || kind === 'scoped') return null
  const place = await findPlace(trx, agencyId, { kind, name: params[kind] ?? '' }, dayIn(timeZone, now))
  return place ?? 'missing'
}

function isAllowed(
  { place: kind }: PlacedGuard,
  { memberships }: Staff,
  ability: Ability,
  { agencyId }: Agency,
  place: Place | null,
): boolean {
  if (kind === 'scoped') return reachOf(memberships, ability, agencyId) !== null
  return may(memberships, ability, { agencyId, unitPath: place?.unitPath ?? null })
}

/** Whether a page lets a person in: one of this agency, or of the place of the address where it is about one. */
function opens(guard: Guard | undefined, staff: Staff, agency: Agency | null, place: Place | null): boolean {
  if (guard === undefined) return false
  if (typeof guard === 'string') return guard !== 'operator' || staff.isOperator
  if (!agency) return false
  const isAboutAgency = guard.place === 'agency' || guard.place === 'scoped'
  return (
    (isAboutAgency || guard.place === place?.kind) &&
    isAllowed(guard, staff, guard.read, agency, isAboutAgency ? null : place)
  )
}

function consoleOf(
  { db, now }: App.Locals,
  staff: Staff,
  agency: Agency | null,
  place: Place | null,
): App.ConsoleLocals {
  const agencyId = agency?.agencyId ?? ''
  const later: (() => Promise<Response | null>)[] = []
  return {
    staff,
    agency,
    place,
    practiceOf: staff.memberships.find((own) => own.agencyId === agencyId)?.practiceOf ?? null,
    actor: { agencyId, userId: staff.userId, name: staff.name, now },
    may: (ability) => may(staff.memberships, ability, { agencyId, unitPath: place?.unitPath ?? null }),
    reach: (ability) => reachOf(staff.memberships, ability, agencyId),
    opens: (page) => opens(guards[page], staff, agency, place),
    later,
    afterCommit: (act) => void later.push(act),
    within: (act, { isReadOnly } = { isReadOnly: false }) =>
      withinAgency(db, agency?.agencyId ?? null, { isReadOnly }, act),
  }
}
