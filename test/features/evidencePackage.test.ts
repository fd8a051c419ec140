import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EVIDENCE_METHOD } from '../../src/domain/evidenceMethod.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { listChanges } from '../../src/features/audit/audit.ts'
import { evidenceOf } from '../../src/features/evidence/evidence.ts'
import { listLinks, makeLink, openLink, revokeLink } from '../../src/features/evidence/link.ts'
import { packageCsv } from '../../src/features/evidence/packageCsv.ts'
import { fileOf } from '../../src/features/evidence/packageFile.ts'
import { packageOf } from '../../src/features/evidence/package.ts'
import { listProgrammes } from '../../src/features/evidence/programmes.ts'
import { findIndicator, listIndicators } from '../../src/features/indicator/indicator.ts'
import { measure } from '../../src/features/indicator/measure.ts'
import { packageSchema, programmesSchema } from '../../src/server/api/openapiEvidence.ts'
import { count } from '../support/builders.ts'
import { type EvidenceCity, TODAY, anEvidenceCity, now, year } from '../support/evidenceCity.ts'

let city: EvidenceCity
let { database, agency, ids, evidence } = {} as EvidenceCity

/** One city, changed by links alone. */
beforeAll(async () => {
  city = await anEvidenceCity(12000)
  ;({ database, agency, ids, evidence } = city)
}, 60_000)
afterAll(() => database.close())

describe('the package', () => {
  const made = async () => (await packageOf(database.db, agency, [...ids.values()][2]!, year, { today: TODAY, now }))!

  test('is what the API promises, the same in JSON and CSV, and the same evidence has the same digest', async () => {
    const whole = await made()
    expect(packageSchema.parse(whole)).toEqual(whole)
    expect(JSON.parse(fileOf(whole, 'json').text)).toEqual(whole)
    expect((await made()).digest).toBe(whole.digest)
    expect(whole.evidence.method).toEqual(EVIDENCE_METHOD)
    const lines = packageCsv(whole)
      .trim()
      .split('\r\n')
      .map((line) => line.split(';'))
    const of = (butir: string) => lines.find((cells) => cells[7] === butir)!
    const { time, satisfaction } = whole.evidence
    const text = (value: number | null) => (value === null ? '' : String(value))
    expect(of('tepat_waktu').slice(9, 14)).toEqual(
      [time.onTime.percent, time.onTime.low, time.onTime.high, time.onTime.part, time.onTime.of].map(text),
    )
    expect(of('nilai').slice(9, 12)).toEqual([satisfaction.value, satisfaction.low, satisfaction.high].map(text))
    expect(lines.slice(1).every((cells) => cells[5] === whole.digest)).toBe(true)
    expect(JSON.stringify(whole)).not.toMatch(/"(rank|peringkat|pBottom)"/)
  })

  test('opens by its link as it was, until it expires or is revoked; the table keeps a hash, the trail no secret', async () => {
    const whole = await made()
    const { officer } = whole.evidence
    const actor = { agencyId: agency.agencyId, userId: null, name: 'Eko Contoh', now }
    const secret = await withinAgency(database.db, agency.agencyId, { isReadOnly: false }, (trx) =>
      makeLink(trx, actor, whole, 7),
    )
    const days = (n: number) => new Date(now.getTime() + n * 86_400_000)
    const opened = await openLink(database.db, secret, days(6.9))
    expect(opened.ok && opened.value.evidence).toEqual(whole)
    expect(await openLink(database.db, secret, days(7))).toEqual({ ok: false, reason: 'expired' })
    expect(await openLink(database.db, `${secret.slice(1)}A`, now)).toEqual({ ok: false, reason: 'unknown' })
    const { rows } = await database.pool.query('select row_to_json(l)::text as text from evidence_link l')
    expect(rows[0].text).not.toContain(secret)
    const [link] = await listLinks(database.db, agency.agencyId, officer.officerId)
    const other = { officerId: [...ids.values()][5]!, name: '' }
    expect(await revokeLink(database.db, actor, other, link!.linkId)).toBe(false)
    expect(await revokeLink(database.db, actor, officer, link!.linkId)).toBe(true)
    expect(await openLink(database.db, secret, now)).toEqual({ ok: false, reason: 'revoked' })
    const trail = await listChanges(database.db, agency.agencyId, { kind: 'evidence' }, 10)
    expect(trail.map(({ act }) => act)).toEqual(['revoked', 'issued'])
    expect(JSON.stringify(trail)).not.toContain(secret)
  })
})

test('programmes are told with their limits from ten respondents on', async () => {
  const programmes = await listProgrammes(database.db, agency.agencyId, year)
  expect(programmes.length).toBeGreaterThan(2)
  expect(programmes.some(({ index }) => index !== null)).toBe(true)
  for (const { n, index, low } of programmes) expect([index === null, low === null]).toEqual([n === null, n === null])
  const told = { agency: agency.slug, period: year, programmes }
  expect(programmesSchema.parse(told)).toEqual(told)
})

test('the pages’ role reads all of it, of one agency alone', async () => {
  const [id] = [...ids.values()]
  const inside = await withinAgency(database.db, agency.agencyId, { isReadOnly: true }, (trx) =>
    evidenceOf(trx, agency.agencyId, id!, year, { today: TODAY, reader: 'superior' }),
  )
  expect(inside).toEqual(await evidence(id!))
  const outside = await withinAgency(database.db, crypto.randomUUID(), { isReadOnly: true }, (trx) =>
    evidenceOf(trx, agency.agencyId, id!, year, { today: TODAY, reader: 'superior' }),
  )
  expect(outside).toBeNull()
})

test('indicators of the city show values by name, and what a gate keeps back is no value', async () => {
  const all = await listIndicators(database.db, agency.agencyId)
  expect(all.map(({ versions: [version] }) => version!.state).sort()).toEqual(['adopted', 'adopted', 'consultation'])
  const satisfaction = all.find(({ source }) => source === 'satisfaction')!
  const found = (await findIndicator(database.db, agency.agencyId, satisfaction.indicatorId))!
  const measured = await measure(database.db, agency.agencyId, found, [year], TODAY)
  const names = measured.map(({ name }) => name)
  expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'id')))
  for (const { id, values } of measured.slice(0, 8)) {
    const { value, low, high } = (await evidence(id)).satisfaction
    expect([values[0]!.value, values[0]!.low, values[0]!.high]).toEqual([value, low, high])
  }
  const { simulation } = found.versions[0]!
  expect(simulation!.periods.length).toBe(4)
  expect(JSON.stringify(simulation)).not.toContain(names[0])
  expect(await count(database.db, 'goal')).toBe(1)
})
