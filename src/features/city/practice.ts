/** An agency to practise in (instansi latihan): an invented city beside a real agency, for its people and for nobody else. */
import { randomUUIDv7 as newId } from 'node:crypto'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Database } from '../../../db/schema.ts'
import { type City, buildCity } from '../../../db/seed/city.ts'
import { dayIn } from '../../domain/localTime.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type Actor, record } from '../audit/audit.ts'
import { drawCode } from '../directory/codes.ts'
import { type Agency, findAgency } from '../directory/directory.ts'
import { pauseCounting } from '../tally/tally.ts'
import { storeCity } from './city.ts'
import * as store from './practice.sql.ts'
import { addGoals } from './goals.ts'
import { addWork } from './work.ts'

export type Practice = {
  /** Makes the agency to practise in of the actor's agency. `exists`: there is one. */
  make(actor: Actor, real: Agency): Promise<Outcome<null, 'exists'>>
  /** Deletes it with all that is in it: answers, printed codes, its trail. `missing`: there is none. */
  discard(actor: Actor): Promise<Outcome<null, 'missing'>>
}

/** Another city than the one of the demonstration; the same one each time, but for its ids and its codes. */
const SEED = 2
/** Enough for a year of figures in the larger units, and made within a second or two. */
const RESPONSES = 4_000
const DAY_MS = 86_400_000

/** In addresses; the real agency's own slug, which is unique, tells them apart. */
export function practiceSlug(realSlug: string): string {
  return `latihan-${realSlug}`
}

/** Whoever waits for the one before holds no connection meanwhile. */
export function createPractice({ db, pool }: { db: Kysely<Database>; pool: pg.Pool }): Practice {
  let before: Promise<unknown> = Promise.resolve()

  async function make(actor: Actor, real: Agency): Promise<Outcome<null, 'exists'>> {
    const yesterday = dayIn(real.timeZone, new Date(actor.now.getTime() - DAY_MS)) // no answer lies in the future
    if (await findAgency(db, practiceSlug(real.slug))) return no('exists')
    const city = practiceCity(real, yesterday)
    const stored = await storeCity(pool, city, RESPONSES)
    if (!stored.ok) return stored
    await addWork(db, city, { seed: SEED, until: yesterday, now: actor.now })
    await addGoals(db, city, actor.now)
    await db.transaction().execute((trx) => record(trx, actor, changeOf('added', city.agencyId, city.name)))
    return ok(null)
  }

  return {
    make(actor, real) {
      const made = before.then(() => make(actor, real))
      before = made.catch(() => undefined)
      return made
    },
    discard: (actor) =>
      db.transaction().execute(async (trx) => {
        await pauseCounting(trx)
        const found = await store.lockPractice(trx, actor.agencyId)
        if (!found) return no('missing')
        await store.carryVersion(trx, actor.agencyId, found.agencyId)
        await store.deleteAgency(trx, found.agencyId)
        await record(trx, actor, changeOf('discarded', found.agencyId, found.name))
        return ok(null)
      }),
  }
}

function practiceCity(real: Agency, until: string): City {
  const city = buildCity(SEED, 0, until)
  return {
    ...city,
    agencyId: newId(),
    slug: practiceSlug(real.slug),
    name: `Latihan: ${city.name}`,
    practiceOf: real.agencyId,
    points: city.points.map((point) => ({ ...point, code: drawCode() })),
  }
}

function changeOf(act: 'added' | 'discarded', subjectId: string, subject: string) {
  return { act, kind: 'practice', subjectId, subject } as const
}
