/** Adding to the counters of origins, months and hours. */
import { CompiledQuery, type Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { CellTally, RespondentTally } from '../../domain/tally.ts'
import { bigints, byteas, dates, integers, smallints, texts, unnested, uuids } from '../pgArray.ts'
import type { Cell, MonthCell } from './cells.ts'
import type { HourCell } from './hours.ts'

type Trx = Transaction<Database>

/** Adds cells to the counters: those that are there, then what is left. */
export async function addCells(trx: Trx, cells: readonly Cell[]): Promise<void> {
  const byLength = Map.groupBy(cells, ({ tally }) => tally.counts.length)
  for (const [length, alike] of [...byLength].sort(([a], [b]) => a - b)) {
    const small = alike.filter(isSmall)
    const left = [...alike.filter((cell) => !isSmall(cell)), ...(await changeCells(trx, small, length))]
    if (left.length > 0) await trx.executeQuery(CompiledQuery.raw(addCellsText(length), cellParameters(left)))
  }
}

/** Whether each of its counts fits a byte. */
function isSmall({ tally }: Cell): boolean {
  return tally.respondents.responses < 256
}

/**
 * Adds cells whose numbers are bytes to counters that are there, and answers the others. Over many points nearly all cells are of this
 * kind: as bytes in a plain update one takes the database 7.3 µs, and 9.2 as {@link addCellsText} does it.
 */
async function changeCells(trx: Trx, cells: readonly Cell[], length: number): Promise<Cell[]> {
  if (cells.length === 0) return []
  const values = [
    ...keyParameters(cells),
    ...peopleParameters(cells.map(({ tally }) => tally.respondents)),
    byteas(cells.map(({ tally }) => Buffer.from(tally.counts))),
    cells.length,
  ]
  const { rows } = await trx.executeQuery<{ places: string | null }>(CompiledQuery.raw(changeCellsText(length), values))
  const changed = new Set(rows[0]?.places?.split(',').map(Number))
  return cells.filter((_, place) => !changed.has(place))
}

const counters = 'responses, respondents, sum_mean, sum_squared_mean, counts'
const peopleColumns = { responses: 'integer', respondents: 'integer', sum_mean: 'bigint', sum_squared_mean: 'bigint' }
const monthColumns = { agency_id: 'uuid', unit_id: 'uuid', month: 'date', service_id: 'uuid' }
const addingPeople = `
  responses = t.responses + excluded.responses, respondents = t.respondents + excluded.respondents,
  sum_mean = t.sum_mean + excluded.sum_mean, sum_squared_mean = t.sum_squared_mean + excluded.sum_squared_mean`
/** Counts of another number of elements cannot be added: a null comes out, which the table refuses. */
const adding = `${addingPeople},
  counts = array(select a + b from unnest(t.counts, excluded.counts) as c (a, b))`

const keyColumns = { agency_id: 'uuid', origin_id: 'bigint', answered_on: 'date' }

function changeCellsText(length: number): string {
  const sums = Array.from({ length }, (_, place) => `t.counts[${place + 1}] + get_byte(k.counts, ${place})`)
  return `/* name: change_cells_${length} */
  with changed as (
    update tally t set responses = t.responses + k.responses, respondents = t.respondents + k.respondents,
      sum_mean = t.sum_mean + k.sum_mean, sum_squared_mean = t.sum_squared_mean + k.sum_squared_mean, counts = array[${sums}]
    from (select ${unnested({ ...keyColumns, ...peopleColumns, counts: 'bytea' })}, generate_series(0, $9::integer - 1) as place) k
    where t.agency_id = k.agency_id and t.origin_id = k.origin_id and t.answered_on = k.answered_on
      and cardinality(t.counts) = ${length}
    returning k.place
  )
  select string_agg(place::text, ',') as places from changed`
}

/** In the order of the key. The counts are named one by one: that took a third less time than going through two arrays. */
function addCellsText(length: number): string {
  const sums = Array.from({ length }, (_, place) => `t.counts[${place + 1}] + excluded.counts[${place + 1}]`)
  return `/* name: add_cells_${length} */
  insert into tally as t (agency_id, origin_id, answered_on, ${counters})
  select agency_id, origin_id, answered_on, responses, respondents, sum_mean, sum_squared_mean, counts::integer[]
  from (select ${unnested({ ...keyColumns, ...peopleColumns, counts: 'text' })}) k
  order by 1, 2, 3
  on conflict (agency_id, origin_id, answered_on) do update set ${addingPeople},
    counts = case when cardinality(t.counts) = ${length} then array[${sums}] end`
}

function cellParameters(cells: readonly Cell[]): Buffer[] {
  return [...keyParameters(cells), ...counterParameters(cells)]
}

function keyParameters(cells: readonly Cell[]): Buffer[] {
  return [
    uuids(cells.map(({ agencyId }) => agencyId)),
    bigints(cells.map(({ originId }) => originId)),
    dates(cells.map(({ answeredOn }) => answeredOn)),
  ]
}

function counterParameters(counted: readonly { tally: CellTally }[]): Buffer[] {
  return [
    ...peopleParameters(counted.map(({ tally }) => tally.respondents)),
    texts(counted.map(({ tally }) => `{${tally.counts}}`)),
  ]
}

function peopleParameters(people: readonly RespondentTally[]): Buffer[] {
  return [
    integers(people.map(({ responses }) => responses)),
    integers(people.map(({ respondents }) => respondents)),
    bigints(people.map(({ sumMean }) => sumMean)),
    bigints(people.map(({ sumSquaredMean }) => sumSquaredMean)),
  ]
}

/** Adds months to their counters, as {@link addCells} does cells. */
export async function addMonths(trx: Trx, months: readonly MonthCell[]): Promise<void> {
  await trx.executeQuery(CompiledQuery.raw(addMonthsText, monthParameters(months)))
}

/** The statement of {@link addMonths}, for a client without Kysely. */
export const addMonthsText = `/* name: add_months */
  insert into tally_month as t (agency_id, unit_id, month, service_id, questionnaire_id, form, ${counters})
  select agency_id, unit_id, month, service_id, questionnaire_id, form, responses, respondents, sum_mean, sum_squared_mean, counts::integer[]
  from (select ${unnested({ ...monthColumns, questionnaire_id: 'uuid', form: 'text', ...peopleColumns, counts: 'text' })}) k
  order by 1, 2, 3, 4, 5, 6
  on conflict on constraint tally_month_key do update set ${adding}`

export function monthParameters(months: readonly MonthCell[]): Buffer[] {
  return [
    uuids(months.map(({ agencyId }) => agencyId)),
    uuids(months.map(({ unitId }) => unitId)),
    dates(months.map(({ month }) => month)),
    uuids(months.map(({ serviceId }) => serviceId)),
    uuids(months.map(({ questionnaireId }) => questionnaireId)),
    texts(months.map(({ form }) => form)),
    ...counterParameters(months),
  ]
}

/** Adds hours to their counters, as {@link addCells} does cells. */
export async function addHours(trx: Trx, hours: readonly HourCell[]): Promise<void> {
  await trx.executeQuery(CompiledQuery.raw(addHoursText, hourParameters(hours)))
}

/** The statement of {@link addHours}, for a client without Kysely. */
export const addHoursText = `/* name: add_hours */
  insert into tally_hour as t (agency_id, unit_id, month, service_id, weekday, hour, responses, respondents, sum_mean, sum_squared_mean)
  select ${unnested({ ...monthColumns, weekday: 'smallint', hour: 'smallint', ...peopleColumns })}
  order by 1, 2, 3, 4, 5, 6
  on conflict on constraint tally_hour_key do update set ${addingPeople}`

export function hourParameters(hours: readonly HourCell[]): Buffer[] {
  return [
    uuids(hours.map(({ agencyId }) => agencyId)),
    uuids(hours.map(({ unitId }) => unitId)),
    dates(hours.map(({ month }) => month)),
    uuids(hours.map(({ serviceId }) => serviceId)),
    smallints(hours.map(({ weekday }) => weekday)),
    smallints(hours.map(({ hour }) => hour)),
    ...peopleParameters(hours.map(({ respondents }) => respondents)),
  ]
}
