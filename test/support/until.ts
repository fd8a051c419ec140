import { setTimeout as pause } from 'node:timers/promises'

type Patience = { everyMs?: number; limitMs?: number }

/**
 * Asks again and again until something is so.
 * @param what what is waited for, as a sentence that follows "Waited 10 s for"
 * @throws Error with that sentence when it is not so in time
 */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  { everyMs = 10, limitMs = 10_000 }: Patience = {},
): Promise<void> {
  const end = performance.now() + limitMs
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited ${limitMs / 1_000} s for ${what}.`)
    await pause(everyMs)
  }
}
