/** The processing table as a workbook: every number typed, and formulas that compute the index again from the single answers. */
import writeXlsx from 'write-excel-file/node'
import { pekppp as pekpppWords, processing as words, skm } from '../../i18n/console/report.ts'
import { periodText } from '../../i18n/format.ts'
import type { ReportContent } from './content.ts'
import { pekpppRows } from './pekppp.document.ts'
import { answersSheet, gradeFormula, nikFormula, spreadSheet } from './processingSheets.document.ts'
import { quartersText, stateNames } from '../../i18n/console/followUp.ts'
import { choiceText } from './skmTables.document.ts'
import { type SheetData, bold, count, decimal, formula, text, words as wrapped } from './sheet.document.ts'

/** Sheets by their widths in characters. */
const widths = (...all: number[]) => all.map((width) => ({ width }))

export async function drawXlsx(content: ReportContent, scores: Uint8Array): Promise<Buffer> {
  const { elements, rows } = content
  const answers = answersSheet(content, scores)
  const sheets = [
    { sheet: words.summary, data: summary(content, answers.niCell), columns: widths(30, 44) },
    ...(rows > 0
      ? [
          {
            sheet: words.rows,
            data: answers.data,
            columns: widths(22, ...elements.map(() => 10)),
            stickyRowsCount: 1,
            stickyColumnsCount: 1,
          },
        ]
      : []),
    { sheet: words.spread, data: spreadSheet(content).data, columns: widths(6, 40, 8, 8, 8, 8, 12, 12, 10, 10, 14) },
    { sheet: words.respondents, data: respondents(content), columns: widths(18, 28, 10, 12) },
    { sheet: words.trend, data: trend(content), columns: widths(24, 12, 12, 8) },
    { sheet: words.plans, data: plans(content), columns: widths(6, 28, 50, 24, 28, 14) },
    { sheet: words.pekppp, data: pekppp(content), columns: widths(8, 36, 60, 12) },
  ]
  return writeXlsx(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer()
}

function summary(content: ReportContent, niCell: string | null): SheetData {
  const { agency, unit, period, number, madeOn, methodVersion, respondents: n, index } = content
  const facts: SheetData = [
    [bold(skm.title), null],
    [text(words.agency), text(agency.name)],
    ...(unit ? [[text(words.unit), text(unit.name)]] : []),
    [text(words.period), text(`${periodText(period.code, 'id')} (${period.from} – ${period.to})`)],
    [text(words.version), count(number)],
    [text(words.madeOn), { type: Date, value: new Date(`${madeOn}T00:00:00Z`), format: 'dd/mm/yyyy', align: 'left' }],
    [text(words.method), count(methodVersion)],
    [text(words.respondentCount), count(n)],
  ]
  if (!index || !niCell) return [...facts, [text(skm.noAnswers), null]]
  const [niRow, nikRow] = [facts.length + 1, facts.length + 2]
  return [
    ...facts,
    [text(words.ni), formula(niCell, '0.000', true)],
    [text(words.nik), formula(nikFormula(`B${niRow}`), '0.00', true)],
    [text(words.grade), formula(gradeFormula(`B${nikRow}`), 'General', true)],
    ...(index.interval
      ? [
          [text(words.low), decimal(index.interval.low)],
          [text(words.high), decimal(index.interval.high)],
        ]
      : []),
    [text(words.legend), null],
    [text(words.recomputed), null],
  ]
}

function respondents({ profile, groups, respondents: n }: ReportContent): SheetData {
  const row = (first: string, name: string, own: number, place: number) => [
    text(first),
    text(name),
    count(own),
    formula(`IF(${n}=0,0,C${place}/${n})`, '0.0%'),
  ]
  const lines = profile.flatMap(({ question, groups: parts }) => {
    const silent = n - parts.reduce((sum, part) => sum + part.n, 0)
    const told = parts.map(({ value, n: own }) => ({ name: choiceText(question, value), own }))
    return [...told, { name: skm.untold, own: silent }].map((line) => ({ ...line, first: skm.questions[question] }))
  })
  const served = groups.lines.map(({ name, n: own }) => ({ first: skm.groups[groups.kind], name, own }))
  return [
    skm.profile.map(bold),
    ...[...lines, ...served].map(({ first, name, own }, place) => row(first, name, own, place + 2)),
  ]
}

function trend({ trend: lines }: ReportContent): SheetData {
  return [
    skm.trend.map(bold),
    ...lines.map(({ period, n, nik, grade }) => [text(periodText(period, 'id')), count(n), decimal(nik), text(grade)]),
  ]
}

function plans({ plans: lines }: ReportContent): SheetData {
  return [
    skm.plans.map(bold),
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

function pekppp(content: ReportContent): SheetData {
  return [
    pekpppWords.head.map(bold),
    ...pekpppRows(content).map(({ item, name, basis, score }) => [
      text(item),
      wrapped(name),
      wrapped(basis),
      score.from === score.to ? count(score.from) : text(pekpppWords.score(score)),
    ]),
    [text(pekpppWords.lead), null, null, null],
  ]
}
