// Single-row inserts through the same driver, one transaction each: arguments connection (JSON), connections, milliseconds.
import { randomUUID } from 'node:crypto'
import pg from 'pg'

const [connection = '{}', connections = '1', milliseconds = '1000'] = process.argv.slice(2)
const pool = new pg.Pool({ ...JSON.parse(connection), max: Number(connections) })
await pool.query(`create table if not exists one_row (
  agency_id uuid, response_id uuid primary key, key uuid unique, stored_at timestamptz, overall smallint, scores bytea)`)
const scores = Buffer.alloc(9, 3)
const insert = { name: 'one', text: 'insert into one_row values ($1, $2, $3, now(), 3, $4)' }
const until = performance.now() + Number(milliseconds)
let count = 0
await Promise.all(
  Array.from({ length: Number(connections) }, async () => {
    while (performance.now() < until) {
      await pool.query({ ...insert, values: [randomUUID(), randomUUID(), randomUUID(), scores] })
      count += 1
    }
  }),
)
process.stdout.write(String(count / (Number(milliseconds) / 1_000)))
await pool.end()
