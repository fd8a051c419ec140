import ical from 'ical-generator'
import type { Due } from '../../domain/surveyCalendar.ts'

export type CalendarFile = {
  /** As a calendar shows it. */
  name: string
  /** What makes the events of this agency here those of nobody else. */
  origin: string
  /** Where the plan is read, as an address. */
  url: string
  due: readonly Due[]
  titleOf: (due: Due) => string
  now: Date
}

/**
 * The due days as iCalendar (RFC 5545), each an event of a whole day. Its id is made of agency, period and milestone, so that a
 * calendar that reads the file again moves what was moved.
 */
export function calendarFile({ name, origin, url, due, titleOf, now }: CalendarFile): string {
  const calendar = ical({ name, prodId: { company: 'Suara Loket', product: 'survey plan', language: 'ID' } })
  for (const one of due)
    calendar.createEvent({
      id: `${one.period}-${one.milestone}@${origin}`,
      start: new Date(one.on),
      allDay: true,
      summary: titleOf(one),
      url,
      stamp: now,
    })
  return calendar.toString()
}
