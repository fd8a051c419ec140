/** Transactions as a service system sends them: the same fields as in a file, by their English names. */
import { z } from 'zod'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Row } from './rows.ts'

export const TRANSACTIONS_MOST = 1_000

const day = z.iso.date()
const transaction = z
  .strictObject({
    number: z.string().min(1).max(100).describe('The number that the service system gave it'),
    nip: z.string().describe('NIP, NI PPPK or the agency’s own number of who handles it'),
    service: z.string().min(1),
    unit: z.string().optional().describe('Slug or name; needed where several units have a service of this name'),
    submitted: day,
    due: day,
    finished: day.nullable().optional(),
    rework: z.boolean().default(false),
    complaint: z.boolean().default(false),
    check: z.enum(['passed', 'failed']).nullable().optional().describe('What the superior’s check found'),
  })
  .describe('No attendance and no seniority: unknown fields are refused')

/** The JSON body of `POST /api/v1/transactions`; also the source of its OpenAPI schema. */
export const transactionsRequest = z.strictObject({
  transactions: z.array(transaction).min(1).max(TRANSACTIONS_MOST),
})

/** Rows as a file has them; their line is the place in the list, from 1. Else the names of the bad fields. */
export function readTransactions(body: unknown): Outcome<Row[], string[]> {
  const read = transactionsRequest.safeParse(body)
  if (!read.success) return no([...new Set(read.error.issues.map(({ path }) => path.join('.')))].slice(0, 50))
  return ok(read.data.transactions.map((one, place) => rowOf(one, place + 1)))
}

function rowOf(one: z.infer<typeof transaction>, line: number): Row {
  const cells: Readonly<Record<string, string | null | undefined>> = {
    nomor: one.number,
    nip: one.nip,
    layanan: one.service,
    unit: one.unit,
    masuk: one.submitted,
    tenggat: one.due,
    selesai: one.finished,
    ulang: one.rework ? 'ya' : 'tidak',
    pengaduan: one.complaint ? 'ya' : 'tidak',
    periksa: one.check,
  }
  const cell = (column: string) => cells[column]?.trim().replace(/\s+/g, ' ') ?? null
  return { line, cell, text: (column) => cell(column) ?? '' }
}
