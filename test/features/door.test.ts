import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { betterAuth } from 'better-auth'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listSignIns } from '../../src/features/account/ownAccount.ts'
import { type Auth, createAuth } from '../../src/server/auth.ts'
import { authOptionsOf } from '../../src/server/authOptions.ts'
import { createDoor } from '../../src/server/door.ts'
import { createMail } from '../../src/server/mail.ts'
import { SECRET } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { type LetterBox, aLetterBox } from '../support/letterBox.ts'
import { totpOf } from '../support/totp.ts'

const PASSWORD = 'pisang goreng hangat'
const publicUrl = 'http://127.0.0.1:1'
let database: TestDatabase
let letterBox: LetterBox
let logged = ''
let now = new Date()

beforeAll(async () => {
  database = await aDatabase()
  letterBox = await aLetterBox()
})
afterAll(async () => {
  await letterBox.close()
  await database.close()
})

const log = pino(
  { level: 'info' },
  new Writable({ write: (chunk, _, done) => (done(), void (logged += String(chunk))) }),
)
const deps = () => ({ db: database.db, publicUrl, secretKey: SECRET, log })
const clock = () => now

let doors = 0
let processes: Auth[] = []

/** The door as one of two processes has it, in turn: nothing is shared but the database. */
function aDoor(sender = `192.0.2.${(doors += 1)}`) {
  if (processes.length === 0) processes = [createAuth(deps()), createAuth(deps())]
  const auth = processes[doors % 2]!
  const mail = createMail({ smtpUrl: letterBox.url, from: 'Suara Loket <suara@contoh.example>' }, log)
  return { auth, door: createDoor(deps(), auth, mail, clock)({ sender, device: 'Firefox di Linux' }) }
}

async function anAccount() {
  const person = { name: 'Rina Contoh', email: `${randomUUID()}@contoh.example`, password: PASSWORD }
  const created = await createAuth(deps()).createUser(person)
  if (!created.ok) throw new Error('taken')
  return { ...person, userId: created.value }
}

const cookieOf = (cookies: readonly string[]) => cookies.map((cookie) => cookie.split(';')[0]).join('; ')
async function signedIn(email: string, { door } = aDoor(), cookie = '') {
  const attempt = await door.signIn(email, PASSWORD, cookie)
  if (attempt.is !== 'in') throw new Error(`The sign-in ended ${attempt.is}.`)
  return cookieOf(attempt.cookies)
}

