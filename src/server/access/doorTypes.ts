import type { removeSecondFactor } from '../../features/account/people.ts'
import type { Actor } from '../../features/audit/audit.ts'
import type { Oidc } from './oidc.ts'

/** How an attempt ended. `second`: the password is right, a second step is asked for; its cookies say for whom. */
export type Attempt =
  | { is: 'in' | 'second'; cookies: string[] }
  | { is: 'wrong' }
  /** Too many in vain, be it about this account or from this sender. */
  | { is: 'locked'; minutes: number }

/** By whom a door is asked: the address of the sender, and the device in plain words. */
export type Asking = { sender: string; device: string }

/** The door as one sender finds it. A cookie is the whole header, passwords and codes are as they were typed. */
export type Door = {
  /** With address and password. Whoever was signed in in this browser is signed out first. */
  signIn(email: string, password: string, cookie: string): Promise<Attempt>
  /** The code of the second step: of the app, or one of those that were printed. */
  secondStep(code: string, kind: 'totp' | 'backup-code', cookie: string): Promise<Attempt>
  /** By what the device signed. */
  passkey(response: object, cookie: string): Promise<Attempt>
  /** Whether one may still try something that costs something; counted by sender, and by what it is about. */
  mayTry(about: string): Promise<boolean>

  /** To the government's provider, and back from it. */
  toProvider(to: string): ReturnType<Oidc['start']>
  fromProvider(search: string, cookie: string): ReturnType<Oidc['finish']>

  /** Whether somebody who is signed in knows the password too: asked before what opens the account is changed. */
  isOwnPassword(email: string, password: string, cookie: string): Promise<boolean>
  /** A new password by the old one: ends all other sign-ins, and this one goes on under a new name. */
  changePassword(email: string, change: { current: string; next: string }, cookie: string): Promise<Attempt>
  /** Begins or ends the use of an authenticator app, or makes new backup codes; null: the password is wrong. */
  changeApp(
    email: string,
    change: 'enable' | 'disable' | 'codes',
    password: string,
    cookie: string,
  ): Promise<{ uri: string; codes: string[]; cookies: string[] } | null>
  /** The first code of the app: from here on it is asked for. */
  confirmApp(code: string, cookie: string): Promise<Attempt>

  /** Sends a link to an address that has an account, in its own time: who asks is told nothing, and waits no longer. */
  askRecovery(email: string): Promise<void>
  /** Whether an administrator of an agency may hand a member a link, and its secret; null where not. */
  mayRecover(userId: string, agencyId: string): Promise<boolean>
  handRecovery(userId: string, agencyId: string): Promise<string | null>
  /** Takes the second factor from a member of the actor's agency who lost the phone, with a line in the trail; ends all sign-ins. */
  removeSecondFactor(actor: Actor, userId: string): ReturnType<typeof removeSecondFactor>
  /** Sets a new password by a link's secret, once; ends all sign-ins and other links of the account. False: the link is dead. */
  recover(secret: string, password: string): Promise<boolean>
}
