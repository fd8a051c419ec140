/** The forms in which a code is printed; the words are addresses (`/cetak/CODE/poster`). */

/** A4 sheets, which exist for one point and for all points of a unit. */
export const sheetFormats = ['poster', 'tenda', 'stiker', 'meja', 'lembar'] as const
export type SheetFormat = (typeof sheetFormats)[number]

/** Rolls of thermal paper, by their width in millimetres. */
export const slipFormats = ['slip-58', 'slip-80'] as const
export type SlipFormat = (typeof slipFormats)[number]

/** How many fit on one A4 sheet. */
const perSheet: Readonly<Record<SheetFormat, number>> = { poster: 1, tenda: 1, stiker: 4, meja: 2, lembar: 8 }

type Printed = { kind: string }

/** The sheets for one point: each filled with it, since a sticker wears off. A sheet of many points is for a unit. */
export function sheetsOfPoint<T extends Printed>(point: T, format: string | undefined): T[][] {
  const wanted = sheetFormats.find((name) => name === format)
  if (!wanted || wanted === 'lembar' || !suits(wanted, point)) return []
  return [Array.from({ length: perSheet[wanted] }, () => point)]
}

/** The sheets for all points of a unit that a form suits, in their order; none for a form there is not. */
export function sheetsOfUnit<T extends Printed>(points: readonly T[], format: string | undefined): T[][] {
  const wanted = sheetFormats.find((name) => name === format)
  if (!wanted) return []
  const suited = points.filter((point) => suits(wanted, point))
  const size = perSheet[wanted]
  return Array.from({ length: Math.ceil(suited.length / size) }, (_, sheet) =>
    suited.slice(sheet * size, (sheet + 1) * size),
  )
}

/** A desk card is for the desk of an officer. */
function suits(format: SheetFormat, { kind }: Printed): boolean {
  return format !== 'meja' || kind === 'officer'
}
