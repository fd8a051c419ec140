// `portal replies …`: the comments whose writers would like a reply, and the replies.
import type { Command } from 'commander'
import { listReplyWishes } from '../../features/comment/comment.ts'
import { replyTo } from '../../features/response/reply.ts'
import { createVault } from '../../features/response/vault.ts'
import { secretKeyOf } from '../env.ts'
import { Refusal } from '../refusal.ts'
import { knownAgency, withDatabase } from './command.ts'
import { print } from './tables.ts'

export function addReplyVerbs(program: Command): void {
  const replies = program.command('replies').description('replies to comments, read by whoever holds the receipt')
  replies
    .command('list')
    .description('the comments that wish for a reply, those without one first')
    .argument('<agency>', 'slug of the agency')
    .option('--json', 'as JSON')
    .action(list)
  replies
    .command('answer')
    .description('answers a comment, once')
    .argument('<agency>', 'slug of the agency')
    .argument('<response>', 'the id that the list says')
    .argument('<text>', 'the reply')
    .action(answer)
}

async function list(slug: string, { json }: { json?: true }): Promise<void> {
  await withDatabase(async ({ db }, _, env) => {
    const agency = await knownAgency(db, slug)
    const wishes = await listReplyWishes(db, createVault(db, secretKeyOf(env)), agency.agencyId)
    if (json) return print(JSON.stringify(wishes))
    for (const { responseId, answeredOn, unit, isReplied, comment } of wishes)
      print(
        `${responseId}  ${answeredOn}  ${unit}${isReplied ? '  (replied)' : ''}\n  ${comment ?? '(its key was deleted)'}`,
      )
  })
}

async function answer(slug: string, responseId: string, text: string): Promise<void> {
  await withDatabase(async ({ db }, _, env) => {
    const agency = await knownAgency(db, slug)
    if (!/^[0-9a-f-]{36}$/.test(responseId)) throw new Refusal(refusals.unknown)
    const replied = await replyTo(db, createVault(db, secretKeyOf(env)), agency, responseId, text, new Date())
    if (!replied.ok) throw new Refusal(refusals[replied.reason])
    print('The reply is stored; the citizen reads it with the receipt.')
  })
}

const refusals = {
  unknown: 'The agency has no comment with this id.',
  unwished: 'The writer of this comment asked for no reply.',
  replied: 'This comment was answered before.',
  empty: 'The reply is empty.',
  'too-long': 'A reply has at most 2,000 characters.',
}
