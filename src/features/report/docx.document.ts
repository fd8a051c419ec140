/** The parts of a report as a Word document (Office Open XML) on A4, with its pictures as PNG. */
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Bookmark,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type Table as DocxTable,
  TextRun,
} from 'docx'
import { skm as words } from '../../i18n/console/report.ts'
import { decimalText } from '../../i18n/format.ts'
import type { ReportContent } from './content.ts'
import { PAGE, SMALL, TEXT_WIDTH, docxTable } from './docxTable.document.ts'
import { contents, cover } from './docxFront.document.ts'
import type { Part } from './parts.ts'
import { skmParts } from './skm.document.ts'

/** A longer annex makes a document that Word takes minutes to open; the processing table has all rows. */
const MOST_PRINTED_ROWS = 1_000
/** A picture is 720 wide and drawn twice as fine. */
const PICTURE_WIDTH = 600
const SHORT_LIST = 8

/** Draws an SVG as PNG. */
export type ToPng = (svg: string) => Promise<Buffer>
type Block = Paragraph | DocxTable

export async function drawDocx(content: ReportContent, scores: Uint8Array, toPng: ToPng): Promise<Buffer> {
  const parts = skmParts(content, scores, MOST_PRINTED_ROWS)
  const blocks: Block[] = []
  for (const [place, part] of parts.entries()) blocks.push(...(await blocksOf(part, place, toPng)))
  const title = `${words.title}, ${words.about(content.unit?.name ?? content.agency.name, content.period.code)}`
  return Packer.toBuffer(
    new Document({
      creator: content.agency.name,
      title,
      description: title,
      styles: {
        default: {
          document: {
            run: { font: 'Arial', size: 22, language: { value: 'id-ID' } },
            // Said outright: LibreOffice takes a line without its rule for an exact one, and cuts pictures down to it.
            paragraph: { spacing: { after: 120, line: 300, lineRule: LineRuleType.AUTO } },
          },
          heading1: {
            run: { size: 28, bold: true, color: '0B5A57' },
            paragraph: { spacing: { before: 240, after: 200 } },
          },
          heading2: {
            run: { size: 24, bold: true, color: '241F19' },
            paragraph: { spacing: { before: 280, after: 120 } },
          },
        },
      },
      sections: [
        {
          properties: {
            page: {
              size: { width: PAGE.width, height: PAGE.height },
              margin: { top: PAGE.margin, right: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin },
            },
            titlePage: true,
          },
          footers: { default: footer(title) },
          children: [...cover(content), ...contents(parts), ...blocks],
        },
      ],
    }),
  )
}

function footer(title: string): Footer {
  const children = [
    new TextRun({ text: `${title}   `, size: SMALL }),
    new TextRun({ children: [PageNumber.CURRENT], size: SMALL }),
  ]
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children })] })
}

async function blocksOf(part: Part, place: number, toPng: ToPng): Promise<Block[]> {
  switch (part.kind) {
    case 'chapter':
    case 'section':
      return [heading(part.kind, part.text, place)]
    case 'text':
      return [new Paragraph({ alignment: AlignmentType.BOTH, children: runsOf(part.text) })]
    case 'note':
      return [new Paragraph({ children: [new TextRun({ text: part.text, size: SMALL, italics: true })] })]
    case 'list':
      return part.items.map(
        (text, line) => new Paragraph({ text, bullet: { level: 0 }, keepNext: isTogether(line, part.items.length) }),
      )
    case 'figure':
      return figure(part)
    case 'table':
      return [caption(part.caption), docxTable(part), new Paragraph({ spacing: { after: 60 } })]
    case 'signature':
      return signature(part.lines)
    case 'picture':
      return [await picture(part, toPng), caption(part.says)]
  }
}

/** A short list stays on one page, a long one begins and ends with two lines of it. */
function isTogether(line: number, all: number): boolean {
  return line < all - 1 && (all <= SHORT_LIST || line === 0 || line === all - 2)
}

function heading(kind: 'chapter' | 'section', text: string, place: number): Paragraph {
  return new Paragraph({
    heading: kind === 'chapter' ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    alignment: kind === 'chapter' ? AlignmentType.CENTER : AlignmentType.LEFT,
    pageBreakBefore: kind === 'chapter',
    keepNext: true,
    children: [new Bookmark({ id: `p${place}`, children: [new TextRun(text)] })],
  })
}

/** A text of several lines keeps them. */
function runsOf(text: string): TextRun[] {
  return text.split('\n').map((line, place) => new TextRun({ text: line, ...(place > 0 && { break: 1 }) }))
}

function figure({ label, value, below }: Extract<Part, { kind: 'figure' }>): Paragraph[] {
  const line = (text: string, size: number, bold = false) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 60 },
      keepNext: true,
      children: [new TextRun({ text, size, bold })],
    })
  return [line(label, 24), line(decimalText(value, 'id'), 72, true), ...below.map((text) => line(text, 22))]
}

function signature(lines: readonly string[]): Paragraph[] {
  return lines.map(
    (text, place) =>
      new Paragraph({
        text,
        alignment: AlignmentType.CENTER,
        indent: { left: TEXT_WIDTH / 2 },
        keepNext: place < lines.length - 1,
        spacing: { before: place === 0 ? 600 : 0, after: text === '' ? 900 : 40 },
      }),
  )
}

function caption(text: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { before: 160, after: 80 },
    children: [new TextRun({ text, bold: true, size: 20 })],
  })
}

async function picture(
  { svg, says, width, height }: Extract<Part, { kind: 'picture' }>,
  toPng: ToPng,
): Promise<Paragraph> {
  const image = new ImageRun({
    type: 'png',
    data: await toPng(svg),
    transformation: { width: PICTURE_WIDTH, height: Math.round((PICTURE_WIDTH * height) / width) },
    altText: { name: says, title: says, description: says },
  })
  return new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: [image] })
}
