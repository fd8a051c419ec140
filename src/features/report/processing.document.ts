/** The processing table as a workbook: every number typed, and formulas that compute the index again from the single answers. */
import { writeXlsx } from 'hucre/xlsx'
import { quartersText, stateNames } from '../../i18n/console/followUp.ts'
import { pekppp as pekpppWords, processing as words, skm } from '../../i18n/console/report.ts'
import { periodText } from '../../i18n/format.ts'
import type { ReportContent } from './content.ts'
import { pekpppRows } from './pekppp.document.ts'
import { answersSheet, gradeFormula, nikFormula, spreadSheet } from './processingSheets.document.ts'
import {
  FONT,
  type Rows,
  beside,
  bold,
  count,
  date,
  decimal,
  formula,
  heads,
  sheetOf,
  text,
  words as wrapped,
} from './sheet.document.ts'
import { choiceText } from './skmTables.document.ts'

export async function drawXlsx(content: ReportContent, scores: Uint8Array): Promise<Buffer> {
  const { elements, rows, agency, madeOn } = content
  const answers = answersSheet(content, scores)
  const spread = spreadSheet(content)
  const sheets = [
    sheetOf(words.summary, summary(content, answers?.ni ?? spread.ni), [30, 44], { rows: 0, columns: 0 }),
    ...(answers && rows > 0
      ? [sheetOf(words.rows, answers.rows, [22, ...elements.map(() => 15)], { rows: 1, columns: 1 })]
      : []),
    sheetOf(words.spread, spread.rows, [6, 44, 8, 8, 8, 8, 12, 14, 10, 10, 14]),
    sheetOf(words.respondents, respondents(content), [18, 28, 10, 12]),
    sheetOf(words.trend, trend(content), [24, 14, 12, 10]),
    sheetOf(words.plans, plans(content), [6, 28, 50, 32, 28, 14]),
    sheetOf(words.pekppp, pekppp(content), [8, 36, 60, 14]),
  ]
  const properties = { title: skm.title, creator: agency.name, created: new Date(`${madeOn}T00:00:00Z`) }
  return Buffer.from(await writeXlsx({ sheets, properties, defaultFont: FONT }))
}

type Ni = { cell: string; value: number }

function summary(content: ReportContent, ni: Ni | null): Rows {
  const { agency, unit, period, number, madeOn, methodVersion, respondents: n, index } = content
  const facts: Rows = [
    [bold(skm.title)],
    [text(words.agency), text(agency.name)],
    ...(unit ? [[text(words.unit), text(unit.name)]] : []),
    [text(words.period), text(`${periodText(period.code, 'id')} (${period.from} – ${period.to})`)],
    [text(words.version), beside(count(number))],
    [text(words.madeOn), date(madeOn)],
    [text(words.method), beside(count(methodVersion))],
    [text(words.respondentCount), beside(count(n))],
  ]
  if (!index || !ni) return [...facts, [text(skm.noAnswers)]]
  const [niRow, nikRow] = [facts.length + 1, facts.length + 2]
  const { nik, grade, interval } = index
  return [
    ...facts,
    [text(words.ni), beside(formula(ni.cell, ni.value, '0.000', true))],
    [text(words.nik), beside(formula(nikFormula(`B${niRow}`), Number(nik), '0.00', true))],
    [text(words.grade), formula(gradeFormula(`B${nikRow}`), grade, 'General', true)],
    ...(interval
      ? [
          [text(words.low), beside(decimal(interval.low))],
          [text(words.high), beside(decimal(interval.high))],
        ]
      : []),
    [text(words.legend)],
    [text(words.recomputed)],
  ]
}

function respondents({ profile, groups, respondents: n }: ReportContent): Rows {
  const lines = profile.flatMap(({ question, groups: parts }) => {
    const silent = n - parts.reduce((sum, part) => sum + part.n, 0)
    const told = parts.map(({ value, n: own }) => ({ name: choiceText(question, value), own }))
    return [...told, { name: skm.untold, own: silent }].map((line) => ({ ...line, first: skm.questions[question] }))
  })
  const served = groups.lines.map(({ name, n: own }) => ({ first: skm.groups[groups.kind], name, own }))
  return [
    heads(skm.profile, [2, 3]),
    ...[...lines, ...served].map(({ first, name, own }, place) => [
      text(first),
      text(name),
      count(own),
      n === 0 ? null : formula(`C${place + 2}/${n}`, own / n, '0.0%'),
    ]),
  ]
}

function trend({ trend: lines }: ReportContent): Rows {
  return [
    heads(skm.trend, [1, 2]),
    ...lines.map(({ period, n, nik, grade }) => {
      return [text(periodText(period, 'id')), count(n), nik === null ? null : decimal(nik), grade && text(grade)]
    }),
  ]
}

function plans({ plans: lines }: ReportContent): Rows {
  return [
    heads(skm.plans),
    ...(lines.length === 0 ? [[null, text(skm.noPlans)]] : []),
    ...lines.map((plan, place) => [
      count(place + 1),
      wrapped(plan.element),
      wrapped(plan.programme),
      text(quartersText(plan)),
      wrapped(plan.responsible),
      text(stateNames[plan.state]),
    ]),
  ]
}

function pekppp(content: ReportContent): Rows {
  return [
    heads(pekpppWords.head, [3]),
    ...pekpppRows(content).map(({ item, name, basis, score }) => [
      text(item),
      wrapped(name),
      wrapped(basis),
      score.from === score.to ? count(score.from) : text(pekpppWords.score(score)),
    ]),
    [text(pekpppWords.lead)],
  ]
}
