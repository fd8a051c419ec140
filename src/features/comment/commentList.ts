/** Everything that a list of comments shows, for an agency or one unit of it. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Placed, TreeUnit } from '../../domain/unitTree.ts'
import { listServices } from '../directory/directory.ts'
import { type Covered, coveredBy } from '../directory/reach.ts'
import { listUnitChoices } from '../directory/units.ts'
import type { Vault } from '../response/vault.ts'
import { findQuestionnaire } from '../survey/survey.ts'
import { type CommentCalls, type Complained, REPLY_SPAN, mostComplained, readCommentCalls } from './calls.ts'
import { type CommentPage, listComments } from './comment.ts'
import type { AskedFilter } from './comment.form.ts'

type Db = Kysely<Database>
type Option = { value: string; text: string }

export type ReadCommentList = {
  page: CommentPage
  calls: CommentCalls
  /** Where most was complained about, in so many days. */
  complained: { places: Complained[]; days: number }
  elements: ReadonlyMap<string, string>
  units: Option[]
  services: Option[]
  today: string
}

type Asked = {
  agencyId: string
  /** The units that the list may show. */
  covered: Covered
  filter: AskedFilter
  text: string
  limit: number
  offset: number
  today: string
}

export async function readCommentList(db: Db, vault: Vault, asked: Asked): Promise<ReadCommentList> {
  const { agencyId, covered, filter, text, limit, offset, today } = asked
  const units = await listUnitChoices(db, agencyId, covered)
  const chosen = units.find(({ slug }) => slug === filter.unit) ?? (units.length === 1 ? units[0] : undefined)
  const within = filter.unit && chosen ? await coveredBy(db, agencyId, { unitIds: [chosen.unitId] }) : covered
  const services = chosen ? await listServices(db, agencyId, chosen.unitId) : []
  const elements = await elementNames(db, agencyId, chosen?.unitId ?? null)
  const page = await listComments(db, vault, agencyId, { ...filter, covered: within }, { text, limit, offset })
  return {
    page,
    calls: await readCommentCalls(db, agencyId, covered, today),
    complained: { places: await mostComplained(db, agencyId, covered, today), days: REPLY_SPAN },
    elements,
    units: units.map(asOption),
    services: services.map(({ serviceId, name }) => ({ value: serviceId, text: name })),
    today,
  }
}

/** The names of the elements in force in a unit, or in the agency, by code. */
export async function elementNames(db: Db, agencyId: string, unitId: string | null): Promise<Map<string, string>> {
  const version = await findQuestionnaire(db, agencyId, unitId)
  return new Map(version?.questionnaire.elements.map(({ code, name }) => [code, name.id]))
}

function asOption({ slug, name, depth }: Placed<TreeUnit & { slug: string }>): Option {
  return { value: slug, text: `${'\u2003'.repeat(depth)}${name}` }
}
