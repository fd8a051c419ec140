import type { Run, Statement } from '../line.ts'
import type { TokenUse } from '../token/token.ts'
import { byteas, dates, unnested, uuids } from '../pgArray.ts'
import type { NewResponse } from './response.ts'

type Claims = { refused: ReadonlySet<NewResponse>; claimed: NewResponse[] }

/**
 * Claims the visit tokens of a batch before anything is stored. `refused` are the responses whose token another one has;
 * `claimed` those that got theirs just now. Who wants a token that another transaction is claiming waits for its end; all claim in
 * the same order, so that two batches do not lock each other out.
 */
export async function claimTokens(run: Run, responses: readonly NewResponse[]): Promise<Claims> {
  const rows = responses.filter(hasToken).sort((a, b) => Buffer.compare(a.tokenUse.hash, b.tokenUse.hash))
  if (rows.length === 0) return { refused: new Set(), claimed: [] }
  const values = [
    uuids(rows.map((row) => row.agencyId)),
    dates(rows.map((row) => row.tokenUse.month)),
    byteas(rows.map((row) => row.tokenUse.hash)),
    uuids(rows.map((row) => row.responseId)),
  ]
  const [fresh, holders] = await Promise.all([
    run<TokenRow>({ text: claimText, values }),
    run<TokenRow>({ text: holderText, values: values.slice(0, 3) }),
  ])
  const holderOf = new Map(holders.map((row) => [nameOf(row), row.responseId]))
  const isFresh = new Set(fresh.map(nameOf))
  const refused = new Set<NewResponse>()
  const claimed: NewResponse[] = []
  for (const row of rows) {
    const name = nameOf({ agencyId: row.agencyId, hash: row.tokenUse.hash })
    if (holderOf.get(name) !== row.responseId) refused.add(row)
    else if (isFresh.delete(name)) claimed.push(row)
  }
  return { refused, claimed }
}

type TokenRow = { agencyId: string; hash: Buffer; responseId: string }
type WithToken = NewResponse & { tokenUse: TokenUse }

const tokenColumns = { agency_id: 'uuid', month: 'date', token_hash: 'bytea' }

const claimText = `/* name: claim_tokens */
    insert into used_token (agency_id, month, token_hash, response_id)
    select ${unnested({ ...tokenColumns, response_id: 'uuid' })}
    on conflict do nothing
    returning agency_id as "agencyId", token_hash as hash, response_id as "responseId"`

/** Whose they are now, mine or another's: at this level of isolation a statement sees what was committed before it began. */
const holderText = `/* name: token_holders */
    select agency_id as "agencyId", token_hash as hash, response_id as "responseId"
    from (select ${unnested(tokenColumns)}) k
    join used_token using (agency_id, month, token_hash)`

/** Gives back the tokens of responses that were there before, or stand twice in the batch: those have not used them. */
export function releasesOf(rows: readonly NewResponse[]): Statement[] {
  const given = rows.filter(hasToken)
  if (given.length === 0) return []
  const text = `/* name: release_tokens */
    delete from used_token t using (select ${unnested(tokenColumns)}) k
    where t.agency_id = k.agency_id and t.month = k.month and t.token_hash = k.token_hash`
  const values = [
    uuids(given.map((row) => row.agencyId)),
    dates(given.map((row) => row.tokenUse.month)),
    byteas(given.map((row) => row.tokenUse.hash)),
  ]
  return [{ text, values }]
}

function hasToken(response: NewResponse): response is WithToken {
  return response.tokenUse !== null
}

function nameOf({ agencyId, hash }: Pick<TokenRow, 'agencyId' | 'hash'>): string {
  return agencyId + hash.toString('hex')
}
