import { answersOf, aPlace, aResponse, aSubmission, aWriter } from './builders.ts'
import { originOf } from '../../src/features/response/response.ts'
import { drainFully } from '../../src/features/tally/tally.ts'
import type { TestDatabase } from './database.ts'
import type { Team } from './team.ts'

/** Answers by visit token at the desk of a team's officer, counted: on a day so many respondents, who all give one score. */
export async function assignedAnswers(
  database: TestDatabase,
  { place, officer }: Pick<Team, 'place' | 'officer'>,
  days: readonly (readonly [day: string, respondents: number, score: number])[],
): Promise<void> {
  const desk = await aPlace(database.db, { beside: place, officerId: officer.officerId })
  const writer = aWriter(database)
  const origin = originOf(desk.entry, 'token', 'full')
  const written = days.flatMap(([day, respondents, score]) =>
    Array.from({ length: respondents }, () => {
      const submission = aSubmission({ answers: answersOf(desk, Array<number>(9).fill(score)) })
      const { response } = aResponse(desk, submission, new Date(`${day}T03:00:00Z`))
      return writer.write({ ...response, originId: origin.originId }, origin)
    }),
  )
  await Promise.all(written)
  await writer.close()
  await drainFully(database.db)
}
