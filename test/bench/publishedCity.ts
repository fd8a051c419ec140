import { randomUUID } from 'node:crypto'
import type { ScoreCounts } from '../../src/domain/scoreCounts.ts'
import { type QuarterLeaf, sourceOf } from '../../src/domain/disclosure/source.ts'
import { noCounters } from '../../src/domain/disclosure/counters.ts'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import { quartersUntil } from '../../src/domain/period.ts'
import { MEAN_SCALE } from '../../src/domain/tally.ts'
import { type Agency, addDirectory, emptyDirectory } from '../../src/features/directory/directory.ts'
import { canonicalJson, digestOf } from '../../src/features/release/canonical.ts'
import { compose } from '../../src/features/release/compose.ts'
import { insertRelease } from '../../src/features/release/release.sql.ts'
import type { OpenDatabase } from '../../src/server/db.ts'

const RESPONDENTS = 40

/** An agency with many units that published many quarters, written as releases are: what pages and data of a large city are made of. */
export async function publishCity(db: OpenDatabase['db'], unitCount: number, releaseCount: number): Promise<Agency> {
  const agencyId = randomUUID()
  const agency = { agencyId, slug: 'kota-besar', name: 'Pemerintah Kota Besar Sekali', timeZone: 'Asia/Jakarta' }
  const units = Array.from({ length: unitCount }, (_, place) => ({
    agencyId,
    unitId: randomUUID(),
    parentId: null,
    slug: `unit-${place + 1}`,
    name: `Unit Pelayanan ${place + 1}`,
  }))
  await addDirectory(db, { ...emptyDirectory(), agencies: [agency], units }, new Date())
  const tree = new Map(units.map(({ unitId }) => [unitId, null]))
  const setting = { agency, units, services: [], questionnaireOf: () => officialQuestionnaire }
  for (const [round, period] of quartersUntil('2026-09-30', releaseCount).entries()) {
    const leaves = units.map(({ unitId }, place) => leafOf(unitId, place + round))
    const source = sourceOf(tree, { leaves, staff: new Map(), held: 0, excluded: 0, visits: {} })
    const edition = { period, edition: 1, quarters: [{ period: period.code, edition: 1 }] }
    const snapshot = compose(setting, edition, source, () => [])
    const head = { period: period.code, edition: 1, digest: digestOf(snapshot), closedAt: new Date() }
    await insertRelease(db, agencyId, head, canonicalJson(snapshot))
  }
  return agency
}

/** Forty people who gave threes and fours, a few more fours in some units than in others. */
function leafOf(unit: string, place: number): QuarterLeaf {
  const fours = 10 + (place % 17)
  const scores: ScoreCounts = [0, 6, RESPONDENTS - fours - 6, fours]
  const elements = Object.fromEntries(officialQuestionnaire.elements.map(({ code }) => [code, scores]))
  const sumMean = MEAN_SCALE * (2 * scores[1] + 3 * scores[2] + 4 * scores[3])
  const sumSquaredMean = MEAN_SCALE ** 2 * (4 * scores[1] + 9 * scores[2] + 16 * scores[3])
  const counters = { ...noCounters, respondents: RESPONDENTS, sumMean, sumSquaredMean, elements }
  const profile = { gender: { L: 18, P: 22 }, age: {}, education: {}, occupation: {}, channel: { qr: RESPONDENTS } }
  return { unit, service: null, counters, profile }
}
