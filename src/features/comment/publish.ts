/**
 * Comments in public: only what a moderator let through, without anything that leads to a person or to the counter where somebody
 * sat, told by its period and never beside a score; in groups, and late enough that nobody remembers who wrote just then.
 */
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { partsOfPeriod, readPeriod } from '../../domain/period.ts'
import { withoutCounters } from '../../domain/redaction/counters.ts'
import { daysBetween } from '../../domain/days.ts'
import { type Vault, openIfThere } from '../response/vault.ts'
import * as store from './publish.sql.ts'

type Db = Kysely<Database>
type Trx = Transaction<Database>

/** Fewer of one unit and period are not published, nor added: each group hides who of it wrote what. */
export const LEAST_GROUP = 5
/** Days that must have passed. */
export const DAYS_OLD = 7

/**
 * Publishes what was let through and takes back what was judged otherwise since; in one process at a time. What waits for its period, its
 * week or its group is looked at again the next time. Answers how many became public.
 */
export async function publishComments(db: Db, vault: Vault, now: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    if (!(await store.tryLock(trx))) return 0
    const due = await store.listDue(trx)
    if (due.length === 0) return 0
    const stays = due.filter(({ isPublishable, isHeld }) => isPublishable && !isHeld)
    const goes = due.filter((comment) => !stays.includes(comment))
    const withdrawn = await store.withdraw(trx, idsOf(goes.filter(({ isPublished }) => isPublished)), LEAST_GROUP)
    const again = stays.filter(({ isPublished, commentId }) => isPublished && !withdrawn.includes(commentId))
    for (const comment of again) await publishAgain(trx, vault, comment)
    const published = await publishGroups(
      trx,
      vault,
      stays.filter(({ isPublished }) => !isPublished),
      now,
    )
    await store.setDue(trx, [...idsOf(goes), ...idsOf(again), ...idsOf(published)], false)
    await store.setDue(
      trx,
      withdrawn.filter((id) => !idsOf(goes).includes(id)),
      true,
    )
    const changed = [...goes.filter(({ isPublished }) => isPublished), ...again, ...published]
    if (changed.length > 0) await store.bumpVersions(trx, agenciesOf(changed))
    return published.length
  })
}

/** As it reads now; as it read before where its key is gone. */
async function publishAgain(trx: Trx, vault: Vault, comment: store.DueComment): Promise<void> {
  const text = await publicText(vault, comment)
  if (text !== '') await store.updatePublished(trx, comment.commentId, text)
}

/** Publishes the groups that are large enough; answers their comments. */
async function publishGroups(trx: Trx, vault: Vault, waiting: readonly store.DueComment[], now: Date) {
  const old = waiting.filter(({ answeredOn }) => daysBetween(answeredOn, now.toISOString().slice(0, 10)) >= DAYS_OLD)
  if (old.length < LEAST_GROUP) return []
  const periods = Map.groupBy(await store.listPeriods(trx, agenciesOf(old)), ({ agencyId }) => agencyId)
  const placed = old.flatMap((comment) => {
    const period = shortestWith(comment.answeredOn, periods.get(comment.agencyId) ?? [])
    return period ? [{ ...comment, period }] : []
  })
  const published: store.DueComment[] = []
  for (const group of Map.groupBy(placed, ({ agencyId, unit, period }) => `${agencyId} ${unit} ${period}`).values()) {
    const [{ agencyId, unit, period }] = group as [(typeof placed)[number]]
    if (group.length < LEAST_GROUP || !(await store.isShown(trx, agencyId, unit, period))) continue
    const texts = await Promise.all(group.map((comment) => publicText(vault, comment)))
    await store.insertPublished(
      trx,
      group.map(({ commentId }, place) => ({ agencyId, commentId, unit, period, text: texts[place]! })),
    )
    published.push(...group)
  }
  return published
}

/** The shortest published period in which a day lies, so that nothing is told closer than it was published. */
function shortestWith(day: string, published: readonly { period: string }[]): string | null {
  const around = published
    .flatMap(({ period }) => readPeriod(period) ?? [])
    .filter(({ from, to }) => from <= day && day <= to)
    .sort((one, other) => daysBetween(one.from, one.to) - daysBetween(other.from, other.to))
  return around[0]?.code ?? null
}

/** Empty where its key was destroyed: such a comment has no line. */
async function publicText(vault: Vault, comment: store.DueComment): Promise<string> {
  return withoutCounters((await openIfThere(vault, comment)) ?? '')
}

function idsOf(comments: readonly { commentId: string }[]): string[] {
  return comments.map(({ commentId }) => commentId)
}

function agenciesOf(comments: readonly { agencyId: string }[]): string[] {
  return comments.map(({ agencyId }) => agencyId)
}

export type PublishedComment = { period: string; text: string }

/** What the public reads of units (by slug) in a release: comments of its period, and of the periods within it. */
export async function listPublishedComments(
  db: Db,
  agencyId: string,
  units: readonly string[],
  period: string,
): Promise<PublishedComment[]> {
  const periods = partsOfPeriod(period)
  return periods.length > 0 && units.length > 0 ? store.listPublished(db, agencyId, units, periods) : []
}
