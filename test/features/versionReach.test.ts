import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import * as survey from '../../src/features/survey/version.ts'
import { findVersionWithin, isWithin, listVersionsWithin } from '../../src/features/survey/versionReach.ts'
import { type Place, aPlace } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'
import { aColleague } from '../support/staff.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

const within = <T>(place: Place, act: (trx: TestDatabase['db']) => Promise<T>) =>
  withinAgency(database.db, place.agency.agencyId, { isReadOnly: false }, act)
const aDraft = (place: Place, actor: Awaited<ReturnType<typeof aColleague>>, unitId: string | null = null) =>
  within(place, (trx) => survey.addDraft(trx, actor, { unitId, questionnaire: officialQuestionnaire }))

describe('reach', () => {
  test('shows a unit’s people their own and the agency’s versions, and lets them change their own alone', async () => {
    const place = await aPlace(database.db)
    const [below, sibling] = [await aPlace(database.db, { below: place }), await aPlace(database.db, { beside: place })]
    const writer = await aColleague(database.db, place, 'administrator')
    const { agencyId } = place.agency
    const [ofAgency, ofBelow, ofSibling] = [
      await aDraft(place, writer),
      await aDraft(place, writer, below.unit.unitId),
      await aDraft(place, writer, sibling.unit.unitId),
    ]
    const reach = { unitIds: [place.unit.unitId] }
    const find = (id: string) => within(place, (trx) => findVersionWithin(trx, agencyId, id, reach))
    expect([await find(ofAgency), await find(ofBelow), await find(ofSibling)].map(Boolean)).toEqual([true, true, false])
    const covers = (unitId: string | null) => within(place, (trx) => isWithin(trx, agencyId, unitId, reach))
    expect([await covers(null), await covers(below.unit.unitId), await covers(sibling.unit.unitId)]).toEqual([
      false,
      true,
      false,
    ])
    const listed = await within(place, (trx) => listVersionsWithin(trx, agencyId, new Set([below.unit.unitId])))
    expect(listed.map(({ questionnaireId }) => questionnaireId)).not.toContain(ofSibling)
    expect(await find('not-a-uuid')).toBeNull()
  })

  test('of another agency finds nothing', async () => {
    const [own, foreign] = [await aPlace(database.db), await aPlace(database.db)]
    const writer = await aColleague(database.db, own, 'administrator')
    const id = foreign.questionnaire.questionnaireId
    expect(await within(own, (trx) => survey.findVersion(trx, own.agency.agencyId, id))).toBeNull()
    expect(await within(own, (trx) => survey.dropVersion(trx, writer, id))).toEqual({ ok: false, reason: 'gone' })
  })
})
