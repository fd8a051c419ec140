import { describe, expect, test } from 'vitest'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import type { Entry } from '../../src/features/entry/entry.ts'
import type { Visit } from '../../src/features/token/token.ts'
import { type NewResponse, type Submission, submitResponse } from '../../src/features/response/response.ts'
import { createWriter } from '../../src/features/response/writer.ts'
import { uuid7 } from '../../db/seed/random.ts'
import { type SimulatedDatabase, POISON, connectTo, createDatabase, openVault } from './simulatedStore.ts'
import { type Run, type Sent, agencyId, isFinal, wrongWith } from './verdict.ts'
import { type World, createWorld } from './world.ts'

/**
 * The core of the intake, thousands of times over, with time, chance and the database in the hands of a seed: two processes
 * that die and come back, connections that break before and after a commit, answers that are lost on the way, sent up to
 * five times at once, with other words under a used key, visit tokens under two keys, and rows that the database refuses.
 *
 * `SEED=7 npm test -- simulation` plays one run again; `SEEDS=1000000` plays more.
 */
const SEEDS = Number(process.env['SEEDS'] ?? 10_000)
const first = Number(process.env['SEED'] ?? 1)
/** Runs share nothing: played side by side they come to the same, and wait for the event loop together. */
const SIDE_BY_SIDE = 100
const seeds = Array.from({ length: process.env['SEED'] ? 1 : SEEDS }, (_, place) => first + place)

const DAY = new Date('2026-07-15T03:00:00Z').getTime()
const TROUBLE_ENDS = 4_000
const GIVE_UP = 60_000

test(`${seeds.length} runs store every acknowledged answer once, and count it once`, async () => {
  for (let start = 0; start < seeds.length; start += SIDE_BY_SIDE) {
    const some = seeds.slice(start, start + SIDE_BY_SIDE)
    const wrong = await Promise.all(some.map((seed) => play(seed)))
    for (const [place, seed] of some.entries()) expect(wrong[place], `SEED=${seed} npm test -- simulation`).toEqual([])
  }
}, 600_000)

test('a run is the same again for the same seed', async () => {
  const [once, again] = [await record(3), await record(3)]
  expect(once.length).toBeGreaterThan(10)
  expect(again).toEqual(once)
  expect(await record(4)).not.toEqual(once)
})

describe('the simulation sees', () => {
  test('a writer that acknowledges before the commit', async () => {
    const eager = seeds
      .slice(0, 50)
      .map((seed) => play(seed, (store) => ({ ...store, insert: acknowledgeFirst(store) })))
    expect((await Promise.all(eager)).flat().join()).toContain('was acknowledged and is not stored')
  })

  test('a store that lets a visit token in twice', async () => {
    const careless = await Promise.all(seeds.slice(0, 50).map((seed) => play(seed, forgetTokens)))
    expect(careless.flat().join()).toContain('let in 2 answers')
  })
})

type Store = ReturnType<typeof connectTo>
type Change = (store: Store) => Store

/** What a careless store would do: it answers at once, and the commit may come to nothing. */
function acknowledgeFirst(store: Store): Store['insert'] {
  return async (responses, ...rest) => {
    void store.insert(responses, ...rest).catch(() => undefined)
    return { fresh: new Set(responses.map(({ responseId }) => responseId)), refused: new Set() }
  }
}

/** A store that takes an answer without asking who has its token. */
function forgetTokens(store: Store): Store {
  const withoutToken = (response: NewResponse) => ({ ...response, tokenUse: null })
  return { ...store, insert: (responses, ...rest) => store.insert(responses.map(withoutToken), ...rest) }
}

/** One run to its end; answers what was wrong with it. */
async function play(seed: number, change: Change = (store) => store): Promise<string[]> {
  return wrongWith(await simulate(seed, change))
}

async function record(seed: number): Promise<string[]> {
  const { sent, database } = await simulate(seed, (store) => store)
  return [...sent.map(({ submission, replies }) => `${submission.key} ${replies.join(' ')}`), ...database.rows.keys()]
}

async function simulate(seed: number, change: Change): Promise<Run> {
  const world = createWorld(seed)
  const database = createDatabase(TROUBLE_ENDS)
  const processes = [createProcess(world, database, change), createProcess(world, database, change)]
  const sent = Array.from({ length: 6 + world.below(12) }, () => drawAnswers(world)).flat()
  for (const answer of sent) for (let copy = 0; copy <= world.below(5); copy += 1) void send(world, processes, answer)
  await world.run()
  while (database.pending.length > 0) {
    void connectTo(world, database, () => true).drain()
    await world.run()
  }
  return { world, database, sent }
}

