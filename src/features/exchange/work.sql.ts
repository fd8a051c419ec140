import { type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { inPieces } from './write.sql.ts'

type Trx = Transaction<Database>

export type TransactionState = {
  number: string
  officerId: string
  unitId: string
  serviceId: string
  submittedOn: string
  dueOn: string
  finishedOn: string | null
  isRework: boolean
  hasComplaint: boolean
  checkPassed: boolean | null
}

const column = <T, Key extends keyof T>(rows: readonly T[], key: Key) => rows.map((row) => row[key])

export async function readTransactions(
  trx: Trx,
  agencyId: string,
  numbers: readonly string[],
): Promise<TransactionState[]> {
  const { rows } = await sql<TransactionState>`
    select number, officer_id as "officerId", unit_id as "unitId", service_id as "serviceId", submitted_on as "submittedOn",
           due_on as "dueOn", finished_on as "finishedOn", is_rework as "isRework", has_complaint as "hasComplaint",
           check_passed as "checkPassed"
    from service_transaction where agency_id = ${agencyId} and number = any(${[...numbers]}::text[])`.execute(trx)
  return rows
}

/** Adds transactions, and writes those that are known anew. */
export function writeTransactions(
  trx: Trx,
  agencyId: string,
  rows: readonly TransactionState[],
  onWritten: (n: number) => void,
) {
  return inPieces(
    rows,
    (piece) =>
      sql`
        insert into service_transaction (agency_id, number, officer_id, unit_id, service_id, submitted_on, due_on, finished_on,
          is_rework, has_complaint, check_passed)
        select ${agencyId}, * from unnest(${column(piece, 'number')}::text[], ${column(piece, 'officerId')}::uuid[],
          ${column(piece, 'unitId')}::uuid[], ${column(piece, 'serviceId')}::uuid[], ${column(piece, 'submittedOn')}::date[],
          ${column(piece, 'dueOn')}::date[], ${column(piece, 'finishedOn')}::date[], ${column(piece, 'isRework')}::boolean[],
          ${column(piece, 'hasComplaint')}::boolean[], ${column(piece, 'checkPassed')}::boolean[])
        on conflict (agency_id, number) do update set officer_id = excluded.officer_id, unit_id = excluded.unit_id,
          due_on = excluded.due_on, finished_on = excluded.finished_on, is_rework = excluded.is_rework,
          has_complaint = excluded.has_complaint, check_passed = excluded.check_passed`.execute(trx),
    onWritten,
  )
}

/** An indicator that takes recorded values, by the name of its newest version. */
export type RecordedIndicator = {
  indicatorId: string
  name: string
  unitId: string | null
  rhythm: string
  lowest: number
  highest: number
}
export type ValueState = { indicatorId: string; unitId: string; period: string; value: number; origin: string }

export async function readRecordedIndicators(trx: Trx, agencyId: string): Promise<RecordedIndicator[]> {
  const { rows } = await sql<RecordedIndicator>`
    select distinct on (i.indicator_id) i.indicator_id as "indicatorId", v.name, i.unit_id as "unitId", v.rhythm, v.lowest, v.highest
    from indicator i join indicator_version v on v.agency_id = i.agency_id and v.indicator_id = i.indicator_id
    where i.agency_id = ${agencyId} and i.source = 'recorded' and v.state <> 'withdrawn'
    order by i.indicator_id, v.version desc`.execute(trx)
  return rows
}

export async function readValues(trx: Trx, agencyId: string): Promise<ValueState[]> {
  const { rows } = await sql<ValueState>`
    select indicator_id as "indicatorId", unit_id as "unitId", period, value, origin
    from indicator_value where agency_id = ${agencyId}`.execute(trx)
  return rows
}

export function writeValues(trx: Trx, agencyId: string, rows: readonly ValueState[], now: Date) {
  return inPieces(rows, (piece) =>
    sql`
      insert into indicator_value (agency_id, indicator_id, unit_id, period, value, origin, recorded_at)
      select ${agencyId}, k.*, ${now} from unnest(${column(piece, 'indicatorId')}::uuid[], ${column(piece, 'unitId')}::uuid[],
        ${column(piece, 'period')}::text[], ${column(piece, 'value')}::double precision[], ${column(piece, 'origin')}::text[]) k
      on conflict (agency_id, indicator_id, unit_id, period) do update
        set value = excluded.value, origin = excluded.origin, recorded_at = excluded.recorded_at`.execute(trx),
  )
}
