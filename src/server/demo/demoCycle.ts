import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { dayIn } from '../../domain/localTime.ts'
import { quartersUntil } from '../../domain/period.ts'
import { addDays } from '../../domain/days.ts'
import { listMembers } from '../../features/account/member.ts'
import type { Actor } from '../../features/audit/audit.ts'
import type { Agency, Officer } from '../../features/directory/directory.ts'
import { listOfficersOf, listUnits } from '../../features/directory/directory.ts'
import { inTransaction } from '../../features/inTransaction.ts'
import { answerInnovation, noteNeed, proposeInnovation } from '../../features/learning/ideas.ts'
import { recordDecision } from '../../features/learning/meeting.ts'
import { addCourse, recordTraining } from '../../features/learning/training.ts'
import { agreeCoaching, markSteps, openCoaching, reviewCoaching } from '../../features/performance/coaching.ts'
import { listCycles, openCycle, setOrganisation, setPolicy } from '../../features/performance/cycle.ts'
import { fileDispute } from '../../features/performance/dispute.ts'
import { listEvaluations, rate } from '../../features/performance/evaluation.ts'
import { fileObjection, stateOn } from '../../features/performance/objection.ts'
import { addItem, addProof, agreePlan, setExpectation } from '../../features/performance/plan.ts'
import { addNote, assessSelf } from '../../features/performance/selfCheck.ts'
import { createSigner } from '../../features/performance/signer.ts'
import { nameSuperior } from '../../features/performance/superiors.ts'
import { openTalk, reply } from '../../features/performance/talk.ts'
import { demoWords as words } from './demoWords.ts'

type Db = Kysely<Database>
type Person = { officer: Officer & { unitId: string }; as: (daysAgo: number) => Actor }

const DAY_MS = 86_400_000
/** How many officers of the head's unit have been rated for the quarter that is over. */
const RATED = 4

/** A running cycle of the demo city, as its head, its officer and its leader would have made it; nothing where there is one. */
export async function seedDemoCycle(db: Db, agency: Agency, secretKey: string, now: Date): Promise<void> {
  if ((await listCycles(db, agency.agencyId)).length > 0) return
  const members = await listMembers(db, agency.agencyId, null)
  const staff = members.flatMap(({ userId, name, roles }) => roles.map((role) => ({ userId, name, ...role })))
  const [head, leader, own] = (['unit-head', 'leader', 'officer'] as const).map((role) =>
    staff.find((one) => one.role === role),
  )
  const officers = await listOfficersOf(db, agency.agencyId)
  const officer = officers.find(({ officerId }) => officerId === own?.officerId)
  if (!head?.unitId || !leader || !own || !officer) return
  const { agencyId, timeZone } = agency
  const actorOf = (userId: string | null, name: string) => (daysAgo: number) => {
    return { agencyId, userId, name, now: new Date(now.getTime() - daysAgo * DAY_MS) }
  }
  const [asHead, asLeader] = [actorOf(head.userId, head.name), actorOf(leader.userId, leader.name)]
  const dewi: Person = { officer, as: actorOf(own.userId, own.name) }
  const others = officers
    .filter(({ unitId, officerId }) => unitId === head.unitId && officerId !== officer.officerId)
    .slice(0, RATED - 1)
    .map((one): Person => ({ officer: one, as: actorOf(null, one.name) }))
  const today = dayIn(timeZone, now)
  const quarter = quartersUntil(today, 2)[0]!
  const year = Number(quarter.code.slice(0, 4))
  await inTransaction(db, async (trx) => {
    await openCycle(trx, asLeader(300), { year, rhythm: 'quarterly' })
    await setOrganisation(trx, asLeader(60), year, 'good')
    await setPolicy(trx, asLeader(299), words.policy)
    const unit = (await listUnits(trx, agencyId)).find(({ unitId }) => unitId === head.unitId)
    const of = { unitId: head.unitId! }
    await nameSuperior(trx, asLeader(298), {
      userId: head.userId,
      of,
      subject: unit?.name ?? '',
      fromOn: `${year}-01-01`,
    })
    const signer = createSigner(secretKey)
    for (const [place, person] of [dewi, ...others].entries()) {
      await agreeOnPlan(trx, asHead, person, { year, period: quarter.code })
      const judgement = words.judgements[place % words.judgements.length]!
      await rate(trx, asHead(5 + place), person.officer, quarter, judgement, { today }, signer)
    }
    await talkAndObject(trx, asHead, dewi, { period: quarter.code, today, timeZone, from: quarter.from })
    await coach(trx, asHead, dewi, others[0], today)
    await learn(trx, asHead, asLeader, dewi, today)
  })
}

