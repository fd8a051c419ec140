import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/domain/access.ts'
import { addMembership, findStaff } from '../../src/features/account/account.ts'
import { acceptInvitation, invite, openInvitation, revokeInvitation } from '../../src/features/account/invitation.ts'
import { isUntouched, setUp } from '../../src/features/account/firstRun.ts'
import {
  changeRole,
  endRole,
  endSignInsOf,
  findMember,
  giveRole,
  listMembers,
} from '../../src/features/account/member.ts'
import { createPerson, useGrace } from '../../src/features/account/people.ts'
import { withinAgency } from '../../src/features/agencyScope.sql.ts'
import { listChanges } from '../../src/features/audit/audit.ts'
import { NOW, type Place, aPlace, anOfficer, count } from '../support/builders.ts'
import { type TestDatabase, aDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.close())

type Act<T> = (trx: Parameters<Parameters<typeof withinAgency<T>>[3]>[0]) => Promise<T>
const within = <T>({ agency }: Place, act: Act<T>) =>
  withinAgency(database.db, agency.agencyId, { isReadOnly: false }, act)
const actorOf = ({ agency }: Place, userId: string | null = null) => ({
  agencyId: agency.agencyId,
  userId,
  name: 'Ayu',
  now: NOW,
})
const wide = (role: Role) => ({ role, unitId: null, officerId: null })
let people = 0

async function aPerson(place: Place, role: Role): Promise<{ userId: string; membershipId: string; email: string }> {
  const email = `orang-${(people += 1)}@contoh.example`
  const created = await createPerson(database.db, { name: `Orang ${people}`, email, passwordHash: 'x' }, NOW)
  if (!created.ok) throw new Error('taken')
  const added = await addMembership(database.db, actorOf(place), { userId: created.value, ...wide(role) })
  if (!added.ok) throw new Error('exists')
  return { userId: created.value, membershipId: added.value, email }
}

