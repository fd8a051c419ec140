/** The forms of threads, which officer and superior share. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Actor } from '../audit/audit.ts'
import type { FieldProblem } from '../readForm.ts'
import { readPost, readTalk } from './performance.form.ts'
import type { Side, Subject } from './plan.ts'
import { acknowledge, openTalk, reply } from './talk.ts'

type Db = Kysely<Database>

/** Opens a thread and answers its id. */
export async function startTalk(
  db: Db,
  actor: Actor,
  officer: Subject,
  side: Side,
  values: URLSearchParams,
): Promise<Outcome<string, FieldProblem[]>> {
  const read = readTalk(values)
  return read.ok ? ok(await openTalk(db, actor, officer, side, { ...read.value, period: null })) : read
}

/** Answers in a thread, or says that it was read; `pesan` and `dibaca` are the words for it. */
export async function actOnTalk(
  db: Db,
  actor: Actor,
  officer: Subject,
  { talkId, side }: { talkId: string; side: Side },
  values: URLSearchParams,
): Promise<Outcome<'pesan' | 'dibaca', FieldProblem[]>> {
  if (values.get('act') === 'acknowledge') {
    const done = await acknowledge(db, actor, officer, side, talkId)
    return done.ok ? ok('dibaca') : no([{ field: 'body', problem: done.reason }])
  }
  const read = readPost(values)
  if (!read.ok) return read
  const done = await reply(db, actor, officer, side, { talkId, body: read.value.body })
  return done.ok ? ok('pesan') : no([{ field: 'body', problem: done.reason }])
}
