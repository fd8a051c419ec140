import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/** When an agency measures, reports, publishes and follows up; and how many people used a service before, so that a sample can be planned. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table survey_period (
      agency_id uuid not null references agency,
      period text not null,
      rhythm text not null check (rhythm in ('continuous', 'quarterly', 'half-yearly', 'yearly')),
      measure_from date not null,
      measure_until date not null,
      report_on date not null,
      publish_on date not null,
      follow_up_on date not null,
      primary key (agency_id, period),
      constraint survey_period_in_order check (
        measure_from <= measure_until and measure_until <= report_on and report_on <= publish_on and publish_on <= follow_up_on
      )
    )`.execute(db)
  await sql`
    create table sample_plan (
      agency_id uuid not null references agency,
      period text not null,
      unit_id uuid not null,
      service_id uuid,
      population integer not null check (population > 0),
      foreign key (agency_id, unit_id) references unit,
      foreign key (agency_id, service_id) references service
    )`.execute(db)
  await sql`
    create unique index sample_plan_place on sample_plan (agency_id, period, unit_id, coalesce(service_id, unit_id))`.execute(
    db,
  )
  await openToConsole(db, 'survey_period', 'select, insert, update, delete')
  await openToConsole(db, 'sample_plan', 'select, insert, update, delete')
  await sql`comment on table survey_period is 'periode survei, with the days planned for measuring, report, publication and RTL'`.execute(
    db,
  )
  await sql`comment on table sample_plan is 'users of a service, or of a unit where service_id is null, in the period before: what Krejcie and Morgan ask for'`.execute(
    db,
  )
}
