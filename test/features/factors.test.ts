import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Doors, PASSWORD, cookieOf, openDoors } from '../support/doors.ts'
import { totpOf } from '../support/totp.ts'

let world: Doors
beforeAll(async () => {
  world = await openDoors()
})
afterAll(() => world.close())

describe('an authenticator app', () => {
  test('is asked for once it is set up, by its code or one that was printed, each good once', async () => {
    const { email } = await world.anAccount()
    const { auth, door } = world.aDoor()
    const cookie = await world.signedIn(email)
    expect(await door.changeApp(email, 'enable', 'wrong', cookie)).toBeNull()
    const app = await door.changeApp(email, 'enable', PASSWORD, cookie)
    expect((await door.confirmApp('000000', cookie)).is).toBe('wrong')
    const confirmed = await door.confirmApp(totpOf(app?.uri ?? ''), cookie)
    const strong = confirmed.is === 'in' ? cookieOf(confirmed.cookies) : ''
    expect(await auth.signInOf(strong)).toMatchObject({ isStrong: true })

    const half = await door.signIn(email, PASSWORD, '')
    expect(half.is).toBe('second')
    const waiting = half.is === 'second' ? cookieOf(half.cookies.filter((one) => one.includes('two_factor'))) : ''
    expect(await auth.signInOf(waiting)).toBeNull()
    expect((await door.secondStep('123', 'totp', waiting)).is).toBe('wrong')
    const [code = ''] = app?.codes ?? []
    const whole = await door.secondStep(code, 'backup-code', waiting)
    expect(whole.is === 'in' && (await auth.signInOf(cookieOf(whole.cookies)))).toMatchObject({ isStrong: true })
    const again = await door.signIn(email, PASSWORD, '')
    expect((await door.secondStep(code, 'backup-code', again.is === 'second' ? cookieOf(again.cookies) : '')).is).toBe(
      'wrong',
    )
  }, 60_000)
})

describe('recovery', () => {
  test('by a letter: a link that works once, ends all sign-ins, and makes all other links worthless', async () => {
    const { email, userId } = await world.anAccount()
    const { auth, door } = world.aDoor()
    const cookie = await world.signedIn(email)
    const before = world.letterBox.letters.length
    await door.askRecovery(`${randomUUID()}@contoh.example`)
    await door.askRecovery(email)
    await world.letterBox.until(before + 1)
    const [letter = '', ...more] = world.letterBox.letters.slice(before)
    expect([letter.includes(email), more.length]).toEqual([true, 0])
    const secret = /\/pulihkan\/([\w-]{43})/.exec(letter)?.[1] ?? ''
    const other = await auth.recoverySecret(userId, 30)
    expect(await door.recover('A'.repeat(43), 'durian runtuh di kebun')).toBe(false)
    expect(await door.recover(secret, 'durian runtuh di kebun')).toBe(true)
    expect([await door.recover(secret, 'mangga muda asam'), await door.recover(other, 'mangga muda asam')]).toEqual([
      false,
      false,
    ])
    expect(await auth.signInOf(cookie)).toBeNull()
    expect([
      (await door.signIn(email, PASSWORD, '')).is,
      (await door.signIn(email, 'durian runtuh di kebun', '')).is,
    ]).toEqual(['wrong', 'in'])
  }, 60_000)

  test('by a link that is too old does nothing, and the secret is nowhere in the database', async () => {
    const { userId } = await world.anAccount()
    const { auth, door } = world.aDoor()
    const secret = await auth.recoverySecret(userId, -1)
    expect([await auth.recoveryOf(secret), await door.recover(secret, 'mangga muda asam')]).toEqual([null, false])
    const kept = await world.database.db.selectFrom('auth_verification').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(secret)
  })
})

describe('better-auth', () => {
  test.each([
    ['update-user', { isOperator: true, role: 'administrator', emailVerified: true }],
    ['update-user', { name: 'X', is_operator: true }],
    ['sign-up/email', { name: 'X', email: 'baru@contoh.example', password: PASSWORD, isOperator: true }],
  ])('%s raises nobody: %o', async (path, body) => {
    const { email, userId } = await world.anAccount()
    const cookie = await world.signedIn(email)
    await world.aDoor().auth.post(path, body, cookie)
    const rows = world.database.db.selectFrom('auth_user').select(['is_operator', 'email_verified'])
    expect(await rows.where('id', '=', userId).execute()).toEqual([{ is_operator: false, email_verified: true }])
    expect(await rows.where('email', '=', 'baru@contoh.example').execute()).toEqual([])
  })
})
