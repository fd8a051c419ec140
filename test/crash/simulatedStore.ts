import type { NewResponse } from '../../src/features/response/response.ts'
import type { StoredBody } from '../../src/features/response/sameBody.ts'
import type { SealedComment, Vault } from '../../src/features/response/vault.ts'
import type { ResponseStore } from '../../src/features/response/writer.ts'
import { type CellTally, addResponse, emptyCell } from '../../src/domain/tally.ts'
import type { World } from './world.ts'

/** A database that keeps what was committed, and does so at the worst moment it can. */
export type SimulatedDatabase = {
  rows: Map<string, StoredBody>
  /** Which response has which visit token. */
  tokens: Map<string, string>
  /** Of each origin. */
  points: Map<string, string>
  tally: CellTally
  pending: NewResponse[]
  /** Until then connections break before a commit, after it, or for good. */
  troubleUntil: number
  isDraining: boolean
}

/** How likely a statement is to be lost before its commit, and to lose its answer after it. */
const TROUBLE = 0.15
/** A score that no form lets through and the database refuses. */
export const POISON = 9

/** Of the official questionnaire. */
const ELEMENTS = 9

export function createDatabase(troubleUntil: number): SimulatedDatabase {
  const [rows, tokens, points] = [new Map(), new Map(), new Map()]
  return { rows, tokens, points, tally: emptyCell(ELEMENTS), pending: [], troubleUntil, isDraining: false }
}

/** What a process has of the database; a process that died gets no answer and commits nothing more. */
export function connectTo(
  world: World,
  database: SimulatedDatabase,
  isAlive: () => boolean,
): ResponseStore & { drain(): Promise<void> } {
  const breaks = () => world.now() < database.troubleUntil && world.happens(TROUBLE)

  /** Time on the wire; then either the statement arrives, or the connection is gone. */
  async function travel(): Promise<void> {
    await world.after(1 + world.below(15))
    if (!isAlive()) await new Promise(() => undefined)
    if (breaks()) throw new Error('Connection terminated unexpectedly')
  }

  return {
    async insert(responses, origins, comments) {
      await travel()
      if (responses.some(({ overall }) => (overall as number) === POISON))
        throw Object.assign(new Error('check constraint'), { code: '23514' })
      for (const { originId, pointId } of origins) database.points.set(originId, pointId)
      const fresh = new Set<string>()
      const refused = new Set<NewResponse>()
      responses.forEach((response, place) => {
        const token = response.tokenUse?.hash.toString('hex')
        const holder = token && database.tokens.get(token)
        if (holder && holder !== response.responseId) return void refused.add(response)
        if (database.rows.has(response.responseId)) return
        if (token) database.tokens.set(token, response.responseId)
        const pointId = database.points.get(response.originId)!
        database.rows.set(response.responseId, {
          ...response,
          pointId,
          form: 'full',
          codes: null,
          comment: comments[place] ?? null,
          extra: null,
        })
        database.pending.push(response)
        fresh.add(response.responseId)
      })
      await travel()
      return { fresh, refused }
    },
    async find(given) {
      await travel()
      return given.flatMap(({ response }) => database.rows.get(response.responseId) ?? [])
    },
    async drain() {
      if (database.isDraining) return
      database.isDraining = true
      const taken = database.pending.slice(0, 1 + world.below(8))
      await world.after(1 + world.below(15))
      database.isDraining = false // the lock goes with the transaction, or with the connection of a process that died
      if (!isAlive() || breaks()) return
      database.pending.splice(0, taken.length)
      for (const { scores, overall } of taken) addResponse(database.tally, scores, overall)
    },
  }
}

/** Keeps comments as they are: how they are sealed is not what is simulated. */
export const openVault: Vault = {
  sealAll: async (responses) =>
    responses.map(({ comment }): SealedComment | null =>
      comment === null ? null : { month: '2026-07-01', sealed: Buffer.from(comment) },
    ),
  open: async ({ sealed }) => sealed.toString(),
  forget: async () => {},
}
