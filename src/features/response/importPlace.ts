import { randomUUIDv7 as newId, hash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { questionnaireOf } from '../../domain/officialQuestionnaire.ts'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { slugOf } from '../../domain/unitTree.ts'
import {
  type Agency,
  type Unit,
  addDirectory,
  emptyDirectory,
  findAgency,
  findPointIdByCode,
  findUnit,
  listServices,
} from '../directory/directory.ts'
import { reservedSlugs } from '../directory/units.ts'
import { activateQuestionnaire, findQuestionnaire } from '../survey/survey.ts'

type Trx = Transaction<Database>

/** Where imported answers belong. */
export type ImportPlace = {
  agency: string
  unit: string
  timeZone: string
  questionnaire: Questionnaire
  ids: { agencyId: string; unitId: string; pointId: string; questionnaireId: string }
  serviceIds: ReadonlyMap<string, string>
}

type Wanted = {
  agency: string | null
  unit: string | null
  name: string
  elements: readonly string[]
  services: readonly string[]
  now: Date
}

/** Finds or makes the agency, unit, services, questionnaire version and paper desk that a file's answers belong to. */
export async function openImportPlace(trx: Trx, wanted: Wanted): Promise<Outcome<ImportPlace, string>> {
  const agency = await findOrAddAgency(trx, wanted)
  if (!agency) return no(`There is no agency "${wanted.agency}".`)
  const unit = await findOrAddUnit(trx, agency, wanted)
  if (!unit) return no(`The agency "${agency.slug}" has no unit "${wanted.unit}".`)
  const { questionnaireId, questionnaire } = await questionnaireFor(trx, unit, wanted)
  const { agencyId, unitId } = unit
  const ids = { agencyId, unitId, questionnaireId, pointId: await findOrAddPaperDesk(trx, unit, wanted.now) }
  const serviceIds = await findOrAddServices(trx, unit, wanted)
  return ok({ agency: agency.slug, unit: unit.slug, timeZone: agency.timeZone, questionnaire, ids, serviceIds })
}

async function findOrAddAgency(trx: Trx, { agency, name, now }: Wanted): Promise<Agency | null> {
  const found = await findAgency(trx, agency ?? slugNamed(name))
  if (found || agency !== null) return found
  const added = { agencyId: newId(), slug: slugNamed(name), name: titleOf(name), timeZone: 'Asia/Jakarta' }
  await addDirectory(trx, { ...emptyDirectory(), agencies: [added] }, now)
  return added
}

async function findOrAddUnit(trx: Trx, { agencyId }: Agency, { unit, name, now }: Wanted): Promise<Unit | null> {
  const found = await findUnit(trx, agencyId, unit ?? slugNamed(name))
  if (found || unit !== null) return found
  const added = { agencyId, unitId: newId(), parentId: null, slug: slugNamed(name), name: titleOf(name) }
  await addDirectory(trx, { ...emptyDirectory(), units: [added] }, now)
  return added
}

/** The version in force if it asks the same; else a new one, for the whole agency when it had none, else for the unit alone. */
async function questionnaireFor(trx: Trx, { agencyId, unitId }: Unit, { elements, now }: Wanted) {
  const inForce = await findQuestionnaire(trx, agencyId, unitId)
  const codes = inForce?.questionnaire.elements.map((element) => element.code)
  if (inForce && codes?.join() === elements.join()) return inForce
  return activateQuestionnaire(trx, { agencyId, unitId: inForce ? unitId : null }, questionnaireOf(elements), now)
}

async function findOrAddPaperDesk(trx: Trx, { agencyId, unitId }: Unit, now: Date): Promise<string> {
  const code = hash('sha256', `${agencyId}/${unitId}/import`).slice(0, 12).toUpperCase()
  const found = await findPointIdByCode(trx, code)
  if (found) return found
  const pointId = newId()
  const desk = {
    agencyId,
    pointId,
    unitId,
    serviceId: null,
    officerId: null,
    kind: 'paper',
    name: 'Data impor',
    area: null,
    code,
  } as const
  await addDirectory(trx, { ...emptyDirectory(), points: [desk] }, now)
  return pointId
}

async function findOrAddServices(
  trx: Trx,
  { agencyId, unitId }: Unit,
  { services, now }: Wanted,
): Promise<Map<string, string>> {
  const known = new Map((await listServices(trx, agencyId, unitId)).map(({ name, serviceId }) => [name, serviceId]))
  const added = services
    .filter((name) => !known.has(name))
    .map((name) => ({ agencyId, serviceId: newId(), unitId, name }))
  await addDirectory(trx, { ...emptyDirectory(), services: added }, now)
  for (const { name, serviceId } of added) known.set(name, serviceId)
  return known
}

/** What pages have for an address is no name of an agency or a unit. */
const taken: readonly string[] = ['', 'instansi-baru', ...reservedSlugs]

function slugNamed(name: string): string {
  const slug = slugOf(name, '')
  return taken.includes(slug) ? `impor-${slug}`.replace(/-$/, '') : slug
}

/** `kantor-izin-2023` becomes `Kantor Izin 2023`. */
function titleOf(name: string): string {
  return slugNamed(name)
    .replaceAll('-', ' ')
    .replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
}
