import { randomInt, randomUUID } from 'node:crypto'
import { questionnaireOf } from '../../../src/domain/officialQuestionnaire.ts'
import { readPeriod } from '../../../src/domain/period.ts'
import type { Score } from '../../../src/domain/questionnaire.ts'
import { type Agency, addDirectory, emptyDirectory } from '../../../src/features/directory/directory.ts'
import {
  type Release,
  closePeriod,
  findRelease,
  listReleases,
  publishEdition,
} from '../../../src/features/release/release.ts'
import { originOf, toResponse } from '../../../src/features/response/response.ts'
import { activateQuestionnaire } from '../../../src/features/survey/survey.ts'
import { drainFully } from '../../../src/features/tally/tally.ts'
import type { OpenDatabase } from '../../../src/server/db.ts'
import { NOW, aCode, aSubmission, aWriter, anAgency, anEntry } from '../builders.ts'
import { LONGER, type World, type WorldResponse } from './world.ts'

/** Answers everything through the writer, round by round, and publishes as the command line does. */
export async function publishInSql(
  database: OpenDatabase,
  world: World,
): Promise<{ agency: Agency; releases: Release[] }> {
  const { db } = database
  const agency = anAgency()
  const codeAt = await makeDirectory(db, agency, world)
  for (let round = 0; round <= world.lateRounds; round += 1) {
    const writer = aWriter(database)
    const arrived = world.responses.filter((response) => response.round === round)
    const entries = new Map(
      await Promise.all(
        [...new Set(arrived.map(pointKey))].map(async (key) => [key, await anEntry(db, codeAt.get(key)!)] as const),
      ),
    )
    await Promise.all(
      arrived.map((given) => {
        const entry = entries.get(pointKey(given))!
        const origin = originOf({ ...entry, officerId: given.officer }, given.channel)
        const response = toResponse(
          submissionOf(world, given),
          origin,
          entry,
          new Date(`${readPeriod(given.quarter)!.from}T05:00:00Z`),
        )
        return writer.write(response, origin)
      }),
    )
    await writer.close()
    await drainFully(db) // a portal beside may be counting just now
    const now = new Date(Date.UTC(2030 + round, 5))
    for (const period of [...world.quarters, ...LONGER])
      if (!(await findRelease(db, agency.agencyId, period.code)))
        await closePeriod(db, agency, period, '2030-01-01', now)
      else await publishEdition(db, agency, period, now)
  }
  const heads = await listReleases(db, agency.agencyId)
  const releases = heads.map(({ period, edition }) => findRelease(database.publicDb, agency.agencyId, period, edition))
  return { agency, releases: (await Promise.all(releases)).map((release) => release!) }
}

/** A point for every place and officer; answers the code of each. */
async function makeDirectory(db: OpenDatabase['db'], agency: Agency, world: World): Promise<Map<string, string>> {
  const { agencyId } = agency
  const named = (id: string) => ({ agencyId, name: id })
  const officers = world.staff.map(({ officer }) => ({
    ...named(officer),
    officerId: officer,
    nip: Array.from({ length: 18 }, () => randomInt(10)).join(''),
    job: 'Petugas loket',
  }))
  const keys = [...new Set(world.responses.map(pointKey))]
  const points = keys.map((key) => {
    const [unitId = '', service = '', officer = ''] = key.split(' ')
    const kind = officer ? ('officer' as const) : ('counter' as const)
    const place = { unitId, serviceId: service || null, officerId: officer || null, area: null }
    return { ...named('Loket'), pointId: randomUUID(), ...place, kind, code: aCode() }
  })
  const assignments = world.staff.map(({ unit, officer }) => ({
    agencyId,
    assignmentId: randomUUID(),
    officerId: officer,
    unitId: unit,
    fromOn: '2025-01-01',
    untilOn: null,
  }))
  const units = world.units.map((unit) => ({ ...named(unit.unitId), ...unit, slug: unit.unitId }))
  const services = world.services.map((service) => ({ ...named(service.serviceId), ...service }))
  await addDirectory(
    db,
    { ...emptyDirectory(), agencies: [agency], units, services, officers, points, assignments },
    NOW,
  )
  await activateQuestionnaire(db, { agencyId, unitId: null }, questionnaireOf(world.codes), NOW)
  return new Map(keys.map((key, place) => [key, points[place]!.code]))
}

function pointKey({ unit, service, officer }: WorldResponse): string {
  return `${unit} ${service ?? ''} ${officer ?? ''}`
}

function submissionOf({ codes }: World, { scores, gender, age, education, occupation }: WorldResponse) {
  const given = codes.map((code, place) => [code, scores[place]!] as const).filter(([, score]) => score > 0)
  const answers = Object.fromEntries(given) as Record<string, Score>
  const facts = Object.entries({ gender, age, education, occupation }).filter(([, value]) => value !== null)
  return aSubmission({ answers, respondent: Object.fromEntries(facts) as ReturnType<typeof aSubmission>['respondent'] })
}
