import type { OpenDatabase } from '../db.ts'
import { type Env, secretKeyOf } from '../env.ts'
import type { Log } from '../log.ts'
import { createMail } from '../letters/mail.ts'
import { createAuth } from './auth.ts'
import { createDoor } from './door.ts'
import { setUpCodeOf } from './setUp.ts'

/** What pages need to know people by. */
export function accountsOf({ db }: OpenDatabase, env: Env, log: Log) {
  const deps = { db, publicUrl: env.publicUrl, secretKey: secretKeyOf(env), log }
  const auth = createAuth({ ...deps, oidc: env.oidc })
  const mail = env.mail ? createMail(env.mail, log) : null
  return { auth, mail, setUpCode: setUpCodeOf(env), doors: createDoor(deps, auth, mail, () => new Date()) }
}
