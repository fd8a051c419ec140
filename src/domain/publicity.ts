/** What may be said in public about a figure, by the number of respondents behind it. */
export type Publicity = 'shown' | 'provisional' | 'withheld'

/** Below this many respondents no figure is public: a single answer could be read from it. */
export const PUBLIC_FROM = 10
/** From this many on a grade is given; below it the figure is provisional ("sementara"). */
export const GRADE_FROM = 30

export function publicityOf(respondents: number): Publicity {
  if (respondents < PUBLIC_FROM) return 'withheld'
  return respondents < GRADE_FROM ? 'provisional' : 'shown'
}
