import { expect, test } from 'vitest'
import { createLog } from '../../src/server/log.ts'
import { startPoll } from '../../src/server/poll.ts'

const silent = createLog('silent')
const HOUR_MS = 3_600_000

test('how soon the work is done again may depend on what it answered, and a fault answers nothing', async () => {
  const answers = [7, 0, new Error('away'), 3]
  const seen: (number | undefined)[] = []
  const { promise: hasSeenAll, resolve } = Promise.withResolvers<void>()
  const poll = startPoll(
    'work',
    (answer) => {
      seen.push(answer)
      if (seen.length === 4) resolve()
      return seen.length === 4 ? HOUR_MS : 0
    },
    () => {
      const next = answers[seen.length]
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next)
    },
    silent,
  )
  await hasSeenAll
  await poll.stop() // which does not wait for the pause
  expect(seen).toEqual([7, 0, undefined, 3])
})

test('a poll that is stopped during its work ends with it and pauses no more', async () => {
  const { promise: work, resolve: finish } = Promise.withResolvers<number>()
  let pauses = 0
  const poll = startPoll(
    'work',
    () => (pauses += 1),
    () => work,
    silent,
  )
  const stopped = poll.stop()
  finish(1)
  await stopped
  expect(pauses).toBe(0)
})
