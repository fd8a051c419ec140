/** The tables and pictures of the report's chapters. */
import { fraction, toDecimal } from '../../domain/fraction.ts'
import { LOWEST_COUNT } from '../../domain/lowest.ts'
import type { RespondentField } from '../../domain/questionnaire.ts'
import { addDays } from '../../domain/days.ts'
import { workingDaysBetween } from '../../domain/workingDays.ts'
import { quartersText, stateNames } from '../../i18n/console/followUp.ts'
import { gradeNames, skm as words } from '../../i18n/console/report.ts'
import { countText, dayText, decimalText, periodText } from '../../i18n/format.ts'
import { choices } from '../../i18n/respondent.ts'
import { elementChart, trendBase, trendChart } from '../../ui/report/charts.ts'
import type { ReportContent, ReportPlan } from './content.ts'
import type { Part, Table } from './parts.ts'

const count = (n: number) => countText(n, 'id')
const decimal = (text: string | null) => (text === null ? '–' : decimalText(text, 'id'))

/** A share in per cent with one decimal, rounded once. */
export function percentOf(n: number, all: number): string {
  return all === 0 ? '–' : `${decimalText(toDecimal(fraction(100 * n, all), 1), 'id')} %`
}

/** What a respondent chose about themselves, in words. */
export function choiceText(question: RespondentField, value: string): string {
  return (choices.id[question] as Readonly<Record<string, string>>)[value] ?? value
}

export function timeTable({ calendar, period }: ReportContent): Table {
  const plan = calendar ?? { measureFrom: period.from, measureUntil: period.to }
  const spans: [string, string, string][] = [[words.acts.measure, plan.measureFrom, plan.measureUntil]]
  if (calendar) {
    const { measureUntil, reportOn, publishOn, followUpOn } = calendar
    spans.push(
      [words.acts.report, addDays(measureUntil, 1), reportOn],
      [words.acts.publish, publishOn, publishOn],
      [words.acts.followUp, addDays(reportOn, 1), followUpOn],
    )
  }
  const rows = spans.map(([act, from, to], place) => [
    String(place + 1),
    act,
    from >= to ? dayText(to, 'id') : words.between(from, to),
    count(workingDaysBetween(addDays(from > to ? to : from, -1), to)),
  ])
  return { kind: 'table', caption: words.timeTable, head: [...words.time], rows, numeric: [3] }
}

/** Each question with all its groups, and those who did not say; then what people came for. */
export function profileTable({ profile, respondents, groups }: ReportContent): Table {
  const told = profile.flatMap(({ question, groups: parts }) => {
    const silent = respondents - parts.reduce((sum, { n }) => sum + n, 0)
    const lines = parts.map(({ value, n }) => [choiceText(question, value), n] as const)
    return [...lines, [words.untold, silent] as const].map(([name, n], place) => [
      place === 0 ? words.questions[question] : '',
      name,
      count(n),
      percentOf(n, respondents),
    ])
  })
  const served = groups.lines.map(({ name, n }, place) => [
    place === 0 ? words.groups[groups.kind] : '',
    name,
    count(n),
    percentOf(n, respondents),
  ])
  return {
    kind: 'table',
    caption: words.profileTable,
    head: [...words.profile],
    rows: [...told, ...served],
    numeric: [2, 3],
  }
}

export function elementParts({ elements, ranked, index, respondents }: ReportContent): Part[] {
  const low = new Set(ranked.slice(0, LOWEST_COUNT))
  const rows = elements.map(({ code, name, n, nrr, weighted, nik, grade }, place) => [
    String(place + 1),
    low.has(code) ? `${name} ▼` : name,
    count(n),
    decimal(nrr),
    decimal(weighted),
    decimal(nik),
    grade ? `${grade} (${gradeNames[grade].toLowerCase()})` : '–',
  ])
  const total = index && [
    '',
    words.unitTotal,
    count(respondents),
    decimal(index.ni),
    '',
    decimal(index.nik),
    index.grade,
  ]
  const lowNames = new Set(elements.filter(({ code }) => low.has(code)).map(({ name }) => name))
  const numeric = [2, 3, 4, 5]
  return [
    {
      kind: 'table',
      caption: words.elementTable,
      head: [...words.elements],
      rows: total ? [...rows, total] : rows,
      numeric,
      sums: total ? 1 : 0,
    },
    { kind: 'picture', says: words.picture, ...elementChart(elements, lowNames) },
  ]
}

export function groupParts({ groups: { kind, lines } }: ReportContent): Part[] {
  if (lines.length === 0) return []
  const rows = lines.map(({ name, n, nik, grade }) => [name, count(n), decimal(nik), grade ?? '–'])
  const head = [words.groups[kind], ...words.groupHead]
  return [{ kind: 'table', caption: words.groupTables[kind], head, rows, numeric: [1, 2] }]
}

/** The table of plans; a sentence where there are none. In the agency's report each says whose it is. */
export function planTable(plans: readonly ReportPlan[], caption: string, hasUnits: boolean): Part {
  if (plans.length === 0) return { kind: 'text', text: words.noPlans }
  const rows = plans.map((plan, place) => [
    String(place + 1),
    plan.element,
    hasUnits && plan.unit ? `${plan.programme} (${plan.unit})` : plan.programme,
    quartersText(plan),
    plan.responsible,
    stateOf(plan),
  ])
  return { kind: 'table', caption, head: [...words.plans], rows, numeric: [] }
}

function stateOf({ state, doneOn, reason }: ReportPlan): string {
  const more = doneOn ? dayText(doneOn, 'id') : reason
  return more ? `${stateNames[state]}: ${more}` : stateNames[state]
}

export function trendParts({ trend }: ReportContent): Part[] {
  if (trend.length === 0) return [{ kind: 'text', text: words.noAnswers }]
  const rows = trend.map(({ period, n, nik, grade }) => [
    periodText(period, 'id'),
    count(n),
    decimal(nik),
    grade ?? '–',
  ])
  return [
    { kind: 'table', caption: words.trendTable, head: [...words.trend], rows, numeric: [1, 2] },
    ...(trend.some(({ nik }) => nik === null) ? [{ kind: 'text' as const, text: words.trendGap }] : []),
    ...(trend.length === 1
      ? [{ kind: 'text' as const, text: words.oneTrend }]
      : [{ kind: 'picture' as const, says: words.trendPicture(trendBase(trend)), ...trendChart(trend) }]),
  ]
}
