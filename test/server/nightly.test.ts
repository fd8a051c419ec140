import { expect, test } from 'vitest'
import { createNightly } from '../../src/server/background/nightly.ts'

test('work of the night is done once in every night that begins while the process runs', async () => {
  let now = new Date('2026-11-21T17:30:00Z')
  const done: string[] = []
  const tick = createNightly(
    18,
    () => now,
    async () => void done.push(now.toISOString()),
  )
  for (const time of ['21T17:59', '21T18:00', '21T18:10', '22T03:00', '22T17:59', '22T18:05', '25T09:00']) {
    now = new Date(`2026-11-${time}:00Z`)
    await tick()
  }
  expect(done.map((moment) => moment.slice(8, 16))).toEqual(['21T18:00', '22T18:05', '25T09:00'])
})
