import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { betterAuth } from 'better-auth'
import type { Outcome } from '../../domain/outcome.ts'
import { createPerson } from '../../features/account/people.ts'
import { type AuthDeps, authOptionsOf } from './authOptions.ts'
import { type Oidc, type OidcClient, createOidc } from './oidc.ts'

/** A sign-in that is in force. `isStrong`: made with a second factor. */
export type SignIn = { userId: string; sessionId: string; isStrong: boolean }

export type Auth = {
  /** Who a Cookie header belongs to; null for nobody, a forged, an ended or a forgotten sign-in. */
  signInOf(cookie: string): Promise<SignIn | null>
  /** Hands a request to better-auth, e.g. `post('sign-in/email', {…}, cookie)`: its status, body and cookies come back. */
  post(path: string, body: object, cookie: string, device?: string): Promise<Response>
  /** The same for what is only asked. */
  get(path: string, cookie: string): Promise<Response>
  /** What is kept of a password. */
  hash(password: string): Promise<string>
  /** Makes an account with a password. `taken`: there is one with this address. */
  createUser(person: NewUser): Promise<Outcome<string, 'taken'>>
  /** The secret of a link that sets a new password once, for so many minutes. */
  recoverySecret(userId: string, minutes: number): Promise<string>
  /** Whose password a secret still sets; null for none. */
  recoveryOf(secret: string): Promise<string | null>
  /** False where the portal is addressed by a number, to which browsers bind no passkey. */
  hasPasskeys: boolean
  /** The government's identity provider, where there is one. */
  oidc: Oidc | null
}

export type NewUser = { name: string; email: string; password: string; isOperator?: boolean }

/** A sign-in that nobody used for so long is over: a working day. */
const IDLE_MS = 12 * 3_600_000
/** How exactly the last use is kept. */
const TOUCH_MS = 300_000

/** People's accounts and sign-ins, by better-auth: passwords, sessions and their cookies are not written by hand. */
export function createAuth(deps: AuthDeps & { oidc?: OidcClient | null }): Auth {
  const { db, publicUrl } = deps
  const auth = betterAuth(authOptionsOf(deps))
  const origin = new URL(publicUrl).origin
  const ask = (path: string, init: RequestInit) => auth.handler(new Request(`${publicUrl}/api/auth/${path}`, init))

  return {
    async signInOf(cookie) {
      if (!cookie.includes('suara.session_token=')) return null // spares everybody else the look-up
      const found = await auth.api.getSession({ headers: new Headers({ cookie }) })
      if (!found) return null
      const { session, user } = found
      const idle = Date.now() - session.updatedAt.getTime()
      const { internalAdapter } = await auth.$context
      if (idle > IDLE_MS) return internalAdapter.deleteSession(session.token).then(() => null)
      if (idle > TOUCH_MS) await internalAdapter.updateSession(session.token, { updatedAt: new Date() })
      return { userId: user.id, sessionId: session.id, isStrong: session.isStrong }
    },
    post(path, body, cookie, device = '') {
      const headers = { 'content-type': 'application/json', 'user-agent': device, origin, cookie }
      return ask(path, { method: 'POST', headers, body: JSON.stringify(body) })
    },
    get: (path, cookie) => ask(path, { headers: { origin, cookie } }),
    async hash(password) {
      const context = await auth.$context
      return context.password.hash(password)
    },
    async createUser({ password, ...person }) {
      const context = await auth.$context
      return createPerson(db, { ...person, passwordHash: await context.password.hash(password) }, new Date())
    },
    async recoverySecret(userId, minutes) {
      const { internalAdapter } = await auth.$context
      const secret = randomBytes(32).toString('base64url')
      const expiresAt = new Date(Date.now() + minutes * 60_000)
      await internalAdapter.createVerificationValue({ identifier: recoveryName(secret), value: userId, expiresAt })
      return secret
    },
    async recoveryOf(secret) {
      const { internalAdapter } = await auth.$context
      const found = await internalAdapter.findVerificationValue(recoveryName(secret))
      return found && found.expiresAt > new Date() ? found.value : null
    },
    hasPasskeys: isIP(new URL(publicUrl).hostname) === 0,
    oidc: deps.oidc ? createOidc(deps, deps.oidc) : null,
  }
}

/** As better-auth's endpoint `reset-password` looks for it. */
function recoveryName(secret: string): string {
  return `reset-password:${secret}`
}
