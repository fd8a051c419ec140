import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { randomOf } from '../../db/seed/random.ts'
import type { Counters } from '../../src/domain/disclosure/counters.ts'
import type { ScoreCounts } from '../../src/domain/scoreCounts.ts'
import { questions } from '../../src/domain/disclosure/lattice.ts'
import { type QuarterLeaf, sourceOf } from '../../src/domain/disclosure/source.ts'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import { quartersUntil } from '../../src/domain/period.ts'
import { MEAN_SCALE } from '../../src/domain/tally.ts'
import { type Agency, addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import { type Setting, compose, treeOf } from '../../src/features/release/compose.ts'
import { canonicalJson, listAsPublished } from '../../src/features/release/release.ts'
import { digestOf } from '../../src/features/release/canonical.ts'
import type { Snapshot } from '../../src/features/release/snapshot.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { NOW, anAgency } from './builders.ts'

type Size = { units: number; services: number; releases: number }

/**
 * An agency with very many units and releases, composed as the portal does from counters that are made up; the same figures in every
 * quarter, since it is their number and size that pages must bear. One unit of every ten stands above the next nine.
 */
export async function aLargeCity(
  { db }: Pick<OpenDatabase, 'db'>,
  { units: many, services: each, releases }: Size,
): Promise<{ agency: Agency; snapshot: Snapshot }> {
  const agency = anAgency()
  const setting = settingOf(agency, many, each)
  await addDirectory(db, { ...emptyDirectory(), agencies: [agency], units: [...setting.units] }, NOW)
  const random = randomOf(1, many)
  const leaves = setting.services.map(({ unitId, serviceId }) =>
    leafAt(unitId, serviceId, 12 + random.below(60), random),
  )
  const source = sourceOf(treeOf(setting.units), { leaves, staff: new Map(), held: 0, excluded: 0, visits: {} })
  const quarters = quartersUntil('2026-09-30', releases)
  const history = quarters.slice(-8, -1).map(({ code }) => ({ period: code, n: 50, nik: '80', low: '75', high: '84' }))
  const newest = quarters.at(-1)!
  const edition = { period: newest, edition: 1, quarters: [{ period: newest.code, edition: 1 }] }
  const snapshot = compose(setting, edition, source, () => history)
  const periods = JSON.stringify(quarters.map((period, place) => ({ period, number: place + 1 })))
  await sql`
    insert into release (agency_id, period, edition, number, digest, figures, closed_at)
    select ${agency.agencyId}, q.period ->> 'code', 1, q.number, ${digestOf(snapshot)},
           jsonb_set(${canonicalJson(snapshot)}::jsonb, '{period}', q.period), ${NOW}
    from jsonb_to_recordset(${periods}::jsonb) q (period jsonb, number int)`.execute(db)
  await listAsPublished(db, agency.agencyId, snapshot)
  return { agency, snapshot }
}

function settingOf(agency: Agency, many: number, each: number): Setting {
  const { agencyId } = agency
  const ids = Array.from({ length: many }, () => randomUUID())
  const units = ids.map((unitId, place) => ({
    agencyId,
    unitId,
    parentId: place % 10 === 0 ? null : ids[place - (place % 10)]!,
    slug: `kelurahan-percontohan-${place}`,
    name: `Kelurahan Percontohan ${String(place).padStart(4, '0')}`,
  }))
  const services = units.flatMap(({ unitId }) =>
    Array.from({ length: each }, (_, place) => ({
      agencyId,
      serviceId: randomUUID(),
      unitId,
      name: `Surat Keterangan Jenis ${place + 1}`,
    })),
  )
  return { agency, units, services, questionnaireOf: () => officialQuestionnaire }
}

type Random = ReturnType<typeof randomOf>

function leafAt(unit: string, service: string, people: number, random: Random): QuarterLeaf {
  const four = (): ScoreCounts => {
    const [a, b] = [random.below(3), random.below(8)]
    const c = random.below(people - a - b)
    return [a, b, c, people - a - b - c]
  }
  const elements = Object.fromEntries(officialQuestionnaire.elements.map(({ code }) => [code, four()]))
  const counters: Counters = {
    respondents: people,
    sumMean: Math.round(people * 3.2 * MEAN_SCALE),
    sumSquaredMean: Math.round(people * 10.5 * MEAN_SCALE ** 2),
    elements,
    officers: {},
  }
  const profile = Object.fromEntries(questions.map((question) => [question, {}])) as QuarterLeaf['profile']
  return { unit, service, counters, profile: { ...profile, gender: { L: people - 10, P: 10 } } }
}
