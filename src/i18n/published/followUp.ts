/** What the public reads of an agency's plans. */
import type { PlanState } from '../../domain/followUp.ts'
import type { Lang } from '../../domain/questionnaire.ts'

const id = {
  title: 'Anda bicara, kami bertindak',
  lead: 'Yang dikerjakan setelah survei, per unsur, dan sampai di mana.',
  element: 'Unsur',
  programme: 'Yang dikerjakan',
  state: 'Keadaan',
  from: (period: string) => `Dari survei ${period}`,
  until: (quarter: string) => `paling lambat ${quarter}`,
  doneOn: (day: string) => `pada ${day}`,
  cancelled: (reason: string) => `Alasan: ${reason}`,
  states: { planned: 'Direncanakan', running: 'Berjalan', done: 'Selesai', cancelled: 'Batal' } satisfies Record<
    PlanState,
    string
  >,
}

const en: typeof id = {
  title: 'You said, we act',
  lead: 'What is done after the survey, element by element, and how far it is.',
  element: 'Element',
  programme: 'What is done',
  state: 'State',
  from: (period) => `After the survey of ${period}`,
  until: (quarter) => `by ${quarter}`,
  doneOn: (day) => `on ${day}`,
  cancelled: (reason) => `Reason: ${reason}`,
  states: { planned: 'Planned', running: 'Under way', done: 'Done', cancelled: 'Cancelled' },
}

export function followUpTexts(lang: Lang): typeof id {
  return lang === 'en' ? en : id
}
