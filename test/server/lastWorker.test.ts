import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { PAGES } from '../../src/phone/offline.ts'
import { LAST_WORKER } from '../../src/server/lanes/lastWorker.ts'

test('the last worker takes over at once, forgets the pages and removes itself', async () => {
  const done: string[] = []
  const listeners = new Map<string, (event: object) => void>()
  const waiting: Promise<unknown>[] = []
  const worker = {
    addEventListener: (name: string, act: (event: object) => void) => listeners.set(name, act),
    skipWaiting: () => done.push('skipped waiting'),
    caches: { delete: async (name: string) => done.push(`forgot ${name}`) },
    registration: { unregister: async () => done.push('removed') },
  }
  runInNewContext(LAST_WORKER, worker)
  for (const name of ['install', 'activate'])
    listeners.get(name)?.({ waitUntil: (work: Promise<unknown>) => waiting.push(work) })
  await Promise.all(waiting)
  expect(done).toEqual(['skipped waiting', `forgot ${PAGES}`, 'removed'])
})
