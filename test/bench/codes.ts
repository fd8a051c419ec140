/** The code of the bench's point with a number from 0. */
export function codeOf(place: number): string {
  return `B${String(place).padStart(5, '0')}`
}
