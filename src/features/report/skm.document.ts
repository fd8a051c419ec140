/** The SKM report in parts: chapters, tables and pictures in the order that the regulation's practice gives them. */
import { participantsIn } from '../../domain/participants.ts'
import { skm as words } from '../../i18n/console/report.ts'
import { standingText } from '../../i18n/standing.ts'
import { skmAppendix } from './appendix.document.ts'
import type { ReportContent } from './content.ts'
import type { Part } from './parts.ts'
import { elementParts, groupParts, planTable, profileTable, timeTable, trendParts } from './skmTables.document.ts'

/** How many elements are called low, and high. */
const CALLED = 3

/**
 * @param scores the single answers; left out where they are printed elsewhere
 * @param mostRows so many of them are printed at most
 */
export function skmParts(content: ReportContent, scores: Uint8Array, mostRows: number): Part[] {
  return [
    ...introduction(),
    ...collection(content),
    { kind: 'chapter', text: words.c3 },
    { kind: 'section', text: words.s31 },
    { kind: 'text', text: words.respondents(content.respondents) },
    profileTable(content),
    { kind: 'section', text: words.s32 },
    ...indexParts(content),
    ...analysis(content),
    ...closing(content),
    ...skmAppendix(content, scores, mostRows),
  ]
}

const placeOf = ({ unit, agency }: ReportContent) => (unit ? `${unit.name}, ${agency.name}` : agency.name)

function introduction(): Part[] {
  return [
    { kind: 'chapter', text: words.c1 },
    { kind: 'section', text: words.s11 },
    ...words.background.map((text) => ({ kind: 'text' as const, text })),
    { kind: 'section', text: words.s12 },
    { kind: 'list', items: [...words.basis] },
    { kind: 'section', text: words.s13 },
    { kind: 'text', text: words.purpose },
  ]
}

function collection(content: ReportContent): Part[] {
  const { standing, shortForms, sample, respondents } = content
  const place = placeOf(content)
  return [
    { kind: 'chapter', text: words.c2 },
    { kind: 'section', text: words.s21 },
    { kind: 'text', text: words.doer(place) },
    { kind: 'section', text: words.s22 },
    { kind: 'text', text: words.method(standingText(standing, 'id').replace(/^./, (letter) => letter.toLowerCase())) },
    ...(shortForms > 0 ? [{ kind: 'text' as const, text: words.shortForms(shortForms) }] : []),
    { kind: 'section', text: words.s23 },
    { kind: 'text', text: words.place(place) },
    { kind: 'section', text: words.s24 },
    timeTable(content),
    { kind: 'note', text: words.workDays },
    { kind: 'section', text: words.s25 },
    { kind: 'text', text: sample ? words.sample(sample.population, sample.needed) : words.noSample },
    {
      kind: 'text',
      text: [
        words.respondents(respondents),
        ...(sample ? [respondents >= sample.needed ? words.enough : words.notEnough] : []),
      ].join(' '),
    },
  ]
}

function indexParts(content: ReportContent): Part[] {
  const { index } = content
  if (!index) return [{ kind: 'text', text: words.noAnswers }]
  const { nik, ni, grade, interval } = index
  const below = [words.grade(grade), ...(interval ? [words.interval(interval.low, interval.high)] : []), words.ni(ni)]
  return [{ kind: 'figure', label: words.index, value: nik, below }, ...elementParts(content), ...groupParts(content)]
}

function analysis(content: ReportContent): Part[] {
  return [
    { kind: 'chapter', text: words.c4 },
    { kind: 'section', text: words.s41 },
    ...strengths(content),
    ...comments(content),
    { kind: 'section', text: words.s42 },
    planTable(content.plans, words.planTable, content.unit === null),
    ...content.forums.flatMap(({ heldOn, place, participants, agreements }) => [
      { kind: 'text' as const, text: words.forum(heldOn, place, participantsIn(participants)) },
      { kind: 'text' as const, text: words.agreements(agreements) },
    ]),
    { kind: 'section', text: words.s43 },
    ...trendParts(content),
  ]
}

function strengths({ ranked, elements }: ReportContent): Part[] {
  if (ranked.length === 0) return [{ kind: 'text', text: words.noAnswers }]
  const said = (codes: readonly string[]) =>
    codes
      .map((code) => {
        const element = elements.find((one) => one.code === code)
        return words.withNrr(element?.name ?? code, element?.nrr ?? '')
      })
      .join('; ')
  return [
    { kind: 'text', text: words.lowest(said(ranked.slice(0, CALLED))) },
    { kind: 'text', text: words.highest(said(ranked.toReversed().slice(0, CALLED))) },
    { kind: 'text', text: words.priority },
  ]
}

function comments({ comments: told }: ReportContent): Part[] {
  if (!told) return []
  if (told.all === 0) return [{ kind: 'text', text: words.noComments }]
  return [
    { kind: 'text', text: words.comments(told.shown.length, told.all) },
    { kind: 'list', items: told.shown },
  ]
}

function closing(content: ReportContent): Part[] {
  const { index, madeOn, unit, agency } = content
  return [
    { kind: 'chapter', text: words.c5 },
    { kind: 'text', text: index ? words.close(index.nik, index.grade, placeOf(content)) : words.noAnswers },
    { kind: 'signature', lines: words.signature(madeOn, (unit ?? agency).name) },
  ]
}
