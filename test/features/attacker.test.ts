import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RULES } from '../../src/domain/disclosure/rules.ts'
import { questionnaireOf } from '../../src/domain/officialQuestionnaire.ts'
import { readPeriod } from '../../src/domain/period.ts'
import type { Score } from '../../src/domain/questionnaire.ts'
import { type Agency, addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import {
  type Release,
  closePeriod,
  findRelease,
  listReleases,
  publishEdition,
} from '../../src/features/release/release.ts'
import { originOf, toResponse } from '../../src/features/response/response.ts'
import { activateQuestionnaire } from '../../src/features/survey/survey.ts'
import { drain } from '../../src/features/tally/tally.ts'
import { attack } from '../support/attack/attack.ts'
import { type Published, publishWorld } from '../support/attack/publishing.ts'
import { LONGER, type World, type WorldResponse, randomWorld } from '../support/attack/world.ts'
import { NOW, aCode, aSubmission, aWriter, anAgency, anEntry } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

// Among them worlds with officers, with elements left out, and with late answers that make a further edition.
test.each([3, 8, 21])(
  'world %i says in PostgreSQL what it says in memory, and tells an attacker as little',
  async (seed) => {
    const world = randomWorld(seed)
    const expected = publishWorld(world, RULES)
    const published = await publishInSql(world)
    const key = ({ snapshot }: Pick<Release, 'snapshot'>) => `${snapshot.period.code}.${snapshot.edition}`
    expect(published.map(key).sort()).toEqual(expected.map(key).sort())
    const bySql = new Map(published.map((release) => [key(release), release]))
    const said: Published[] = expected.map((release) => ({
      ...release,
      snapshot: plain(bySql.get(key(release))!, world),
    }))
    for (const [place, { snapshot }] of said.entries()) expect(snapshot).toEqual(plain(expected[place]!, world))
    expect(attack(world, said)).toBeNull()
  },
)

/** The figures without names and trend, the units in the world's order. */
function plain({ snapshot }: Pick<Release, 'snapshot'>, { units }: World): Published['snapshot'] {
  const unitOf = (id: string) => snapshot.units.find(({ slug }) => slug === id)!
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
  return {
    ...snapshot,
    agency: { slug: '', name: '' },
    total: { ...snapshot.total, history: [] },
    units: units.map(({ unitId }) => {
      const unit = unitOf(unitId)
      return { ...unit, name: '', history: [], services: unit.services.toSorted(byName) }
    }),
  }
}

/** Answers everything through the writer, round by round, and publishes as the command line does. */
async function publishInSql(world: World): Promise<Release[]> {
  const { db } = database
  const agency = anAgency()
  const codeAt = await makeDirectory(agency, world)
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
    await drain(db)
    const now = new Date(Date.UTC(2030 + round, 5))
    for (const period of [...world.quarters, ...LONGER])
      if (!(await findRelease(db, agency.agencyId, period.code)))
        await closePeriod(db, agency, period, '2030-01-01', now)
      else await publishEdition(db, agency, period, now)
  }
  const heads = await listReleases(db, agency.agencyId)
  const releases = heads.map(({ period, edition }) => findRelease(database.publicDb, agency.agencyId, period, edition))
  return (await Promise.all(releases)).map((release) => release!)
}

/** A point for every place and officer; answers the code of each. */
async function makeDirectory(agency: Agency, world: World): Promise<Map<string, string>> {
  const { agencyId } = agency
  const { db } = database
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
