import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createWriter } from '../../src/features/response/writer.ts'
import { aResponse, anOrigin } from './simulatedAnswers.ts'
import { openVault } from './simulatedStore.ts'

const origin = anOrigin(randomUUID(), 0)
const nextTurn = () => new Promise<void>(setImmediate)

/** A writer whose store takes a turn, and what became of what was sent to it. */
function aWriting() {
  const counts = { answered: 0, inserts: 0 }
  const writer = createWriter({
    store: {
      async insert(responses) {
        counts.inserts += 1
        await nextTurn()
        return { fresh: new Set(responses.map(({ responseId }) => responseId)), refused: new Set() }
      },
      find: () => Promise.resolve([]),
    },
    vault: openVault,
    clock: () => 0,
    nextTurn,
    sleep: () => Promise.resolve(),
  })
  async function send(): Promise<void> {
    expect(await writer.write(aResponse(origin, randomUUID()), origin)).toBe('stored')
    counts.answered += 1
  }
  async function until(isTrue: () => boolean): Promise<void> {
    for (let turn = 0; turn < 100 && !isTrue(); turn += 1) await nextTurn()
    expect(isTrue()).toBe(true)
  }
  return { counts, writer, until, sendMany: (count: number) => Promise.all(Array.from({ length: count }, send)) }
}

test('a batch is answered a quarter at a time, with turns between, while the next one is on its way', async () => {
  const { counts, until, sendMany } = aWriting()
  const seen: { answered: number; inserts: number }[] = []
  const first = sendMany(200)
  await until(() => counts.inserts === 1)
  const second = sendMany(3)
  await until(() => {
    seen.push({ ...counts })
    return counts.answered === 203
  })
  const steps = seen.map(({ answered }, turn) => answered - (seen[turn - 1]?.answered ?? 0))
  expect(Math.max(...steps)).toBeLessThanOrEqual(50 + 3)
  expect(seen).toContainEqual({ answered: 100, inserts: 2 })
  await Promise.all([first, second])
})

test('a small batch is answered 32 at a time', async () => {
  const { counts, until, sendMany } = aWriting()
  const seen = new Set<number>()
  const sent = sendMany(70)
  await until(() => {
    seen.add(counts.answered)
    return counts.answered === 70
  })
  expect([...seen]).toEqual([0, 32, 64, 70])
  await sent
})

test('who closes waits until all were answered', async () => {
  const { counts, writer, until, sendMany } = aWriting()
  const sent = sendMany(200)
  await until(() => counts.answered > 0)
  expect(counts.answered).toBeLessThan(200)
  await writer.close()
  expect(counts.answered).toBe(200)
  await sent
})
