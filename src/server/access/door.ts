import { createHmac } from 'node:crypto'
import { no } from '../../domain/outcome.ts'
import {
  addressOf,
  belongsTo,
  findPersonByEmail,
  forgetLinks,
  removeSecondFactor,
} from '../../features/account/people.ts'
import { WINDOW_MS, countAttempt, forgetAttempts, takeBack } from '../../features/account/signInCount.ts'
import { masterKey } from '../../features/seal.ts'
import { HANDED_HOURS, RECOVERY_MINUTES, recoveryLetter } from '../letters/letters.ts'
import type { Mail } from '../letters/mail.ts'
import type { Auth } from './auth.ts'
import type { AuthDeps } from './authOptions.ts'
import type { Asking, Attempt, Door } from './doorTypes.ts'
import { networkOf } from './guesses.ts'

/** Wrong passwords within a quarter of an hour: about one account, and from one network, where a whole office may sit. */
const [MOST_OF_ACCOUNT, MOST_OF_SENDER] = [10, 50]
const MINUTES = WINDOW_MS / 60_000
const DAY_MS = 86_400_000

/**
 * Counts what is tried in vain, in the database: for all processes, over restarts. Neither an address nor a sender is kept, only
 * hashes under a key of the day. An address without an account is counted, refused and answered like any other.
 */
export function createDoor(
  { db, publicUrl, secretKey, log }: AuthDeps,
  auth: Auth,
  mail: Mail | null,
  clock: () => Date,
): (asking: Asking) => Door {
  function tagOf(text: string): Buffer {
    const day = Math.floor(clock().getTime() / DAY_MS)
    return createHmac('sha256', masterKey(secretKey, `attempts of day ${day}`))
      .update(text)
      .digest()
  }
  const accountTag = (email: string) => tagOf(`account ${addressOf(email)}`)

  async function sendLink(by: Mail, email: string): Promise<void> {
    const person = await findPersonByEmail(db, email)
    if (!person) return
    const secret = await auth.recoverySecret(person.userId, RECOVERY_MINUTES)
    await by.send(recoveryLetter(addressOf(email), publicUrl, secret))
    log.info({ userId: person.userId }, 'recovery link sent')
  }

  return ({ sender, device }) => {
    const senderTag = () => tagOf(`from ${networkOf(sender)}`)

    /** Counts before it is tried, so that a thousand at once are not let through. What is locked already costs the sender nothing. */
    async function isLocked(about: Buffer | null): Promise<boolean> {
      const locked =
        (about !== null && (await countAttempt(db, about, clock())) > MOST_OF_ACCOUNT) ||
        (await countAttempt(db, senderTag(), clock())) > MOST_OF_SENDER
      if (locked) log.warn('sign-in locked')
      return locked
    }

    /** Hands something that can be guessed to better-auth; null when it is locked. */
    async function tried(path: string, body: object, cookie: string, about: Buffer | null): Promise<Response | null> {
      if (await isLocked(about)) return null
      const answer = await auth.post(path, body, cookie, device)
      if (answer.status >= 500) throw new Error(`better-auth failed at ${path}.`)
      if (answer.ok) {
        await takeBack(db, senderTag())
        if (about) await forgetAttempts(db, about)
      } else log.warn({ path, status: answer.status }, 'sign-in refused')
      return answer
    }

    async function attempt(path: string, body: object, cookie: string, about: Buffer | null): Promise<Attempt> {
      const answer = await tried(path, body, cookie, about)
      if (!answer || answer.status === 429) return { is: 'locked', minutes: MINUTES }
      if (!answer.ok) return { is: 'wrong' }
      const { twoFactorRedirect, user } = (await answer.json()) as { twoFactorRedirect?: true; user?: { id: string } }
      const cookies = answer.headers.getSetCookie()
      if (twoFactorRedirect) return { is: 'second', cookies }
      log.info({ path, userId: user?.id }, 'signed in')
      return { is: 'in', cookies }
    }

    return {
      async signIn(email, password, cookie) {
        const entry = await attempt('sign-in/email', { email: addressOf(email), password }, '', accountTag(email))
        if (entry.is === 'in' && cookie) await auth.post('sign-out', {}, cookie)
        return entry
      },
      secondStep: (code, kind, cookie) => attempt(`two-factor/verify-${kind}`, { code }, cookie, null),
      passkey: (response, cookie) => attempt('passkey/verify-authentication', { response }, cookie, null),
      mayTry: async (about) => !(await isLocked(tagOf(about))),
      async toProvider(to) {
        if (!auth.oidc || (await isLocked(null))) return no('failed')
        return auth.oidc.start(to)
      },
      async fromProvider(search, cookie) {
        if (!auth.oidc) return no('failed')
        const finished = await auth.oidc.finish(search, cookie, device)
        if (finished.ok) log.info({ path: 'provider' }, 'signed in')
        else log.warn({ path: 'provider', reason: finished.reason }, 'sign-in refused')
        return finished
      },
      async isOwnPassword(email, password, cookie) {
        const answer = await tried('verify-password', { password }, cookie, accountTag(email))
        return answer?.ok ?? false
      },
      changePassword(email, { current, next }, cookie) {
        const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true }
        return attempt('change-password', body, cookie, accountTag(email))
      },
      async changeApp(email, change, password, cookie) {
        const path = { enable: 'enable', disable: 'disable', codes: 'generate-backup-codes' }[change]
        const answer = await tried(`two-factor/${path}`, { password }, cookie, accountTag(email))
        if (!answer?.ok) return null
        const { totpURI = '', backupCodes = [] } = (await answer.json()) as { totpURI?: string; backupCodes?: string[] }
        log.info({ change }, 'second factor changed')
        return { uri: totpURI, codes: backupCodes, cookies: answer.headers.getSetCookie() }
      },
      confirmApp: (code, cookie) => attempt('two-factor/verify-totp', { code }, cookie, null),
      async askRecovery(email) {
        if (!mail || (await isLocked(tagOf(`recovery of ${addressOf(email)}`)))) return
        void sendLink(mail, email).catch(() => log.error('a recovery link could not be made'))
      },
      mayRecover: (userId, agencyId) => belongsTo(db, userId, agencyId),
      async handRecovery(userId, agencyId) {
        if (!(await belongsTo(db, userId, agencyId))) return null
        return auth.recoverySecret(userId, HANDED_HOURS * 60)
      },
      async removeSecondFactor(actor, userId) {
        const removed = await removeSecondFactor(db, actor, userId)
        if (removed.ok) log.info({ userId }, 'second factor removed')
        return removed
      },
      async recover(secret, password) {
        const userId = await auth.recoveryOf(secret)
        const answer = userId && (await auth.post('reset-password', { token: secret, newPassword: password }, ''))
        if (!answer || !answer.ok) return false
        const email = await forgetLinks(db, userId)
        await forgetAttempts(db, accountTag(email))
        log.info({ userId }, 'password recovered')
        return true
      },
    }
  }
}
