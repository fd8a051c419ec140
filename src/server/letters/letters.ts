import type { Invitation } from '../../features/account/invitation.ts'
import { INVITATION_DAYS } from '../../features/account/invitation.ts'
import { letters } from '../../i18n/console/account.ts'
import { roleNames } from '../../i18n/console/common.ts'
import type { Letter } from './mail.ts'

/** How long a link that somebody asked for themselves opens, and one that an administrator hands over. */
export const RECOVERY_MINUTES = 30
export const HANDED_HOURS = 24

export function recoveryHref(publicUrl: string, secret: string): string {
  return `${publicUrl}/pulihkan/${secret}`
}

export function invitationHref(publicUrl: string, secret: string): string {
  return `${publicUrl}/undangan/${secret}`
}

export function recoveryLetter(to: string, publicUrl: string, secret: string): Letter {
  const text = letters.recovery.text(recoveryHref(publicUrl, secret), RECOVERY_MINUTES)
  return { to, subject: letters.recovery.subject, text }
}

/** Tells a person that the second step of their account is gone; `by` is who did it. */
export function factorRemovedLetter(to: string, by: string, agency: string): Letter {
  return { to, subject: letters.factorRemoved.subject, text: letters.factorRemoved.text(by, agency) }
}

/** @param agency its name */
export function invitationLetter(
  { name, email, role }: Pick<Invitation, 'name' | 'email' | 'role'>,
  agency: string,
  href: string,
): Letter {
  const text = letters.invitation.text(name, agency, roleNames[role], href, INVITATION_DAYS)
  return { to: email, subject: letters.invitation.subject(agency), text }
}
