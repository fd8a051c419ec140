import { randomUUID } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listSignIns } from '../../src/features/account/ownAccount.ts'
import { createAuth } from '../../src/server/access/auth.ts'
import { authOptionsOf } from '../../src/server/access/authOptions.ts'
import { createDoor } from '../../src/server/access/door.ts'
import { type Doors, PASSWORD, cookieOf, openDoors, publicUrl } from '../support/doors.ts'

let world: Doors
beforeAll(async () => {
  world = await openDoors()
})
afterAll(() => world.close())

describe('wrong passwords', () => {
  test('lock an account after ten, in every process and from everywhere, whether it exists or not', async () => {
    const { email } = await world.anAccount()
    for (const address of [email, `${randomUUID()}@contoh.example`]) {
      const ends: string[] = []
      for (let n = 0; n < 12; n += 1) ends.push((await world.aDoor().door.signIn(address, 'wrong', '')).is)
      expect(ends).toEqual([...Array<string>(10).fill('wrong'), 'locked', 'locked'])
    }
    expect((await world.aDoor().door.signIn(email, PASSWORD, '')).is).toBe('locked')
    world.state.now = new Date(world.state.now.getTime() + 15 * 60_000)
    expect((await world.aDoor().door.signIn(email, PASSWORD, '')).is).toBe('in')
  }, 120_000)

  test('all at once are not let through either', async () => {
    const { email } = await world.anAccount()
    const attempts = await Promise.all(
      Array.from({ length: 40 }, () => world.aDoor('198.51.100.99').door.signIn(email, 'wrong', '')),
    )
    expect(attempts.filter(({ is }) => is === 'wrong').length).toBe(10)
  }, 120_000)

  test('about an account that is locked cost the others of an office nothing', async () => {
    const [one, two] = [await world.anAccount(), await world.anAccount()]
    const { door } = world.aDoor('203.0.113.7')
    for (let n = 0; n < 100; n += 1) await door.signIn(one.email, 'wrong', '')
    expect((await door.signIn(two.email, PASSWORD, '')).is).toBe('in')
  }, 120_000)

  test('leave no address behind, neither in the table nor in the log', async () => {
    const { email } = await world.anAccount()
    await world.aDoor('203.0.113.55').door.signIn(email, 'wrong', '')
    const rows = await world.database.db.selectFrom('sign_in_count').selectAll().execute()
    expect(rows.length).toBeGreaterThan(0)
    for (const kept of [JSON.stringify(rows), world.state.logged])
      for (const trace of [email, '203.0.113', '@contoh']) expect(kept).not.toContain(trace)
    expect(world.state.logged).toContain('sign-in refused')
    expect(world.state.logged).toContain('sign-in locked')
  })

  test('are hashed also where there is no account', async () => {
    let hashed = 0
    const options = authOptionsOf(world.deps)
    const password = { hash: async () => ((hashed += 1), 'x'), verify: async () => ((hashed += 1), false) }
    const auth = betterAuth({ ...options, emailAndPassword: { ...options.emailAndPassword, password } })
    const { email } = await world.anAccount()
    for (const address of [email, 'nobody@contoh.example']) {
      hashed = 0
      const headers = { 'content-type': 'application/json', origin: publicUrl }
      const body = JSON.stringify({ email: address, password: 'wrong' })
      const answer = await auth.handler(
        new Request(`${publicUrl}/api/auth/sign-in/email`, { method: 'POST', headers, body }),
      )
      expect([answer.status, hashed]).toEqual([401, 1])
    }
  })
})

describe('a sign-in', () => {
  test('is never the one that the browser had before, and ends that one', async () => {
    const { email } = await world.anAccount()
    const { auth, door } = world.aDoor()
    const before = await world.signedIn(email)
    const after = await world.signedIn(email, { auth, door }, before)
    expect(after).not.toBe(before)
    expect(await auth.signInOf(before)).toBeNull()
    expect(await auth.signInOf(after)).toMatchObject({ isStrong: false })
    const planted = 'suara.session_token=chosen.by-somebody-else'
    expect(await world.signedIn(email, { auth, door }, planted)).not.toContain('chosen')
  })

  test('goes on under another name after a change of password, and all others end', async () => {
    const { email, userId } = await world.anAccount()
    const { auth, door } = world.aDoor()
    const [here, there] = [await world.signedIn(email), await world.signedIn(email)]
    expect((await door.changePassword(email, { current: 'wrong', next: 'durian runtuh di kebun' }, here)).is).toBe(
      'wrong',
    )
    expect(await auth.signInOf(there)).not.toBeNull()
    const changed = await door.changePassword(email, { current: PASSWORD, next: 'durian runtuh di kebun' }, here)
    const renewed = changed.is === 'in' ? cookieOf(changed.cookies) : ''
    expect([await auth.signInOf(here), await auth.signInOf(there)]).toEqual([null, null])
    expect(await auth.signInOf(renewed)).toMatchObject({ userId })
  })

  test.each([
    ['was not used for half a day', { updated_at: new Date(Date.now() - 12 * 3_600_000 - 1_000) }],
    ['is a week old, however busy', { expires_at: new Date(Date.now() - 1_000) }],
  ])('ends when it %s', async (_, aged) => {
    const { email, userId } = await world.anAccount()
    const cookie = await world.signedIn(email)
    await world.database.db.updateTable('auth_session').set(aged).where('user_id', '=', userId).execute()
    expect(await world.aDoor().auth.signInOf(cookie)).toBeNull()
    expect(await listSignIns(world.database.db, userId, new Date(0))).toEqual([])
  })

  test('keeps the device in plain words, and no address', async () => {
    const { email, userId } = await world.anAccount()
    await world.signedIn(email)
    expect(await listSignIns(world.database.db, userId, new Date())).toMatchObject([{ device: 'Firefox di Linux' }])
    const rows = await world.database.db
      .selectFrom('auth_session')
      .select('ip_address')
      .where('user_id', '=', userId)
      .execute()
    expect(rows).toEqual([{ ip_address: '' }])
  })

  test('has a cookie that only this host can set, over HTTPS', async () => {
    const { email } = await world.anAccount()
    const secure = { ...world.deps, publicUrl: 'https://suara.example' }
    const auth = createAuth(secure)
    const attempt = await createDoor(
      secure,
      auth,
      null,
      () => world.state.now,
    )({ sender: '192.0.2.9', device: '' }).signIn(email, PASSWORD, '')
    const [cookie = ''] = attempt.is === 'in' ? attempt.cookies : []
    expect(cookie).toMatch(/^__Host-suara\.session_token=/)
    for (const part of ['Secure', 'HttpOnly', 'Path=/', 'SameSite=Lax']) expect(cookie).toContain(part)
    expect(cookie).not.toContain('Domain')
    expect(await auth.signInOf(cookieOf([cookie]))).not.toBeNull()
  })
})
