import { expect, test } from 'vitest'
import { uuid7 } from '../../db/seed/random.ts'
import { restBefore } from '../../src/features/response/pace.ts'
import { createWriter } from '../../src/features/response/writer.ts'
import { aResponse, anOrigin } from './simulatedAnswers.ts'
import { openVault } from './simulatedStore.ts'
import { createWorld } from './world.ts'

test.each([
  ['nothing was written yet', 1, { size: 0, begun: 0, together: 0 }, 0],
  ['one came alone, and another follows at once', 1, { size: 1, begun: 10, together: 2 }, 0],
  ['few came together', 1, { size: 4, begun: 10, together: 40 }, 0],
  ['more came together, just now', 1, { size: 5, begun: 10, together: 40 }, 3],
  ['more came together, a while ago', 1, { size: 5, begun: 8, together: 40 }, 1],
  ['more came together, long ago', 1, { size: 1_000, begun: -500, together: 1_000 }, 0],
  ['many wait already', 16, { size: 1_000, begun: 10, together: 1_000 }, 0],
  ['one is missing to many', 15, { size: 1_000, begun: 10, together: 1_000 }, 3],
  ['all are back that were together', 8, { size: 5, begun: 10, together: 8 }, 0],
  ['one of them is missing', 7, { size: 5, begun: 10, together: 8 }, 3],
])('%s: %i waiting after %o rest %i ms', (_, waiting, last, expected) => {
  expect(restBefore(waiting, last, 10)).toBe(expected)
})

/** Plays arrivals as [at, how many]; a batch takes a millisecond. Answers each batch as [when it began, how many]. */
async function batchesOf(arrivals: readonly (readonly [at: number, count: number])[]): Promise<number[][]> {
  const world = createWorld(1)
  const origin = anOrigin(uuid7(world.random, 0), 0)
  const batches: number[][] = []
  const writer = createWriter({
    store: {
      async insert(responses) {
        batches.push([world.now(), responses.length])
        await world.after(1)
        return { fresh: new Set(responses.map(({ responseId }) => responseId)), refused: new Set() }
      },
      find: () => Promise.resolve([]),
    },
    vault: openVault,
    clock: world.now,
    nextTurn: () => world.after(0),
    sleep: world.after,
  })
  const written = arrivals.map(async ([at, count]) => {
    await world.after(at)
    return Promise.all(
      Array.from({ length: count }, () => writer.write(aResponse(origin, uuid7(world.random, at)), origin)),
    )
  })
  await world.run()
  expect(new Set((await Promise.all(written)).flat())).toEqual(new Set(['stored']))
  return batches
}

const oneByOne: [number, number][] = [0, 1, 2, 3, 4, 50].map((at) => [at, 1])

test.each<[what: string, arrivals: [number, number][], batches: [number, number][]]>([
  ['who comes alone is written at once, however soon the next one comes', oneByOne, oneByOne],
  [
    'after more than a few the next ones gather, but never for longer than 3 ms',
    [
      [0, 10],
      [1.5, 1],
      [2, 1],
      [40, 1],
    ],
    [
      [0, 10],
      [3, 2],
      [40, 1],
    ],
  ],
  [
    'a rest ends as soon as many have come, and nobody is left behind',
    [
      [0, 10],
      [0.5, 20],
      [1.5, 1],
      [2.5, 16],
    ],
    [
      [0, 10],
      [1, 20],
      [2.5, 17],
    ],
  ],
  [
    'a rest ends as soon as all are back that were together',
    [
      [0, 6],
      [0.5, 2],
      [1.5, 4],
      [2, 2],
    ],
    [
      [0, 6],
      [2, 8],
    ],
  ],
])('%s', async (_, arrivals, batches) => {
  expect(await batchesOf(arrivals)).toEqual(batches)
})
