/** Counting answers: integers only, so that the order of counting never matters and a recount must agree to the last unit. */

/** Divisible by 1…10, so that a respondent's mean over k answered elements is an integer when multiplied by it. */
export const MEAN_SCALE = 2520

/** Answers to one element under one origin on one day; `counts` are the numbers of 1s, 2s, 3s and 4s. */
export type ElementTally = { element: string; counts: [number, number, number, number] }

/** Respondents under one origin on one day. */
export type RespondentTally = {
  /** Everything stored, also where only the first question was answered. */
  responses: number
  /** With at least one element answered: the n of the index. */
  respondents: number
  /** Sum of 2520 × mean score, and of its square. */
  sumMean: number
  sumSquaredMean: number
}

export type CellTally = { respondents: RespondentTally; elements: Map<string, ElementTally> }

export function emptyCell(): CellTally {
  return { respondents: { responses: 0, respondents: 0, sumMean: 0, sumSquaredMean: 0 }, elements: new Map() }
}

/**
 * Adds a response to a cell, or `times` equal ones. `scores` holds one byte per element of `codes`, 0 for no answer; `overall` is counted as an
 * element of that name, outside the respondent's mean.
 */
export function addResponse(
  cell: CellTally,
  codes: readonly string[],
  scores: Uint8Array,
  overall: number | null,
  times = 1,
): void {
  let sum = 0
  let answered = 0
  codes.forEach((code, place) => {
    const score = scores[place] ?? 0
    if (score === 0) return
    sum += score
    answered += 1
    addScore(cell, code, score, times)
  })
  if (overall !== null) addScore(cell, 'overall', overall, times)
  cell.respondents.responses += times
  if (answered === 0) return
  const mean = Math.floor((MEAN_SCALE * sum) / answered)
  cell.respondents.respondents += times
  cell.respondents.sumMean += times * mean
  cell.respondents.sumSquaredMean += times * mean * mean
}

function addScore(cell: CellTally, element: string, score: number, times: number): void {
  let tally = cell.elements.get(element)
  if (!tally) cell.elements.set(element, (tally = { element, counts: [0, 0, 0, 0] }))
  tally.counts[(score - 1) as 0 | 1 | 2 | 3] += times
}
