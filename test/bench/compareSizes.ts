import pg from 'pg'
import type { Row } from './intake.ts'

const ROUNDS = 30

/**
 * What reading takes of few responses and of many, in turns, now the one first and now the other, so that a machine that slows down
 * slows both.
 */
export async function compareSizes<Of>(
  what: string,
  { few, many }: { few: Of; many: Of },
  { FEW, MANY }: { FEW: number; MANY: number },
  read: (of: Of) => Promise<unknown>,
): Promise<Row[]> {
  const times: Record<'few' | 'many', number[]> = { few: [], many: [] }
  const queries = await countQueries(() => read(few))
  const turns = [
    ['few', few],
    ['many', many],
  ] as const
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [name, one] of round % 2 === 0 ? turns : turns.toReversed()) {
      const startedAt = performance.now()
      await read(one)
      if (round > 0) times[name].push(performance.now() - startedAt)
    }
  const [ofFew, ofMany] = [median(times.few), median(times.many)]
  const row = (size: number, p50: number, ratios: Record<string, number>): Row => {
    const name = `${what}, ${size.toLocaleString('en-GB')} responses`
    return { what: name, connections: 1, perSecond: 1_000 / p50, p50, p99: Number.NaN, ratios }
  }
  return [row(FEW, ofFew, { queries }), row(MANY, ofMany, { 'the fewer': ofMany / ofFew })]
}

async function countQueries(act: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype
  let count = 0
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: Parameters<typeof query>) {
    count += 1
    return query.apply(this, args)
  } as typeof query
  await act()
  pg.Client.prototype.query = query
  return count
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
