// A process that lets statements of 100 kB run and says how many kB of them outlived the young objects: `node lineWorker.ts CONNECTION WAY`.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'kysely'
import { connect } from '../../src/server/db.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as (options: { type: 'minor' }) => void
const [, , connection = '{}', way = 'line'] = process.argv
const { db, line, close } = connect(JSON.parse(connection))

await ask(10, 1) // connected, and the driver warm
const before = keptBytes()
await ask(40, 100_000)
process.stdout.write(`${Math.round((keptBytes() - before) / 1e3)}`)
await close()

async function ask(times: number, bytes: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const value = Buffer.alloc(bytes)
    if (way === 'line') await line.single({ text: 'select length($1::bytea)', values: [value] })
    else await sql`select length(${value}::bytea)`.execute(db)
  }
}

/** Of those that were alive the first time, the second takes what has died since. */
function keptBytes(): number {
  collect({ type: 'minor' })
  collect({ type: 'minor' })
  return process.memoryUsage().arrayBuffers
}