describe('wrong passwords', () => {
  test('lock an account after ten, in every process and from everywhere, whether it exists or not', async () => {
    const { email } = await anAccount()
    for (const address of [email, `${randomUUID()}@contoh.example`]) {
      const ends: string[] = []
      for (let n = 0; n < 12; n += 1) ends.push((await aDoor().door.signIn(address, 'wrong', '')).is)
      expect(ends).toEqual([...Array<string>(10).fill('wrong'), 'locked', 'locked'])
    }
    expect((await aDoor().door.signIn(email, PASSWORD, '')).is).toBe('locked')
    now = new Date(now.getTime() + 15 * 60_000)
    expect((await aDoor().door.signIn(email, PASSWORD, '')).is).toBe('in')
  }, 120_000)

  test('all at once are not let through either', async () => {
    const { email } = await anAccount()
    const attempts = await Promise.all(
      Array.from({ length: 40 }, () => aDoor('198.51.100.99').door.signIn(email, 'wrong', '')),
    )
    expect(attempts.filter(({ is }) => is === 'wrong').length).toBe(10)
  }, 120_000)

  test('about an account that is locked cost the others of an office nothing', async () => {
    const [one, two] = [await anAccount(), await anAccount()]
    const { door } = aDoor('203.0.113.7')
    for (let n = 0; n < 100; n += 1) await door.signIn(one.email, 'wrong', '')
    expect((await door.signIn(two.email, PASSWORD, '')).is).toBe('in')
  }, 120_000)

  test('leave no address behind, neither in the table nor in the log', async () => {
    const { email } = await anAccount()
    await aDoor('203.0.113.55').door.signIn(email, 'wrong', '')
    const rows = await database.db.selectFrom('sign_in_count').selectAll().execute()
    expect(rows.length).toBeGreaterThan(0)
    for (const kept of [JSON.stringify(rows), logged])
      for (const trace of [email, '203.0.113', '@contoh']) expect(kept).not.toContain(trace)
    expect(logged).toContain('sign-in refused')
    expect(logged).toContain('sign-in locked')
  })

  test('are hashed also where there is no account', async () => {
    let hashed = 0
    const options = authOptionsOf(deps())
    const password = { hash: async () => ((hashed += 1), 'x'), verify: async () => ((hashed += 1), false) }
    const auth = betterAuth({ ...options, emailAndPassword: { ...options.emailAndPassword, password } })
    const { email } = await anAccount()
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
    const { email } = await anAccount()
    const { auth, door } = aDoor()
    const before = await signedIn(email)
    const after = await signedIn(email, { auth, door }, before)
    expect(after).not.toBe(before)
    expect(await auth.signInOf(before)).toBeNull()
    expect(await auth.signInOf(after)).toMatchObject({ isStrong: false })
    const planted = 'suara.session_token=chosen.by-somebody-else'
    expect(await signedIn(email, { auth, door }, planted)).not.toContain('chosen')
  })

  test('goes on under another name after a change of password, and all others end', async () => {
    const { email, userId } = await anAccount()
    const { auth, door } = aDoor()
    const [here, there] = [await signedIn(email), await signedIn(email)]
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
    const { email, userId } = await anAccount()
    const cookie = await signedIn(email)
    await database.db.updateTable('auth_session').set(aged).where('user_id', '=', userId).execute()
    expect(await aDoor().auth.signInOf(cookie)).toBeNull()
    expect(await listSignIns(database.db, userId, new Date(0))).toEqual([])
  })

  test('keeps the device in plain words, and no address', async () => {
    const { email, userId } = await anAccount()
    await signedIn(email)
    expect(await listSignIns(database.db, userId, new Date())).toMatchObject([{ device: 'Firefox di Linux' }])
    const rows = await database.db
      .selectFrom('auth_session')
      .select('ip_address')
      .where('user_id', '=', userId)
      .execute()
    expect(rows).toEqual([{ ip_address: '' }])
  })

  test('has a cookie that only this host can set, over HTTPS', async () => {
    const { email } = await anAccount()
    const secure = { ...deps(), publicUrl: 'https://suara.example' }
    const auth = createAuth(secure)
    const attempt = await createDoor(
      secure,
      auth,
      null,
      clock,
    )({ sender: '192.0.2.9', device: '' }).signIn(email, PASSWORD, '')
    const [cookie = ''] = attempt.is === 'in' ? attempt.cookies : []
    expect(cookie).toMatch(/^__Host-suara\.session_token=/)
    for (const part of ['Secure', 'HttpOnly', 'Path=/', 'SameSite=Lax']) expect(cookie).toContain(part)
    expect(cookie).not.toContain('Domain')
    expect(await auth.signInOf(cookieOf([cookie]))).not.toBeNull()
  })
})

describe('an authenticator app', () => {
  test('is asked for once it is set up, by its code or one that was printed, each good once', async () => {
    const { email } = await anAccount()
    const { auth, door } = aDoor()
    const cookie = await signedIn(email)
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
    const { email, userId } = await anAccount()
    const { auth, door } = aDoor()
    const cookie = await signedIn(email)
    const before = letterBox.letters.length
    await door.askRecovery(`${randomUUID()}@contoh.example`)
    await door.askRecovery(email)
    await letterBox.until(before + 1)
    const [letter = '', ...more] = letterBox.letters.slice(before)
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
    const { userId } = await anAccount()
    const { auth, door } = aDoor()
    const secret = await auth.recoverySecret(userId, -1)
    expect([await auth.recoveryOf(secret), await door.recover(secret, 'mangga muda asam')]).toEqual([null, false])
    const kept = await database.db.selectFrom('auth_verification').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(secret)
  })
})

describe('better-auth', () => {
  test.each([
    ['update-user', { isOperator: true, role: 'administrator', emailVerified: true }],
    ['update-user', { name: 'X', is_operator: true }],
    ['sign-up/email', { name: 'X', email: 'baru@contoh.example', password: PASSWORD, isOperator: true }],
  ])('%s raises nobody: %o', async (path, body) => {
    const { email, userId } = await anAccount()
    const cookie = await signedIn(email)
    await aDoor().auth.post(path, body, cookie)
    const rows = database.db.selectFrom('auth_user').select(['is_operator', 'email_verified'])
    expect(await rows.where('id', '=', userId).execute()).toEqual([{ is_operator: false, email_verified: true }])
    expect(await rows.where('email', '=', 'baru@contoh.example').execute()).toEqual([])
  })
})
