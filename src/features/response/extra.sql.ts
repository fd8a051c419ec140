import type { Statement } from '../line.ts'
import { dates, byteas, texts, unnested, uuids } from '../pgArray.ts'
import { choicesOf } from './extra.ts'
import type { NewResponse } from './response.ts'
import type { SealedComment } from './vault.ts'

/** A stored response with its texts to extra questions, sealed; null where there are none. */
export type ExtraRow = { response: NewResponse; texts: SealedComment | null }

/** Those of a batch that have answers to extra questions and were stored, each with its sealed texts. */
export function extraRows(
  responses: readonly NewResponse[],
  sealed: readonly (SealedComment | null)[],
  isFresh: (response: NewResponse) => boolean,
): ExtraRow[] {
  return responses.flatMap((response, place) =>
    response.extra && isFresh(response) ? [{ response, texts: sealed[place] ?? null }] : [],
  )
}

/** Keeps the answers to extra questions of responses that were just stored; nothing to do where there are none. */
export function insertExtras(rows: readonly ExtraRow[]): Statement[] {
  if (rows.length === 0) return []
  const text = `/* name: insert_extras */
    insert into response_extra (agency_id, response_id, choices, month, sealed)
    select k.agency_id, k.response_id, k.choices::jsonb, t.month, t.sealed
    from (select ${unnested({ agency_id: 'uuid', response_id: 'uuid', choices: 'text' })}) k
    left join (select ${unnested({ response_id: 'uuid', month: 'date', sealed: 'bytea' }, 4)}) t using (response_id)`
  const written = rows.flatMap(({ response, texts }) => (texts ? [{ ...texts, id: response.responseId }] : []))
  const values = [
    uuids(rows.map(({ response }) => response.agencyId)),
    uuids(rows.map(({ response }) => response.responseId)),
    texts(rows.map(({ response }) => JSON.stringify(choicesOf(response.extra ?? {})))),
    uuids(written.map(({ id }) => id)),
    dates(written.map(({ month }) => month)),
    byteas(written.map(({ sealed }) => sealed)),
  ]
  return [{ text, values }]
}
