import { randomUUIDv7 as newId } from 'node:crypto'
import { betterAuth } from 'better-auth'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { type Outcome, no, ok } from '../domain/outcome.ts'
import { masterKey } from '../features/seal.ts'

type Deps = { db: Kysely<Database>; publicUrl: string; secretKey: string }

/** A sign-in that is in force. */
export type SignIn = { userId: string; sessionId: string }

export type Auth = {
  /** Who a Cookie header belongs to; null for nobody, a forged or an ended sign-in. */
  signInOf(cookie: string): Promise<SignIn | null>
  /** Hands a request to better-auth, e.g. `post('sign-in/email', {…}, cookie)`: its status, body and cookies come back. */
  post(path: string, body: object, cookie: string): Promise<Response>
  /** Makes an account with a password. `taken`: there is one with this address. */
  createUser(person: NewUser): Promise<Outcome<string, 'taken'>>
}

export type NewUser = { name: string; email: string; password: string; isOperator?: boolean }

/** The least length of a password; NIST SP 800-63B-4 asks for 15 where it is the only factor, 8 beside a second one. */
export const PASSWORD_LEAST = 12
const DAY_SECONDS = 86_400

/** Column names as everywhere in this database: `emailVerified` is `email_verified`. */
function columns(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, name.replace(/[A-Z]+/g, (part) => `_${part.toLowerCase()}`)]))
}

const times = ['createdAt', 'updatedAt']

/** People's accounts and sign-ins, by better-auth: passwords, sessions and their cookies are not written by hand. */
export function createAuth({ db, publicUrl, secretKey }: Deps): Auth {
  const auth = betterAuth({
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: masterKey(secretKey, 'sign-ins').toString('base64url'),
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    user: {
      modelName: 'auth_user',
      fields: columns('emailVerified', ...times),
      additionalFields: {
        isOperator: { type: 'boolean', fieldName: 'is_operator', defaultValue: false, input: false },
      },
    },
    session: {
      modelName: 'auth_session',
      fields: columns('userId', 'expiresAt', 'ipAddress', 'userAgent', ...times),
      expiresIn: 7 * DAY_SECONDS,
      updateAge: DAY_SECONDS,
    },
    account: {
      modelName: 'auth_account',
      fields: columns(
        'userId',
        'accountId',
        'providerId',
        'accessToken',
        'refreshToken',
        'idToken',
        'accessTokenExpiresAt',
        'refreshTokenExpiresAt',
        ...times,
      ),
    },
    verification: { modelName: 'auth_verification', fields: columns('expiresAt', ...times) },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_LEAST },
    advanced: {
      cookiePrefix: 'suara',
      database: { generateId: () => newId() },
      ipAddress: { disableIpTracking: true }, // an address is kept nowhere
    },
    rateLimit: { enabled: false }, // counted by src/server/guesses.ts, which keeps no address
  })

  return {
    async signInOf(cookie) {
      if (!cookie.includes('suara.session_token=')) return null // spares everybody else the look-up
      const found = await auth.api.getSession({ headers: new Headers({ cookie }) })
      return found && { userId: found.user.id, sessionId: found.session.id }
    },
    post(path, body, cookie) {
      const headers = { 'content-type': 'application/json', origin: new URL(publicUrl).origin, cookie }
      return auth.handler(
        new Request(`${publicUrl}/api/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
      )
    },
    async createUser({ name, email, password, isOperator = false }) {
      const { internalAdapter, password: passwords } = await auth.$context
      const address = email.trim().toLowerCase()
      if (await internalAdapter.findUserByEmail(address)) return no('taken')
      const user = await internalAdapter.createUser(
        { name, email: address, emailVerified: true, isOperator },
        { method: 'admin' },
      )
      await internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: await passwords.hash(password),
      })
      return ok(user.id)
    },
  }
}