describe('members of an agency', () => {
  test('are found by name and address, and by what they are; of other agencies there is nothing', async () => {
    const [own, foreign] = [await aPlace(database.db), await aPlace(database.db)]
    const person = await aPerson(own, 'leader')
    await aPerson(foreign, 'leader')
    const names = (search: string | null) =>
      within(own, (trx) => listMembers(trx, own.agency.agencyId, search)).then((all) => all.map(({ userId }) => userId))
    expect(await names(null)).toEqual([person.userId])
    expect(await names(person.email.slice(0, 8).toUpperCase())).toEqual([person.userId])
    expect(await names('%')).toEqual([])
    expect(await within(own, (trx) => listMembers(trx, foreign.agency.agencyId, null))).toEqual([])
  })

  test('never lose their last administrator, also when two end each other at once', async () => {
    const place = await aPlace(database.db)
    const [one, two] = [await aPerson(place, 'administrator'), await aPerson(place, 'administrator')]
    const ended = await Promise.all([
      within(place, (trx) => endRole(trx, actorOf(place, one.userId), two.membershipId)),
      within(place, (trx) => endRole(trx, actorOf(place, two.userId), one.membershipId)),
    ])
    expect(ended.map((outcome) => (outcome.ok ? 'ended' : outcome.reason)).sort()).toEqual([
      'ended',
      'last-administrator',
    ])
    const left = await listMembers(database.db, place.agency.agencyId, null)
    expect(left.length).toBe(1)
    const [{ roles } = { roles: [] }] = left
    const lowered = await within(place, (trx) =>
      changeRole(trx, actorOf(place), roles[0]?.membershipId ?? '', wide('inspector')),
    )
    expect(lowered).toEqual({ ok: false, reason: 'last-administrator' })
    expect((await listMembers(database.db, place.agency.agencyId, null))[0]?.roles[0]?.role).toBe('administrator')
  })

  test('change nothing about themselves', async () => {
    const place = await aPlace(database.db)
    await aPerson(place, 'administrator')
    const self = await aPerson(place, 'administrator')
    const actor = actorOf(place, self.userId)
    const refused = [
      await within(place, (trx) => giveRole(trx, actor, self.userId, wide('leader'))),
      await within(place, (trx) => changeRole(trx, actor, self.membershipId, wide('leader'))),
      await within(place, (trx) => endRole(trx, actor, self.membershipId)),
    ]
    for (const one of refused) expect(one).toEqual({ ok: false, reason: 'own' })
    expect((await findMember(database.db, place.agency.agencyId, self.userId))?.roles.map(({ role }) => role)).toEqual([
      'administrator',
    ])
  })

  test('change: the old role ends, the new one begins, and the trail has both', async () => {
    const place = await aPlace(database.db)
    const officer = await anOfficer(database.db, place)
    const person = await aPerson(place, 'inspector')
    const placement = { role: 'officer', unitId: null, officerId: officer.officerId } as const
    const changed = await within(place, (trx) => changeRole(trx, actorOf(place), person.membershipId, placement))
    expect(changed.ok).toBe(true)
    const member = await findMember(database.db, place.agency.agencyId, person.userId)
    expect(member?.roles).toMatchObject([{ role: 'officer', officer: officer.name }])
    const acts = (await listChanges(database.db, place.agency.agencyId, {}, 10)).map(({ act }) => act)
    expect(acts).toEqual(expect.arrayContaining(['ended', 'added']))
    expect(await count(database.db, 'membership', { agency_id: place.agency.agencyId })).toBe(2)
  })

  test('of another agency are out of reach of every verb', async () => {
    const [own, foreign] = [await aPlace(database.db), await aPlace(database.db)]
    const person = await aPerson(foreign, 'leader')
    const outcomes = [
      await within(own, (trx) => endRole(trx, actorOf(own), person.membershipId)),
      await within(own, (trx) => giveRole(trx, actorOf(own), person.userId, wide('administrator'))),
      await within(own, (trx) => endSignInsOf(trx, actorOf(own), person.userId)),
    ]
    for (const one of outcomes) expect(one).toEqual({ ok: false, reason: 'unknown' })
  })
})

