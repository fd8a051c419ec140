/** Entries of the trail on one page, and at most in one file: what a spreadsheet and the process hold with ease. */
export const [TRAIL_ROWS, CSV_ROWS] = [50, 10_000]
