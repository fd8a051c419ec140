import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Refusal } from './refusal.ts'

const empty = (value: unknown) => (value === '' ? undefined : value)

/** Variables that say something only together. */
const together = [
  ['SMTP_URL', 'MAIL_FROM'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
] as const

const schema = z
  .object({
    PORT: z
      .preprocess(
        empty,
        z
          .string()
          .regex(/^\d{1,5}$/, 'must be a whole number')
          .default('4321'),
      )
      .transform(Number)
      .pipe(z.number().max(65_535)),
    HOST: z.preprocess(empty, z.string().default('127.0.0.1')),
    PUBLIC_URL: z.preprocess(empty, z.url({ protocol: /^https?$/ }).optional()),
    DATABASE_URL: z.preprocess(empty, z.url({ protocol: /^postgres(ql)?$/ }).optional()),
    DATA_DIR: z.preprocess(empty, z.string().default('./data')),
    SECRET_KEY: z.preprocess(empty, z.string().min(32).optional()),
    SEED: z.preprocess(empty, z.enum(['demo', 'none']).optional()),
    OFFLINE: z.preprocess(empty, z.enum(['on', 'off']).default('on')),
    NODE_ENV: z.preprocess(empty, z.enum(['development', 'test', 'production']).default('development')),
    SMTP_URL: z.preprocess(empty, z.url({ protocol: /^smtps?$/ }).optional()),
    MAIL_FROM: z.preprocess(empty, z.string().regex(/@/, 'must hold an e-mail address').optional()),
    OIDC_ISSUER: z.preprocess(empty, z.url({ protocol: /^https?$/ }).optional()),
    OIDC_CLIENT_ID: z.preprocess(empty, z.string().optional()),
    OIDC_CLIENT_SECRET: z.preprocess(empty, z.string().optional()),
    OIDC_NAME: z.preprocess(empty, z.string().default('Akun pemerintah')),
    LOG_LEVEL: z.preprocess(
      empty,
      z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    ),
  })
  .superRefine((env, context) => {
    if (env.NODE_ENV === 'production' && !env.SECRET_KEY)
      context.addIssue({
        code: 'custom',
        path: ['SECRET_KEY'],
        message: 'is required in production (32 characters or more)',
      })
    for (const group of together) {
      const missing = group.filter((name) => !env[name])
      if (missing.length === group.length) continue
      for (const name of missing)
        context.addIssue({ code: 'custom', path: [name], message: `is required beside ${otherOf(group, missing)}` })
    }
  })

function otherOf(group: readonly string[], missing: readonly string[]): string {
  return group.filter((name) => !missing.includes(name)).join(' and ')
}

export type Env = {
  port: number
  host: string
  /** Without a trailing slash. */
  publicUrl: string
  databaseUrl: string | null
  /** Absolute. */
  dataDir: string
  secretKey: string | null
  seed: 'demo' | 'none'
  /** Phones keep the survey for where there is no network. */
  isOfflineOn: boolean
  isProduction: boolean
  logLevel: string
  /** Null: no letter is sent, and pages say what to do instead. */
  mail: { smtpUrl: string; from: string } | null
  /** The government's identity provider; null where there is none. */
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null
}

/** Reads the environment variables that README.md lists. All problems are reported together in one {@link Refusal}. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = schema.safeParse(source)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Refusal(`The environment has problems:\n${problems.join('\n')}`)
  }
  const env = parsed.data
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: (env.PUBLIC_URL ?? `http://127.0.0.1:${env.PORT}`).replace(/\/+$/, ''),
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: path.resolve(env.DATA_DIR),
    secretKey: env.SECRET_KEY ?? null,
    seed: env.SEED ?? (env.DATABASE_URL ? 'none' : 'demo'),
    isOfflineOn: env.OFFLINE === 'on',
    isProduction: env.NODE_ENV === 'production',
    logLevel: env.LOG_LEVEL,
    mail: env.SMTP_URL && env.MAIL_FROM ? { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM } : null,
    oidc: oidcOf(env),
  }
}

function oidcOf(env: z.infer<typeof schema>): Env['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = env
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, name } : null
}

/** SECRET_KEY, or outside production one that is made once and kept in DATA_DIR. */
export function secretKeyOf(env: Env): string {
  if (env.secretKey) return env.secretKey
  const file = path.join(env.dataDir, 'secret.key')
  if (!existsSync(file)) {
    mkdirSync(env.dataDir, { recursive: true })
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    chmodSync(file, 0o600)
  }
  return readFileSync(file, 'utf8')
}
