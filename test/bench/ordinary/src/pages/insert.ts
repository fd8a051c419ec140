import { randomUUID } from 'node:crypto'
import type { APIRoute } from 'astro'
import pg from 'pg'

const pool = new pg.Pool({ ...JSON.parse(process.env['BENCH_CONNECTION'] ?? '{}'), max: 10 })

export const POST: APIRoute = async ({ request }) => {
  const { key } = (await request.json()) as { key: string }
  const values = [randomUUID(), randomUUID(), key, Buffer.alloc(9, 3)]
  await pool.query({ name: 'one', text: 'insert into one_row values ($1, $2, $3, now(), 3, $4)', values })
  return Response.json({ receipt: values[1], key }, { status: 201 })
}
