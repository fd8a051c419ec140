import { type RawBuilder, sql } from 'kysely'
import type { Covered } from '../directory/reach.ts'

/** Whether the officer of a row (by its table's alias) is assigned today to a unit that is covered. */
export function isWithin(alias: RawBuilder<unknown>, covered: Covered, today: string): RawBuilder<boolean> {
  if (covered === null) return sql<boolean>`true`
  return sql<boolean>`exists (
    select from assignment w where w.agency_id = ${alias}.agency_id and w.officer_id = ${alias}.officer_id
      and w.unit_id = any(${[...covered]}::uuid[])
      and w.from_on <= ${today}::date and (w.until_on is null or w.until_on >= ${today}::date))`
}
