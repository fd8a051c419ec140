import { createHmac } from 'node:crypto'
import { addressOf } from '../features/account/people.ts'
import { WINDOW_MS, countAttempt, forgetAttempts, takeBack } from '../features/account/signInCount.ts'
import { masterKey } from '../features/seal.ts'
import type { Auth } from './auth.ts'
import type { AuthDeps } from './authOptions.ts'
import { networkOf } from './guesses.ts'

/** How an attempt ended. `second`: the password is right, a second step is asked for; its cookies say for whom. */
export type Attempt =
  | { is: 'in' | 'second'; cookies: string[] }
  | { is: 'wrong' }
  /** Too many in vain, be it about this account or from this sender. */
  | { is: 'locked'; minutes: number }

/** The door as one sender finds it. */
export type Door = {
  /** With address and password. Whoever was signed in in this browser is signed out first. */
  signIn(email: string, password: string, cookie: string): Promise<Attempt>
  /** The code of the second step: of the app, or one of those that were printed. */
  secondStep(code: string, kind: 'totp' | 'backup-code', cookie: string): Promise<Attempt>
  /** By what the device signed. */
  passkey(response: object, cookie: string): Promise<Attempt>
  /** Whether one may still try something that can be guessed or that costs something; counted by sender, and by what it is about. */
  mayTry(about: string): Promise<boolean>
  /** Opens an account again whose owner proved to be it in another way. */
  forgive(email: string): Promise<void>
}

/** By whom a door is asked: the address of the sender, and the device in plain words. */
export type Asking = { sender: string; device: string }

/** Wrong passwords within a quarter of an hour: about one account, and from one network, where a whole office may sit. */
const [MOST_OF_ACCOUNT, MOST_OF_SENDER] = [10, 50]
const MINUTES = WINDOW_MS / 60_000
const DAY_MS = 86_400_000

/**
 * Counts what is tried in vain, in the database: for all processes, over restarts. Neither an address nor a sender is kept, only
 * hashes under a key of the day. An address without an account is counted, refused and answered like any other.
 */
export function createDoor({ db, secretKey, log }: AuthDeps, auth: Auth, clock: () => Date): (asking: Asking) => Door {
  function tagOf(text: string): Buffer {
    const day = Math.floor(clock().getTime() / DAY_MS)
    return createHmac('sha256', masterKey(secretKey, `attempts of day ${day}`))
      .update(text)
      .digest()
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

    async function attempt(path: string, body: object, cookie: string, about: Buffer | null): Promise<Attempt> {
      if (await isLocked(about)) return { is: 'locked', minutes: MINUTES }
      const answer = await auth.post(path, body, cookie, device)
      if (!answer.ok) {
        log.warn({ path, status: answer.status }, 'sign-in refused')
        return answer.status === 429 ? { is: 'locked', minutes: MINUTES } : { is: 'wrong' }
      }
      await takeBack(db, senderTag())
      if (about) await forgetAttempts(db, about)
      const { twoFactorRedirect, user } = (await answer.json()) as { twoFactorRedirect?: true; user?: { id: string } }
      const cookies = answer.headers.getSetCookie()
      if (twoFactorRedirect) return { is: 'second', cookies }
      log.info({ path, userId: user?.id }, 'signed in')
      return { is: 'in', cookies }
    }

    return {
      async signIn(email, password, cookie) {
        const entry = await attempt('sign-in/email', { email: addressOf(email), password }, '', tagOf(accountOf(email)))
        if (entry.is === 'in' && cookie) await auth.post('sign-out', {}, cookie)
        return entry
      },
      secondStep: (code, kind, cookie) => attempt(`two-factor/verify-${kind}`, { code }, cookie, null),
      passkey: (response, cookie) => attempt('passkey/verify-authentication', { response }, cookie, null),
      mayTry: async (about) => !(await isLocked(tagOf(about))),
      forgive: (email) => forgetAttempts(db, tagOf(accountOf(email))),
    }
  }
}

function accountOf(email: string): string {
  return `account ${addressOf(email)}`
}
