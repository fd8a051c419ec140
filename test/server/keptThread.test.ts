import { Writable } from 'node:stream'
import pino from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import { keepThread } from '../../src/server/keptThread.ts'

const file = new URL('../support/frailThread.ts', import.meta.url)
afterEach(() => void vi.useRealTimers())

function aThread() {
  const heard: string[] = []
  let [said, ends] = ['', 0]
  const log = pino(new Writable({ write: (chunk, _, done) => ((said += chunk), done()) }))
  const listener = { heard: (message: string) => void heard.push(message), ended: () => void (ends += 1) }
  const thread = keepThread('frail', file, {}, log, listener)
  return { thread, heard, said: () => said, ends: () => ends }
}

test('a thread that falls is reported, and begun again; what was said to it meanwhile reaches the next one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { thread, heard, said, ends } = aThread()
  thread.say('one')
  thread.say('fall')
  await vi.waitUntil(() => ends() === 1, { timeout: 20_000 })
  thread.say('two')
  thread.say('three')
  expect([heard, said()]).toEqual([['one 1'], expect.stringContaining('the frail thread ended')])
  expect(said()).toContain('It fell.')
  await vi.advanceTimersByTimeAsync(5_000)
  await vi.waitUntil(() => heard.length === 3, { timeout: 20_000 })
  expect(heard).toEqual(['one 1', 'two 1', 'three 2'])
  await thread.stop()
})

test('a thread that was told to stop is not begun again, nor one that fell before', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const standing = aThread()
  await standing.thread.stop()
  expect([standing.ends(), standing.said(), vi.getTimerCount()]).toEqual([1, '', 0])
  const fallen = aThread()
  fallen.thread.say('fall')
  await vi.waitUntil(() => fallen.ends() === 1, { timeout: 20_000 })
  expect(vi.getTimerCount()).toBe(1)
  await fallen.thread.stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('a thread that does not stop is ended', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { thread, heard, ends } = aThread()
  thread.say('be deaf')
  await vi.waitUntil(() => heard.length === 1, { timeout: 20_000 })
  const stopped = thread.stop()
  await vi.waitUntil(() => heard.length === 2, { timeout: 20_000 })
  expect(ends()).toBe(0)
  await vi.advanceTimersByTimeAsync(15_000)
  await stopped
  expect(ends()).toBe(1)
})
