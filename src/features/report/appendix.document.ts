/** The annexes of the report: questionnaire, spread, single answers, the follow-up of the survey before, extra questions, method. */
import { skm as words } from '../../i18n/console/report.ts'
import { countText, decimalText } from '../../i18n/format.ts'
import type { ReportContent } from './content.ts'
import type { Part, Table } from './parts.ts'
import { percentOf, planTable } from './skmTables.document.ts'

const count = (n: number) => countText(n, 'id')

export function skmAppendix(content: ReportContent, scores: Uint8Array, mostRows: number): Part[] {
  const annexes: readonly (readonly [title: string, parts: Part[]])[] = [
    [words.a1, [questionnaire(content)]],
    [words.a2, [spread(content)]],
    [words.a3, answers(content, scores, mostRows)],
    [words.a4, before(content)],
    ...(content.extras.length > 0 ? [[words.a5, extras(content)] as const] : []),
    [words.a6, [{ kind: 'list', items: [...words.how, words.methodVersion(content.methodVersion)] }]],
  ]
  return [
    { kind: 'chapter', text: words.appendix },
    ...annexes.flatMap(([title, parts], place): Part[] => [
      { kind: 'section', text: words.annex(place + 1, title) },
      ...parts,
    ]),
  ]
}

function questionnaire({ elements }: ReportContent): Table {
  const rows = elements.map(({ question, options }, place) => [String(place + 1), question, ...options])
  return { kind: 'table', caption: words.a1, head: [...words.questionnaire], rows, numeric: [], isDense: true }
}

function spread({ elements }: ReportContent): Table {
  const rows = elements.map(({ name, counts, n, sum }, place) => [
    String(place + 1),
    name,
    ...counts.map(count),
    count(n),
    count(sum),
  ])
  return { kind: 'table', caption: words.a2, head: [...words.spread], rows, numeric: [2, 3, 4, 5, 6, 7] }
}

/** A row for each respondent, then what is computed of the columns. */
function answers({ elements, rows, respondents }: ReportContent, scores: Uint8Array, mostRows: number): Part[] {
  if (respondents === 0) return [{ kind: 'text', text: words.noAnswers }]
  if (rows === 0) return [{ kind: 'text', text: words.rowsNowhere(respondents) }]
  if (rows > mostRows) return [{ kind: 'text', text: words.rowsElsewhere(rows) }]
  const columns = elements.length
  const people = Array.from({ length: rows }, (_, row) => [
    String(row + 1),
    ...Array.from(scores.subarray(row * columns, (row + 1) * columns), (score) => (score > 0 ? String(score) : '')),
  ])
  const shown = (text: string | null) => (text === null ? '' : decimalText(text, 'id'))
  const sums = [
    [words.sum, ...elements.map(({ sum }) => count(sum))],
    [words.count, ...elements.map(({ n }) => count(n))],
    [words.nrr, ...elements.map(({ nrr }) => shown(nrr))],
    [words.weighted, ...elements.map(({ weighted }) => shown(weighted))],
  ]
  return [
    { kind: 'note', text: words.rowsNote },
    {
      kind: 'table',
      caption: words.a3,
      head: [words.respondent, ...elements.map((_, place) => `U${place + 1}`)],
      rows: [...people, ...sums],
      numeric: elements.map((_, place) => place + 1),
      sums: sums.length,
      isDense: true,
    },
  ]
}

function before({ before: found, unit }: ReportContent): Part[] {
  if (!found) return [{ kind: 'text', text: words.noBefore }]
  const said = [
    ...(found.share === null ? [] : [words.shareDone(found.share)]),
    ...(found.days === null ? [] : [words.daysDone(found.days)]),
  ]
  return [
    planTable(found.plans, words.beforeOf(found.period), unit === null),
    ...(said.length > 0 ? [{ kind: 'text' as const, text: said.join(' ') }] : []),
  ]
}

function extras({ extras: asked }: ReportContent): Part[] {
  return [
    { kind: 'note', text: words.extrasNote },
    ...asked.map(({ question, answered, options }): Part =>
      options.length === 0
        ? { kind: 'text', text: words.extraTable(question, answered) }
        : {
            kind: 'table',
            caption: words.extraTable(question, answered),
            head: [...words.extraHead, words.profile[3]!],
            rows: options.map(({ text, n }) => [text, count(n), percentOf(n, answered)]),
            numeric: [1, 2],
          },
    ),
  ]
}
