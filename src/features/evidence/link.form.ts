/** What the form of links sends: how long a new one opens, or which one is to be revoked. */
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { z } from 'zod'
import { type LinkDays, linkDays } from './link.ts'

export type LinkWish = { act: 'make'; days: LinkDays } | { act: 'revoke'; linkId: string }

const wish = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('make'),
    days: z
      .string()
      .transform(Number)
      .pipe(z.literal([...linkDays])),
  }),
  z.object({ act: z.literal('revoke'), linkId: z.uuid() }),
])

/** The field that is none is named. */
export function readLinkWish(fields: URLSearchParams): Outcome<LinkWish, 'days' | 'link'> {
  const read = wish.safeParse(Object.fromEntries(fields))
  if (read.success) return ok(read.data)
  return no(fields.get('act') === 'revoke' ? 'link' : 'days')
}
