import { createHmac } from 'node:crypto'
import { addressOf } from '../../features/account/people.ts'
import { WINDOW_MS, countAttempt, forgetAttempts, takeBack } from '../../features/account/signInCount.ts'
import { masterKey } from '../../features/seal.ts'
import type { Auth } from './auth.ts'
import type { AuthDeps } from './authOptions.ts'
import type { Asking, Attempt } from './doorTypes.ts'
import { networkOf } from './guesses.ts'

/** Wrong passwords within a quarter of an hour: about one account, and from one network, where a whole office may sit. */
const [MOST_OF_ACCOUNT, MOST_OF_SENDER] = [10, 50]
const MINUTES = WINDOW_MS / 60_000
const DAY_MS = 86_400_000

/** What one sender tries. `about` is the tag of what a guess would open; null where it is nobody's in particular. */
export type Attempts = {
  /** Counts before it is tried, so that a thousand at once are not let through. What is locked already costs the sender nothing. */
  isLocked(about: Buffer | null): Promise<boolean>
  /** Hands something that can be guessed to better-auth; null when it is locked. */
  post(path: string, body: object, cookie: string, about: Buffer | null): Promise<Response | null>
  /** The same for what lets somebody in. */
  enter(path: string, body: object, cookie: string, about: Buffer | null): Promise<Attempt>
}

/** Hashes under a key of the day: neither an address nor a sender is kept. */
export type Tags = { of(text: string): Buffer; account(email: string): Buffer }

export function createTags(secretKey: string, clock: () => Date): Tags {
  function of(text: string): Buffer {
    const day = Math.floor(clock().getTime() / DAY_MS)
    return createHmac('sha256', masterKey(secretKey, `attempts of day ${day}`))
      .update(text)
      .digest()
  }
  return { of, account: (email) => of(`account ${addressOf(email)}`) }
}

/**
 * Counts what is tried in vain, in the database: for all processes, over restarts. An address without an account is counted, refused and
 * answered like any other.
 */
export function attemptsOf(
  { db, log }: AuthDeps,
  auth: Auth,
  tags: Tags,
  { sender, device }: Asking,
  clock: () => Date,
): Attempts {
  const senderTag = () => tags.of(`from ${networkOf(sender)}`)

  async function isLocked(about: Buffer | null): Promise<boolean> {
    const locked =
      (about !== null && (await countAttempt(db, about, clock())) > MOST_OF_ACCOUNT) ||
      (await countAttempt(db, senderTag(), clock())) > MOST_OF_SENDER
    if (locked) log.warn('sign-in locked')
    return locked
  }

  async function post(path: string, body: object, cookie: string, about: Buffer | null): Promise<Response | null> {
    if (await isLocked(about)) return null
    const answer = await auth.post(path, body, cookie, device)
    if (answer.status >= 500) throw new Error(`better-auth failed at ${path}.`)
    if (answer.ok) {
      await takeBack(db, senderTag())
      if (about) await forgetAttempts(db, about)
    } else log.warn({ path, status: answer.status }, 'sign-in refused')
    return answer
  }

  async function enter(path: string, body: object, cookie: string, about: Buffer | null): Promise<Attempt> {
    const answer = await post(path, body, cookie, about)
    if (!answer || answer.status === 429) return { is: 'locked', minutes: MINUTES }
    if (!answer.ok) return { is: 'wrong' }
    const { twoFactorRedirect, user } = (await answer.json()) as { twoFactorRedirect?: true; user?: { id: string } }
    const cookies = answer.headers.getSetCookie()
    if (twoFactorRedirect) return { is: 'second', cookies }
    log.info({ path, userId: user?.id }, 'signed in')
    return { is: 'in', cookies }
  }

  return { isLocked, post, enter }
}
