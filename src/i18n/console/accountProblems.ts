/** What is wrong with the forms of accounts, by the codes of their validators. */
import { passwords } from './account.ts'
import { agencies, invitations, placements } from './member.ts'

/** @param least, most the lengths of a password */
export function accountProblems(least: number, most: number): Readonly<Record<string, string>> {
  return {
    ...placements.faults,
    'other-account': invitations.accept.otherAccount,
    'has-account': invitations.accept.otherAccount,
    name: invitations.nameMissing,
    email: invitations.emailMissing,
    role: placements.roleMissing,
    agency: agencies.nameMissing,
    slug: agencies.slugWrong,
    'slug-taken': agencies.slugTaken,
    timeZone: agencies.timeZoneMissing,
    kind: agencies.kindNone,
    short: passwords.short(least),
    long: passwords.long(most),
    common: passwords.common,
    about: passwords.about,
  }
}

/** The field beside which a refused role is explained. */
export function fieldOfFault(reason: string): string {
  if (reason.startsWith('unit')) return 'unitId'
  return reason.startsWith('officer') ? 'officerId' : 'role'
}
