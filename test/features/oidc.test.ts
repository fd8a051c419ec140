import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAuth } from '../../src/server/access/auth.ts'
import { createLog } from '../../src/server/log.ts'
import { OIDC_PATH } from '../../src/server/access/oidc.ts'
import { SECRET, count } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { type IdentityProvider, anIdentityProvider, client } from '../support/identityProvider.ts'

const publicUrl = 'http://127.0.0.1:1'
let database: TestDatabase
let provider: IdentityProvider
let userId = ''

beforeAll(async () => {
  database = await aDatabase()
  provider = await anIdentityProvider(publicUrl + OIDC_PATH)
  const created = await portal().createUser({
    name: 'Rina',
    email: 'rina@contoh.example',
    password: 'pisang goreng hangat',
  })
  userId = created.ok ? created.value : ''
})
afterAll(async () => {
  await provider.close()
  await database.close()
})

const portal = (issuer = provider.issuer) =>
  createAuth({ db: database.db, publicUrl, secretKey: SECRET, log: createLog('silent'), oidc: { ...client, issuer } })
const cookieOf = (cookies: readonly string[]) => cookies.map((cookie) => cookie.split(';')[0]).join('; ')

/** A whole sign-in through the provider; `bend` changes what comes back with the browser. */
async function arrive(bend: (back: URL) => void = () => {}, keepsCookies = true) {
  const auth = portal()
  const started = await auth.oidc?.start('/admin?a=b')
  if (!started?.ok) throw new Error('not started')
  const back = new URL(await provider.visit(started.value.href))
  bend(back)
  const cookie = keepsCookies ? cookieOf(started.value.cookies) : ''
  const finish = () => auth.oidc!.finish(back.search, cookie, 'Firefox di Linux')
  return { auth, finish, finished: await finish() }
}

describe('the government’s provider', () => {
  test('opens the account that somebody invited, by its verified address, with PKCE, state and nonce', async () => {
    provider.signedIn = { sub: '1', email: 'rina@contoh.example', email_verified: true }
    const { auth, finish, finished } = await arrive()
    expect(finished).toMatchObject({ ok: true, value: { href: '/admin?a=b' } })
    const signIn = finished.ok ? await auth.signInOf(cookieOf(finished.value.cookies)) : null
    expect(signIn).toMatchObject({ userId, isStrong: true })
    const asked = Object.fromEntries(provider.asked.at(-1) ?? [])
    expect(asked).toMatchObject({ code_challenge_method: 'S256', state: expect.any(String), nonce: expect.any(String) })
    expect(await finish()).toMatchObject({ ok: false }) // what came back is good once
  })

  test.each([
    ['nobody invited', { sub: '2', email: 'asing@contoh.example', email_verified: true }, 'stranger'],
    [
      'whose address it did not verify',
      { sub: '3', email: 'rina@contoh.example', email_verified: false },
      'unverified',
    ],
    ['without an address', { sub: '4' }, 'unverified'],
  ])('opens nothing for somebody %s, and makes no account', async (_, claims, reason) => {
    provider.signedIn = claims
    const { finished } = await arrive()
    expect(finished).toEqual({ ok: false, reason })
    expect(await count(database.db, 'auth_user')).toBe(1)
  })

  test.each([
    ['another state', (back: URL) => back.searchParams.set('state', 'forged'), true],
    ['another code', (back: URL) => back.searchParams.set('code', 'forged'), true],
    ['another browser’s cookies', () => {}, false],
  ])('opens nothing for %s', async (_, bend, keepsCookies) => {
    provider.signedIn = { sub: '1', email: 'rina@contoh.example', email_verified: true }
    const before = await count(database.db, 'auth_session')
    expect((await arrive(bend, keepsCookies)).finished.ok).toBe(false)
    expect(await count(database.db, 'auth_session')).toBe(before)
  })

  test('that is away keeps nobody from signing in with a password', async () => {
    const auth = portal('http://127.0.0.1:9')
    expect(await auth.oidc?.start('/admin')).toEqual({ ok: false, reason: 'away' })
    const answer = await auth.post(
      'sign-in/email',
      { email: 'rina@contoh.example', password: 'pisang goreng hangat' },
      '',
    )
    expect(answer.status).toBe(200)
  })
})
