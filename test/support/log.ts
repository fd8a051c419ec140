import { vi } from 'vitest'

/** Waits until a portal has entered the release of this digest in its log, which it does beside answering; answers the log's size. */
export function untilEntered(url: string, digest: string): Promise<number> {
  return vi.waitFor(
    async () => {
      const [proof, log] = await Promise.all([
        fetch(`${url}/api/v1/log/releases/${digest}`),
        fetch(`${url}/api/v1/log`),
      ])
      if (proof.status !== 200) throw new Error('The release is not entered yet.')
      return ((await log.json()) as { size: number }).size
    },
    { timeout: 30_000, interval: 200 },
  )
}
