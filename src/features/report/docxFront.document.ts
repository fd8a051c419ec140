/** The first two pages of a Word document: what it is, and where what stands. */
import { AlignmentType, InternalHyperlink, LeaderType, PageReference, Paragraph, TabStopType, TextRun } from 'docx'
import { skm as words } from '../../i18n/console/report.ts'
import type { ReportContent } from './content.ts'
import { TEXT_WIDTH } from './docxTable.document.ts'
import type { Part } from './parts.ts'

export function cover({ agency, unit, period, number, madeOn }: ReportContent): Paragraph[] {
  const lines: [string, number, boolean][] = [
    [words.title.toUpperCase(), 40, true],
    [unit?.name ?? agency.name, 32, true],
    [unit ? agency.name : '', 26, false],
    [words.about('', period.code).replace(/^, /, ''), 26, false],
    [words.version(number, madeOn), 22, false],
  ]
  return lines
    .filter(([text]) => text)
    .map(
      ([text, size, bold], place) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: place === 0 ? 4_000 : 240, after: 240 },
          children: [new TextRun({ text, size, bold })],
        }),
    )
}

/** The chapters and sections, each a way to its place. Word fills in the pages when it prints or is told to (F9), LibreOffice at once. */
export function contents(parts: readonly Part[]): Paragraph[] {
  const heading = new Paragraph({
    pageBreakBefore: true,
    spacing: { after: 240 },
    children: [new TextRun({ text: words.contents, bold: true, size: 28 })],
  })
  const lines = parts.flatMap((part, place) =>
    part.kind === 'chapter' || part.kind === 'section'
      ? [
          new Paragraph({
            indent: { left: part.kind === 'chapter' ? 0 : 400 },
            spacing: { after: 40 },
            tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: LeaderType.DOT }],
            children: [
              new InternalHyperlink({ anchor: `p${place}`, children: [new TextRun({ text: part.text })] }),
              new TextRun('\t'),
              new PageReference(`p${place}`),
            ],
          }),
        ]
      : [],
  )
  return [heading, ...lines]
}