type Process = { submit(submission: Submission, visit: Visit | null): Promise<string> }

/** A portal that now and then dies with all it holds in memory, and is back after a moment. */
function createProcess(world: World, database: SimulatedDatabase, change: Change): Process {
  let life = start()

  function start() {
    const own = { isAlive: true, cut: () => {} }
    const store = change(connectTo(world, database, () => own.isAlive))
    const writer = createWriter({
      store,
      vault: openVault,
      clock: world.now,
      nextTurn: () => world.after(0),
      sleep: world.after,
    })
    const died = new Promise<string>((resolve) => (own.cut = () => resolve('cut')))
    return { own, store, writer, died }
  }

  async function suffer(): Promise<void> {
    while (world.now() < TROUBLE_ENDS) {
      await world.after(200 + world.below(1_500))
      life.own.isAlive = false
      life.own.cut()
      await world.after(world.below(300))
      life = start()
    }
  }

  async function drain(): Promise<void> {
    while (world.now() < 2 * TROUBLE_ENDS) {
      await world.after(100 + world.below(400))
      await life.store.drain()
    }
  }

  void suffer()
  void drain()
  return {
    submit: (submission, visit) => {
      const { writer, died, own } = life
      if (!own.isAlive) return Promise.resolve('cut')
      const answered = submitResponse(writer, entry, submission, new Date(DAY + world.now()), visit).then(
        (outcome) => (outcome.ok ? `receipt ${outcome.value.receipt}` : outcome.reason),
        () => 'refused',
      )
      return Promise.race([answered, died])
    },
  }
}

/** Sends until an answer arrives that settles it; a request or its answer may be lost on the way. */
async function send(
  world: World,
  processes: readonly Process[],
  { submission, visit, firstAt, replies }: Sent,
): Promise<void> {
  await world.after(firstAt + (world.happens(0.5) ? world.below(4) : world.below(3_000)))
  replies.push('sent')
  while (world.now() < GIVE_UP) {
    const isLost = world.now() < TROUBLE_ENDS && world.happens(0.1)
    const reply = isLost ? 'cut' : await processes[world.below(2)]!.submit(submission, visit)
    if (world.now() < TROUBLE_ENDS && world.happens(0.1)) continue
    replies.push(reply)
    if (isFinal(reply)) return
    await world.after(50 + world.below(500))
  }
}

/** Mostly one answer; sometimes two that share a key or a visit token, sometimes one that the database refuses. */
function drawAnswers(world: World): Sent[] {
  const submission = {
    key: uuid7(world.random, DAY),
    answers: { waktu: 1 + world.below(4) } as Submission['answers'],
    overall: (world.happens(0.05) ? POISON : 1 + world.below(4)) as never,
    comment: world.happens(0.3) ? 'Bagus' : null,
    wantsReply: false,
    respondent: {},
    lang: 'id' as const,
    turn: null,
    extra: null,
    answeredAt: null,
  }
  const other = { ...submission, comment: 'Buruk' }
  const firstAt = world.below(6_000)
  const visit = world.happens(0.4) ? drawVisit(world) : null
  const thief = { ...submission, key: uuid7(world.random, DAY) }
  const answers = [submission, ...(world.happens(0.1) ? [other] : []), ...(visit && world.happens(0.5) ? [thief] : [])]
  return answers.map((one) => ({ submission: one, visit, firstAt, replies: [] }))
}

function drawVisit(world: World): Visit {
  const hash = Buffer.from(Array.from({ length: 16 }, () => world.below(256)))
  return { officerId: null, use: { month: '2026-07-01', hash } }
}

const entry: Entry = {
  code: 'SIMULASI',
  agencyId,
  isPractice: false,
  agencyName: 'Instansi',
  timeZone: 'Asia/Jakarta',
  unitId: '018f0000-0000-7000-8000-000000000002',
  unitName: 'Unit',
  serviceId: null,
  serviceName: null,
  pointId: '018f0000-0000-7000-8000-000000000003',
  pointName: 'Loket',
  officerId: null,
  duties: [],
  questionnaireId: '018f0000-0000-7000-8000-000000000004',
  questionnaireVersion: 1,
  form: 'full',
  questionnaire: officialQuestionnaire,
}
