import { expect, test } from 'vitest'
import { uuid7 } from '../../db/seed/random.ts'
import type { Origin } from '../../src/features/response/response.ts'
import { createWriter } from '../../src/features/response/writer.ts'
import { aResponse, anOrigin } from './simulatedAnswers.ts'
import { connectTo, createDatabase, openVault } from './simulatedStore.ts'
import { createWorld } from './world.ts'

/** So many origins a writer knows as stored before it begins to learn them anew; so many answers wait at most. */
const [MOST_KNOWN, MOST_WAITING] = [100_000, 10_000]

test('an origin is stored before its first answer, and again once a writer knows too many, so that its memory has an end', async () => {
  const world = createWorld(1)
  const store = connectTo(world, createDatabase(0), () => true)
  const given: string[] = []
  const writer = createWriter({
    store: {
      ...store,
      insert(responses, origins, ...rest) {
        given.push(...origins.map(({ originId }) => originId))
        return store.insert(responses, origins, ...rest)
      },
    },
    vault: openVault,
    clock: world.now,
    nextTurn: () => world.after(0),
    sleep: world.after,
  })
  const agencyId = uuid7(world.random, 0)
  const origins = Array.from({ length: MOST_KNOWN + 1 }, (_, place) => anOrigin(agencyId, place))
  const answer = async (some: readonly Origin[]) => {
    const writing = some.map((origin) => writer.write(aResponse(origin, uuid7(world.random, world.now())), origin))
    await world.run()
    return new Set(await Promise.all(writing))
  }

  for (let from = 0; from < MOST_KNOWN; from += MOST_WAITING)
    expect(await answer(origins.slice(from, from + MOST_WAITING))).toEqual(new Set(['stored']))
  const [first, second, last] = [origins[0]!, origins[1]!, origins[MOST_KNOWN]!]
  await answer([first])
  expect(given).toEqual(origins.slice(0, MOST_KNOWN).map(({ originId }) => originId))

  given.length = 0
  await answer([last]) // one too many: with the next batch all but its own are forgotten
  await answer([first])
  expect(await answer([second])).toEqual(new Set(['stored']))
  await answer([first, second])
  expect(given).toEqual([last.originId, second.originId])
})
