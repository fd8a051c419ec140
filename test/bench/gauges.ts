/** Waits until a portal has counted everything that it has stored. */
export async function untilCounted(url: string): Promise<void> {
  while ((await readGauge(url, 'pending_responses')) > 0) await new Promise((resolve) => setTimeout(resolve, 100))
}

/** The longest that a stored answer was seen waiting to be counted, in seconds. */
export async function worstLag(url: string, ms: number): Promise<number> {
  let worst = 0
  for (const until = Date.now() + ms; Date.now() < until;) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    worst = Math.max(worst, await readGauge(url, 'pending_seconds'))
  }
  return worst
}

async function readGauge(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const value = Number(new RegExp(`^suara_loket_${name} (\\S+)`, 'm').exec(text)?.[1])
  if (Number.isNaN(value)) throw new Error(`The portal does not tell ${name}.`)
  return value
}
