import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readEnv, secretKeyOf } from '../../src/server/env.ts'
import { Refusal } from '../../src/server/refusal.ts'

const SECRET = 'x'.repeat(32)

describe('the environment', () => {
  test('needs nothing outside production', () => {
    expect(readEnv({})).toEqual({
      port: 4321,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:4321',
      databaseUrl: null,
      dataDir: path.resolve('data'),
      secretKey: null,
      seed: 'demo',
      isOfflineOn: true,
      isProduction: false,
      logLevel: 'info',
      mail: null,
      oidc: null,
    })
  })

  test('with nothing but empty values is as if they were not there', () => {
    const names = [
      'PORT',
      'HOST',
      'PUBLIC_URL',
      'DATABASE_URL',
      'DATA_DIR',
      'SECRET_KEY',
      'SEED',
      'OFFLINE',
      'NODE_ENV',
      'LOG_LEVEL',
      'SMTP_URL',
      'MAIL_FROM',
      'OIDC_ISSUER',
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'OIDC_NAME',
    ]
    expect(readEnv(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readEnv({}))
  })

  test('tells all its problems together, each by name', () => {
    const wrong = {
      PORT: '70000',
      PUBLIC_URL: 'ftp://x',
      DATABASE_URL: 'mysql://x',
      SECRET_KEY: 'short',
      SEED: 'big',
      NODE_ENV: 'prod',
      LOG_LEVEL: 'loud',
    }
    const read = () => readEnv(wrong)
    expect(read).toThrow(Refusal)
    for (const name of Object.keys(wrong)) expect(read).toThrow(new RegExp(`^  ${name}: `, 'm'))
  })

  test.each(['abc', '1.5', '-1', '65536', 'NaN'])('has no port %s', (PORT) => {
    expect(() => readEnv({ PORT })).toThrow(/PORT/)
  })

  test('in production needs a secret key', () => {
    expect(() => readEnv({ NODE_ENV: 'production' })).toThrow(/SECRET_KEY: is required in production/)
    expect(readEnv({ NODE_ENV: 'production', SECRET_KEY: SECRET })).toMatchObject({
      isProduction: true,
      secretKey: SECRET,
    })
  })

  test('of a database of one’s own brings no demo city unless asked', () => {
    const DATABASE_URL = 'postgres://portal@db/portal'
    expect(readEnv({ DATABASE_URL })).toMatchObject({ seed: 'none', databaseUrl: DATABASE_URL })
    expect(readEnv({ DATABASE_URL, SEED: 'demo' }).seed).toBe('demo')
  })

  test('takes letters and an identity provider only whole', () => {
    const [SMTP_URL, MAIL_FROM] = ['smtp://127.0.0.1:2525', 'Suara Loket <suara@contoh.example>']
    expect(readEnv({ SMTP_URL, MAIL_FROM }).mail).toEqual({ smtpUrl: SMTP_URL, from: MAIL_FROM })
    expect(() => readEnv({ SMTP_URL })).toThrow(/MAIL_FROM: is required beside SMTP_URL/)
    const provider = { OIDC_ISSUER: 'https://sso.example', OIDC_CLIENT_ID: 'loket', OIDC_CLIENT_SECRET: 'x' }
    expect(readEnv(provider).oidc).toMatchObject({ issuer: 'https://sso.example', name: 'Akun pemerintah' })
    expect(() => readEnv({ ...provider, OIDC_CLIENT_SECRET: '' })).toThrow(/OIDC_CLIENT_SECRET: is required beside/)
  })

  test('gives addresses without a slash at their end', () => {
    expect(readEnv({ PUBLIC_URL: 'https://suara.example/' }).publicUrl).toBe('https://suara.example')
    expect(readEnv({ PORT: '8080' }).publicUrl).toBe('http://127.0.0.1:8080')
  })
})

describe('the secret key', () => {
  test('outside production is made once, kept in the data folder and readable by its owner alone', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'suara-loket-test-'))
    const env = readEnv({ DATA_DIR: path.join(folder, 'data') })
    const key = secretKeyOf(env)
    expect(key.length).toBeGreaterThanOrEqual(32)
    expect(secretKeyOf(env)).toBe(key)
    expect(statSync(path.join(env.dataDir, 'secret.key')).mode & 0o777).toBe(0o600)
    rmSync(folder, { recursive: true })
  })

  test('is the one of the environment where there is one', () => {
    expect(secretKeyOf(readEnv({ SECRET_KEY: SECRET }))).toBe(SECRET)
  })
})
