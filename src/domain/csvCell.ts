/** What a spreadsheet would run as a formula, with the apostrophes that already stand before it. */
const formula = /^'*[=+\-@\t\r]/

/** A cell that no spreadsheet runs: an apostrophe stands before what begins like a formula (OWASP, CSV injection). */
export function guardCell(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** What `guardCell` was given: for every text, `unguardCell(guardCell(text)) === text`. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell
}
