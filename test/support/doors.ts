import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import pino from 'pino'
import { createPerson } from '../../src/features/account/people.ts'
import { type Auth, createAuth } from '../../src/server/access/auth.ts'
import { createDoor } from '../../src/server/access/door.ts'
import { createMail } from '../../src/server/letters/mail.ts'
import { SECRET } from './builders.ts'
import { aDatabase } from './database.ts'
import { aLetterBox } from './letterBox.ts'

export const PASSWORD = 'pisang goreng hangat'
export const publicUrl = 'http://127.0.0.1:1'

/** What a browser would send back of the cookies that it was given. */
export const cookieOf = (cookies: readonly string[]) => cookies.map((cookie) => cookie.split(';')[0]).join('; ')

export type Doors = Awaited<ReturnType<typeof openDoors>>

/** The doors of two processes that share nothing but a database; with a clock to move, a log to read and letters to open. */
export async function openDoors() {
  const [database, letterBox] = [await aDatabase(), await aLetterBox()]
  const state = { now: new Date(), logged: '' }
  const sink = new Writable({
    write(chunk, _, done) {
      state.logged += String(chunk)
      done()
    },
  })
  const deps = { db: database.db, publicUrl, secretKey: SECRET, log: pino({ level: 'info' }, sink) }
  const processes: readonly [Auth, Auth] = [createAuth(deps), createAuth(deps)]
  const mail = createMail({ smtpUrl: letterBox.url, from: 'Suara Loket <suara@contoh.example>' }, deps.log)
  const passwordHash = await processes[0].hash(PASSWORD) // once for all accounts: it takes a quarter of a second of a processor
  let doors = 0

  function aDoor(sender = `192.0.2.${(doors += 1)}`) {
    const auth = processes[doors % 2 === 0 ? 0 : 1]
    return { auth, door: createDoor(deps, auth, mail, () => state.now)({ sender, device: 'Firefox di Linux' }) }
  }

  return {
    database,
    letterBox,
    state,
    deps,
    /** The door of one process or the other, in turn, as it is to a sender. */
    aDoor,
    async anAccount() {
      const person = { name: 'Rina Contoh', email: `${randomUUID()}@contoh.example` }
      const created = await createPerson(database.db, { ...person, passwordHash }, new Date())
      if (!created.ok) throw new Error('The address is taken.')
      return { ...person, password: PASSWORD, userId: created.value }
    },
    /** The cookie of a sign-in by password. */
    async signedIn(email: string, { door } = aDoor(), cookie = '') {
      const attempt = await door.signIn(email, PASSWORD, cookie)
      if (attempt.is !== 'in') throw new Error(`The sign-in ended ${attempt.is}.`)
      return cookieOf(attempt.cookies)
    },
    async close() {
      await letterBox.close()
      await database.close()
    },
  }
}
