import { no } from '../../domain/outcome.ts'
import {
  addressOf,
  belongsTo,
  findPersonByEmail,
  forgetLinks,
  removeSecondFactor,
} from '../../features/account/people.ts'
import { forgetAttempts } from '../../features/account/signInCount.ts'
import { HANDED_HOURS, RECOVERY_MINUTES, recoveryLetter } from '../letters/letters.ts'
import type { Mail } from '../letters/mail.ts'
import { type Attempts, type Tags, attemptsOf, createTags } from './attempts.ts'
import type { Auth } from './auth.ts'
import type { AuthDeps } from './authOptions.ts'
import type { Asking, Door } from './doorTypes.ts'

/** Of the portal, and of the one who stands before the door. */
type Deps = AuthDeps & { auth: Auth; mail: Mail | null; tags: Tags; device: string; attempts: Attempts }

/** Where people come in. What is tried in vain is counted (attempts.ts). */
export function createDoor(deps: AuthDeps, auth: Auth, mail: Mail | null, clock: () => Date): (asking: Asking) => Door {
  const tags = createTags(deps.secretKey, clock)
  return (asking) => {
    const attempts = attemptsOf(deps, auth, tags, asking, clock)
    const all = { ...deps, auth, mail, tags, device: asking.device, attempts }
    return { ...signIns(all), ...passwordAndFactor(all), ...recovery(all) }
  }
}

function signIns({ auth, log, tags, device, attempts }: Deps) {
  return {
    async signIn(email, password, cookie) {
      const credentials = { email: addressOf(email), password }
      const entry = await attempts.enter('sign-in/email', credentials, '', tags.account(email))
      if (entry.is === 'in' && cookie) await auth.post('sign-out', {}, cookie)
      return entry
    },
    secondStep: (code, kind, cookie) => attempts.enter(`two-factor/verify-${kind}`, { code }, cookie, null),
    passkey: (response, cookie) => attempts.enter('passkey/verify-authentication', { response }, cookie, null),
    mayTry: async (about) => !(await attempts.isLocked(tags.of(about))),
    async toProvider(to) {
      if (!auth.oidc || (await attempts.isLocked(null))) return no('failed')
      return auth.oidc.start(to)
    },
    async fromProvider(search, cookie) {
      if (!auth.oidc) return no('failed')
      const finished = await auth.oidc.finish(search, cookie, device)
      if (finished.ok) log.info({ path: 'provider' }, 'signed in')
      else log.warn({ path: 'provider', reason: finished.reason }, 'sign-in refused')
      return finished
    },
  } satisfies Partial<Door>
}

function passwordAndFactor({ db, log, tags, attempts }: Deps) {
  return {
    async isOwnPassword(email, password, cookie) {
      const answer = await attempts.post('verify-password', { password }, cookie, tags.account(email))
      return answer?.ok ?? false
    },
    changePassword(email, { current, next }, cookie) {
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true }
      return attempts.enter('change-password', body, cookie, tags.account(email))
    },
    async changeApp(email, change, password, cookie) {
      const path = { enable: 'enable', disable: 'disable', codes: 'generate-backup-codes' }[change]
      const answer = await attempts.post(`two-factor/${path}`, { password }, cookie, tags.account(email))
      if (!answer?.ok) return null
      const { totpURI = '', backupCodes = [] } = (await answer.json()) as { totpURI?: string; backupCodes?: string[] }
      log.info({ change }, 'second factor changed')
      return { uri: totpURI, codes: backupCodes, cookies: answer.headers.getSetCookie() }
    },
    confirmApp: (code, cookie) => attempts.enter('two-factor/verify-totp', { code }, cookie, null),
    async removeSecondFactor(actor, userId) {
      const removed = await removeSecondFactor(db, actor, userId)
      if (removed.ok) log.info({ userId }, 'second factor removed')
      return removed
    },
  } satisfies Partial<Door>
}

function recovery({ db, log, auth, mail, publicUrl, tags, attempts }: Deps) {
  async function sendLink(by: Mail, email: string): Promise<void> {
    const person = await findPersonByEmail(db, email)
    if (!person) return
    const secret = await auth.recoverySecret(person.userId, RECOVERY_MINUTES)
    await by.send(recoveryLetter(addressOf(email), publicUrl, secret))
    log.info({ userId: person.userId }, 'recovery link sent')
  }

  return {
    async askRecovery(email) {
      if (!mail || (await attempts.isLocked(tags.of(`recovery of ${addressOf(email)}`)))) return
      void sendLink(mail, email).catch(() => log.error('a recovery link could not be made'))
    },
    mayRecover: (userId, agencyId) => belongsTo(db, userId, agencyId),
    async handRecovery(userId, agencyId) {
      if (!(await belongsTo(db, userId, agencyId))) return null
      return auth.recoverySecret(userId, HANDED_HOURS * 60)
    },
    async recover(secret, password) {
      const userId = await auth.recoveryOf(secret)
      const answer = userId && (await auth.post('reset-password', { token: secret, newPassword: password }, ''))
      if (!answer || !answer.ok) return false
      const email = await forgetLinks(db, userId)
      await forgetAttempts(db, tags.account(email))
      log.info({ userId }, 'password recovered')
      return true
    },
  } satisfies Partial<Door>
}
