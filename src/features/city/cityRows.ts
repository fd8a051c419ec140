/** An invented city as rows of their tables. */
import type { Insertable } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { isoOf, momentOf } from '../../../db/seed/calendar.ts'
import type { City } from '../../../db/seed/city.ts'
import { elementCodes } from '../../../db/seed/answers.ts'
import { questionnaireOf } from '../../domain/officialQuestionnaire.ts'
import type { Origin } from '../response/response.ts'

export type Row<Table extends keyof Database> = Insertable<Database[Table]>

/** From Monday to Friday, half past seven to four o'clock. */
const WORKING_DAYS = 5
const [ON_DUTY, OFF_DUTY] = [7.5 * 3_600, 16 * 3_600]

export function agency(city: City): Row<'agency'> {
  const { agencyId, slug, name, timeZone, createdAt, practiceOf } = city
  return {
    agency_id: agencyId,
    slug,
    name,
    time_zone: timeZone,
    created_at: new Date(createdAt),
    practice_of: practiceOf,
  }
}

export function units({ agencyId, units }: City): Row<'unit'>[] {
  return units.map(({ unitId, parent, slug, name }) => ({
    agency_id: agencyId,
    unit_id: unitId,
    parent_id: parent === null ? null : units[parent]!.unitId,
    slug,
    name,
  }))
}

export function services({ agencyId, units, services }: City): Row<'service'>[] {
  return services.map(({ serviceId, unit, name }) => ({
    agency_id: agencyId,
    service_id: serviceId,
    unit_id: units[unit]!.unitId,
    name,
  }))
}

export function officers({ agencyId, officers }: City): Row<'officer'>[] {
  return officers.map(({ officerId, nip, name, job }) => ({
    agency_id: agencyId,
    officer_id: officerId,
    nip,
    name,
    job,
  }))
}

export function points({ agencyId, units, services, officers, points }: City): Row<'point'>[] {
  return points.map(({ pointId, unit, service, officer, kind, name, area }) => ({
    agency_id: agencyId,
    point_id: pointId,
    unit_id: units[unit]!.unitId,
    service_id: service === null ? null : services[service]!.serviceId,
    officer_id: officer === null ? null : officers[officer]!.officerId,
    kind,
    name,
    area,
  }))
}

export function codes({ agencyId, points }: City): Row<'point_code'>[] {
  return points.map(({ code, pointId }) => ({ code, agency_id: agencyId, point_id: pointId }))
}

export function assignments({ agencyId, units, officers, assignments }: City): Row<'assignment'>[] {
  return assignments.map(({ assignmentId, officer, unit, fromDay, untilDay }) => ({
    agency_id: agencyId,
    assignment_id: assignmentId,
    officer_id: officers[officer]!.officerId,
    unit_id: units[unit]!.unitId,
    from_on: isoOf(fromDay),
    until_on: untilDay === null ? null : isoOf(untilDay),
  }))
}

export function duties({ agencyId, calendar, points, officers, duties }: City): Row<'duty'>[] {
  return duties.flatMap(({ point, officer, week }) =>
    Array.from({ length: WORKING_DAYS }, (_, weekday) => {
      const day = calendar.firstMonday + week * 7 + weekday
      return {
        agency_id: agencyId,
        point_id: points[point]!.pointId,
        from_at: new Date(momentOf(day, ON_DUTY)),
        until_at: new Date(momentOf(day, OFF_DUTY)),
        officer_id: officers[officer]!.officerId,
      }
    }),
  )
}

/** The official questions, in the order in which the generator gives its scores. */
export function questionnaire({ agencyId, questionnaireId, createdAt }: City): Row<'questionnaire'> {
  return {
    agency_id: agencyId,
    questionnaire_id: questionnaireId,
    unit_id: null,
    version: 1,
    state: 'active',
    definition: JSON.stringify(questionnaireOf(elementCodes)),
    created_at: new Date(createdAt),
    activated_at: new Date(createdAt),
  }
}

export function origin(origin: Origin): Row<'origin'> {
  return {
    agency_id: origin.agencyId,
    origin_id: origin.originId,
    unit_id: origin.unitId,
    service_id: origin.serviceId,
    point_id: origin.pointId,
    officer_id: origin.officerId,
    channel: origin.channel,
    questionnaire_id: origin.questionnaireId,
  }
}
