/** Counting answers: integers only, so that the order of counting never matters and a recount must agree to the last unit. */

/** Divisible by 1…10, so that a respondent's mean over k answered elements is an integer when multiplied by it. */
export const MEAN_SCALE = 2520

/** How many scores there are: 1, 2, 3 and 4. */
const SCORES = 4

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

/**
 * Answers under one origin on one day. `counts` holds four numbers per place, of the 1s, 2s, 3s and 4s: the first place is the
 * first question, outside the index, then come the elements in the questionnaire's order.
 */
export type CellTally = { respondents: RespondentTally; counts: number[] }

export function noPeople(): RespondentTally {
  return { responses: 0, respondents: 0, sumMean: 0, sumSquaredMean: 0 }
}

/** Nothing counted yet, of a questionnaire with so many elements. */
export function emptyCell(elements: number): CellTally {
  return {
    respondents: noPeople(),
    counts: Array<number>(SCORES * (1 + elements)).fill(0),
  }
}

/**
 * Adds a response to a cell. `scores` holds one byte per element, 1 to 4, or 0 for no answer; `overall` is counted at the first place,
 * outside the respondent's mean. Throws where the cell has another number of elements, or a score is none.
 */
export function addResponse(cell: CellTally, scores: Uint8Array, overall: number | null): void {
  const { counts, respondents } = cell
  if (counts.length !== SCORES * (1 + scores.length))
    throw new RangeError(`expected ${counts.length / SCORES - 1} elements, given ${scores.length}`)
  let sum = 0
  let answered = 0
  for (let place = 0; place < scores.length; place += 1) {
    const score = scores[place]!
    if (score === 0) continue
    sum += score
    answered += 1
    addScore(counts, 1 + place, score)
  }
  if (overall !== null) addScore(counts, 0, overall)
  addMean(respondents, sum, answered)
}

/** Adds a response to the counters of respondents alone. */
export function addPerson(people: RespondentTally, scores: Uint8Array): void {
  let [sum, answered] = [0, 0]
  for (const score of scores) {
    sum += score
    if (score > 0) answered += 1
  }
  addMean(people, sum, answered)
}

function addMean(people: RespondentTally, sum: number, answered: number): void {
  people.responses += 1
  if (answered === 0) return
  const mean = Math.floor((MEAN_SCALE * sum) / answered)
  people.respondents += 1
  people.sumMean += mean
  people.sumSquaredMean += mean * mean
}

/** Adds what a cell holds to another one; throws where they have different numbers of elements. */
export function addCell(sum: CellTally, { respondents, counts }: CellTally): void {
  if (sum.counts.length !== counts.length)
    throw new RangeError(`expected ${sum.counts.length / SCORES - 1} elements, given ${counts.length / SCORES - 1}`)
  for (let place = 0; place < counts.length; place += 1) sum.counts[place]! += counts[place]!
  addPeople(sum.respondents, respondents)
}

/** Adds the respondents of one group to another. */
export function addPeople(sum: RespondentTally, people: RespondentTally): void {
  sum.responses += people.responses
  sum.respondents += people.respondents
  sum.sumMean += people.sumMean
  sum.sumSquaredMean += people.sumSquaredMean
}

function addScore(counts: number[], place: number, score: number): void {
  if (!(score >= 1 && score <= SCORES)) throw new RangeError(`expected a score from 1 to 4, given ${score}`)
  counts[SCORES * place + score - 1]! += 1
}