describe('an invitation', () => {
  const invited = { name: 'Sari', email: 'SARI@contoh.example', ...wide('moderator') }

  async function anInvitation(place: Place, about = invited) {
    const made = await within(place, (trx) => invite(trx, actorOf(place), about))
    if (!made.ok) throw new Error(made.reason)
    return made.value
  }

  test('opens once, of twenty who try at once, and makes one account with one role', async () => {
    const place = await aPlace(database.db)
    const { secret } = await anInvitation(place)
    const tries = Array.from({ length: 20 }, (_, n) =>
      acceptInvitation(database.db, secret, { name: `Sari ${n}`, passwordHash: 'x' }, NOW),
    )
    const outcomes = (await Promise.all(tries)).map((outcome) => (outcome.ok ? 'in' : outcome.reason))
    expect(outcomes.filter((outcome) => outcome === 'in').length).toBe(1)
    expect(outcomes.filter((outcome) => outcome === 'used').length).toBe(19)
    const [member, ...others] = await listMembers(database.db, place.agency.agencyId, null)
    expect([member?.email, member?.roles.length, others.length]).toEqual(['sari@contoh.example', 1, 0])
  })

  test('is dead when it is old, taken back or made up, and then makes no account', async () => {
    const place = await aPlace(database.db)
    const about = { ...invited, email: 'lama@contoh.example' }
    const { secret, invitationId } = await anInvitation(place, about)
    const later = new Date(NOW.getTime() + 7 * 86_400_000)
    const accept = (text: string, now: Date) =>
      acceptInvitation(database.db, text, { name: 'X', passwordHash: 'x' }, now)
    expect(await accept(secret, later)).toEqual({ ok: false, reason: 'expired' })
    expect(await accept('A'.repeat(43), NOW)).toEqual({ ok: false, reason: 'unknown' })
    expect(await within(place, (trx) => revokeInvitation(trx, actorOf(place), invitationId))).toBe(true)
    expect(await accept(secret, NOW)).toEqual({ ok: false, reason: 'revoked' })
    expect(await listMembers(database.db, place.agency.agencyId, null)).toEqual([])
    expect((await openInvitation(database.db, secret, NOW)).ok).toBe(false)
  })

  test('to an address that has an account asks its owner, and gives one person roles in two agencies', async () => {
    const [first, second] = [await aPlace(database.db), await aPlace(database.db)]
    const known = await aPerson(first, 'leader')
    const stranger = await aPerson(first, 'inspector')
    const { secret } = await anInvitation(second, { ...invited, email: known.email.toUpperCase(), ...wide('leader') })
    const accept = (accepting: Parameters<typeof acceptInvitation>[2]) =>
      acceptInvitation(database.db, secret, accepting, NOW)
    expect(await accept({ name: 'X', passwordHash: 'x' })).toEqual({ ok: false, reason: 'has-account' })
    expect(await accept({ userId: stranger.userId })).toEqual({ ok: false, reason: 'other-account' })
    expect(await accept({ userId: known.userId })).toEqual({ ok: true, value: known.userId })
    const agencies = (await findStaff(database.db, known.userId))?.memberships.map(({ agencyId }) => agencyId)
    expect(agencies?.sort()).toEqual([first.agency.agencyId, second.agency.agencyId].sort())
  })

  test('makes no moderator of somebody in a unit, be it when it is written or when it is accepted', async () => {
    const place = await aPlace(database.db)
    const person = await aPerson(place, 'inspector')
    const { secret } = await anInvitation(place, { ...invited, email: person.email })
    const inUnit = { role: 'unit-head', unitId: place.unit.unitId, officerId: null } as const
    expect((await within(place, (trx) => giveRole(trx, actorOf(place), person.userId, inUnit))).ok).toBe(true)
    const refusal = { ok: false, reason: 'moderator-in-unit' }
    expect(await acceptInvitation(database.db, secret, { userId: person.userId }, NOW)).toEqual(refusal)
    expect(await within(place, (trx) => invite(trx, actorOf(place), { ...invited, email: person.email }))).toEqual(
      refusal,
    )
    const member = await findMember(database.db, place.agency.agencyId, person.userId)
    expect(member?.roles.map(({ role }) => role)).toEqual(['inspector', 'unit-head'])
  })
})

describe('the grace of one sign-in', () => {
  test('is given to one sign-in and no other', async () => {
    const { userId } = await aPerson(await aPlace(database.db), 'leader')
    const [one, two] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002']
    expect([await useGrace(database.db, userId, one), await useGrace(database.db, userId, two)]).toEqual([true, false])
    expect(await useGrace(database.db, userId, one)).toBe(true)
  })
})

describe('the first run', () => {
  test('makes one administrator of twenty who try at once, and is closed for ever', async () => {
    const empty = await aDatabase()
    expect(await isUntouched(empty.db)).toBe(true)
    const tries = Array.from({ length: 20 }, (_, n) =>
      setUp(
        empty.db,
        {
          person: { name: `Orang ${n}`, email: `orang-${n}@contoh.example`, passwordHash: 'x' },
          agency: { slug: `kota-${n}`, name: 'Kota', timeZone: 'Asia/Jakarta', kind: 'city' },
        },
        NOW,
      ),
    )
    const outcomes = (await Promise.all(tries)).map((outcome) => (outcome.ok ? 'made' : outcome.reason))
    expect(outcomes.filter((outcome) => outcome === 'made').length).toBe(1)
    expect(outcomes.filter((outcome) => outcome === 'closed').length).toBe(19)
    expect([
      await count(empty.db, 'auth_user'),
      await count(empty.db, 'agency'),
      await count(empty.db, 'membership'),
    ]).toEqual([1, 1, 1])
    expect(await isUntouched(empty.db)).toBe(false)
    await empty.close()
  })
})