async function agreeOnPlan(
  trx: Db,
  asHead: Person['as'],
  { officer, as }: Person,
  { year, period }: { year: number; period: string },
): Promise<void> {
  await setExpectation(trx, asHead(290), officer, year, words.expectation)
  const added = await addItem(trx, as(289), officer, year, words.main)
  await addItem(trx, as(289), officer, year, words.additional)
  await addItem(trx, asHead(288), officer, year, words.conduct)
  await agreePlan(trx, asHead(287), officer, year, 'superior')
  await agreePlan(trx, as(286), officer, year, 'officer')
  if (added.ok) await addProof(trx, as(20), officer, year, { itemId: added.value, period, ...words.proof })
  await assessSelf(trx, as(14), officer, period, words.self)
}

async function talkAndObject(
  trx: Db,
  asHead: Person['as'],
  { officer, as }: Person,
  { period, today, timeZone, from }: { period: string; today: string; timeZone: string; from: string },
): Promise<void> {
  await addNote(trx, as(15), officer, period, words.obstacle)
  await addNote(trx, asHead(10), officer, period, words.process)
  await openTalk(trx, asHead(200), officer, 'superior', { ...words.dialogue, period: null })
  const talkId = await openTalk(trx, asHead(9), officer, 'superior', { ...words.feedback, period: null })
  await reply(trx, as(8), officer, 'officer', { talkId, body: words.answer })
  await reply(trx, asHead(1), officer, 'superior', { talkId, body: words.praise })
  // The shortest of these whose months hold ten answers each.
  for (const length of [14, 31, 62, 92]) {
    const days = { fromOn: from, untilOn: addDays(from, length - 1), reason: words.dispute }
    if ((await fileDispute(trx, as(3), officer, days, today)).ok) break
  }
  const [rated] = await listEvaluations(trx, officer.agencyId, officer.officerId)
  if (!rated) return
  const filed = await fileObjection(
    trx,
    as(3),
    officer,
    { evaluationId: rated.evaluationId, reasons: words.objection },
    { timeZone },
  )
  if (filed.ok) await stateOn(trx, asHead(2), { objectionId: filed.value, statement: words.statement })
}

async function coach(
  trx: Db,
  asHead: Person['as'],
  dewi: Person,
  other: Person | undefined,
  today: string,
): Promise<void> {
  await openCoaching(trx, asHead(2), dewi.officer, { ...words.coaching, reviewOn: addDays(today, 45) })
  if (!other) return
  const earlier = { ...words.coaching, reviewOn: addDays(today, -20) }
  const coachingId = await openCoaching(trx, asHead(90), other.officer, earlier)
  await agreeCoaching(trx, other.as(89), other.officer, coachingId)
  await markSteps(trx, asHead(40), other.officer, coachingId, [1, 2])
  await reviewCoaching(trx, asHead(20), other.officer, coachingId, { outcome: 'reached', review: words.review })
}

async function learn(
  trx: Db,
  asHead: Person['as'],
  asLeader: Person['as'],
  { officer, as }: Person,
  today: string,
): Promise<void> {
  const { unitId, officerId } = officer
  const courseIds = []
  for (const course of words.courses) courseIds.push(await addCourse(trx, asLeader(280), course))
  const heldOn = addDays(today, -75)
  const training = { courseId: courseIds[0]!, unitId, element: 'perilaku', heldOn, note: '', officerIds: [officerId] }
  await recordTraining(trx, asHead(74), training)
  const idea = await proposeInnovation(trx, as(120), { unitId, officerId, ...words.innovation })
  const trial = { state: 'trial', answer: words.trial, startedOn: addDays(today, -80) } as const
  await answerInnovation(trx, asHead(100), null, idea, trial)
  await noteNeed(trx, asHead(30), null, { unitId, words: words.need })
  const decision = { heldOn: addDays(today, -12), unitId, dueOn: addDays(today, 10), ...words.decision }
  await recordDecision(trx, asHead(12), null, decision)
}
