import { randomUUIDv7 as newId } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { type BetterAuthOptions, APIError } from 'better-auth'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { PASSWORD_LEAST, PASSWORD_MOST } from '../../features/account/password.ts'
import { masterKey } from '../../features/seal.ts'
import type { Log } from '../log.ts'

export type AuthDeps = { db: Kysely<Database>; publicUrl: string; secretKey: string; log: Log }

const DAY_SECONDS = 86_400
/** A sign-in ends after so many days, however busy it is; idle ones end sooner (src/server/access/auth.ts). */
const SIGN_IN_DAYS = 7

/** Column names as everywhere in this database: `emailVerified` is `email_verified`. */
function columns(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, name.replace(/[A-Z]+/g, (part) => `_${part.toLowerCase()}`)]))
}

const times = ['createdAt', 'updatedAt']

/** The tables of better-auth by the names that they have here; the fields it may not be told from outside have `input: false`. */
const tables = {
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
    additionalFields: { isStrong: { type: 'boolean', fieldName: 'is_strong', defaultValue: false, input: false } },
    expiresIn: SIGN_IN_DAYS * DAY_SECONDS,
    disableSessionRefresh: true,
    freshAge: 0, // what is sensitive asks for the password instead
  },
  account: {
    modelName: 'auth_account',
    fields: columns('userId', 'accountId', 'providerId', 'accessToken', 'refreshToken', 'idToken'),
    encryptOAuthTokens: true,
    accountLinking: { enabled: true, requireLocalEmailVerified: true },
  },
  verification: { modelName: 'auth_verification', fields: columns('expiresAt', ...times), storeIdentifier: 'hashed' },
} as const satisfies Partial<BetterAuthOptions>

let last: Promise<unknown> = Promise.resolve()

/** Hashes in turn, each a tenth of a second of one core: however many passwords are tried, citizens' answers keep the others. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work)
  last = mine.catch(() => undefined)
  return mine
}

/** Endpoints that only somebody with a second factor gets through; the government's provider is trusted with its own. */
const strongPaths = /^\/(two-factor\/verify-|passkey\/verify-authentication|callback\/)/

/** How better-auth is used here: on our tables, without its own limits (src/server/access/door.ts), telemetry and addresses of senders. */
export function authOptionsOf({ db, publicUrl, secretKey, log }: AuthDeps) {
  const isSecure = publicUrl.startsWith('https:')
  return {
    appName: 'Suara Loket',
    baseURL: publicUrl,
    basePath: '/api/auth', // never served: pages call it within the process
    secret: masterKey(secretKey, 'sign-ins').toString('base64url'),
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    ...tables,
    account: {
      ...tables.account,
      fields: { ...tables.account.fields, ...columns('accessTokenExpiresAt', 'refreshTokenExpiresAt', ...times) },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LEAST,
      maxPasswordLength: PASSWORD_MOST,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: (password) => oneAtATime(() => hashPassword(password)),
        verify: (given) => oneAtATime(() => verifyPassword(given)),
      },
    },
    databaseHooks: { session: { create: { before: async (session, context) => strengthen(session, context) } } },
    advanced: {
      // A cookie of this name is refused by browsers unless it came over HTTPS from this very host, for all its paths.
      cookiePrefix: isSecure ? '__Host-suara' : 'suara',
      useSecureCookies: false, // would put another prefix before it
      defaultCookieAttributes: { secure: isSecure },
      database: { generateId: () => newId() },
      ipAddress: { disableIpTracking: true }, // an address is kept nowhere
    },
    rateLimit: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => log[level]({ source: 'better-auth' }, withoutAddresses(String(message))),
    },
    plugins: [secondFactor(), passkeys(publicUrl)],
  } satisfies BetterAuthOptions
}

/** A sign-in is strong when a second factor made it, and what follows from a strong one stays strong until the factor is given up. */
function strengthen(session: object, context: { path?: string; context?: { session?: unknown } } | null) {
  const path = context?.path ?? ''
  const before = context?.context?.session as { session?: { isStrong?: boolean } } | null | undefined
  const stays = Boolean(before?.session?.isStrong) && path !== '/two-factor/disable'
  return { data: { ...session, isStrong: strongPaths.test(path) || stays } }
}

/** What better-auth says, without what follows it and without anything that looks like an e-mail address. */
function withoutAddresses(message: string): string {
  return message.replace(/[^\s"'<>]+@[^\s"'<>]+/g, '…')
}

function secondFactor() {
  return twoFactor({
    issuer: 'Suara Loket',
    schema: {
      user: { fields: columns('twoFactorEnabled') },
      twoFactor: {
        modelName: 'auth_two_factor',
        fields: columns('backupCodes', 'userId', 'failedVerificationCount', 'lockedUntil'),
      },
    },
  })
}

/** A passkey stands for two factors: the device, and the finger or number that opens it. One that was not opened is refused. */
function passkeys(publicUrl: string) {
  const demand = (isVerified: boolean | undefined) => {
    if (!isVerified) throw new APIError('UNAUTHORIZED', { message: 'The device did not ask who uses it.' })
  }
  return passkey({
    rpName: 'Suara Loket',
    rpID: new URL(publicUrl).hostname,
    origin: new URL(publicUrl).origin,
    authenticatorSelection: { userVerification: 'required', residentKey: 'required' },
    registration: {
      afterVerification: async ({ verification }) => demand(verification.registrationInfo?.userVerified),
    },
    authentication: {
      afterVerification: async ({ verification }) => demand(verification.authenticationInfo?.userVerified),
    },
    schema: {
      passkey: {
        modelName: 'auth_passkey',
        fields: columns('publicKey', 'userId', 'credentialID', 'deviceType', 'backedUp', 'createdAt'),
      },
    },
    advanced: { webAuthnChallengeCookie: 'passkey' },
  })
}
