import { type Kysely, type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Stance, Voice } from './voice.ts'

type Db = Kysely<Database>

export async function listVoices(
  db: Db,
  agencyId: string,
  indicatorId: string,
  version: number,
): Promise<Omit<Voice, 'isLatest'>[]> {
  const { rows } = await sql<Omit<Voice, 'isLatest'>>`
    select v.officer_id as "officerId", o.name as officer, v.stance, v.says, v.at
    from indicator_voice v join officer o on o.agency_id = v.agency_id and o.officer_id = v.officer_id
    where v.agency_id = ${agencyId} and v.indicator_id = ${indicatorId} and v.version = ${version}
    order by v.at desc, v.voice_id desc`.execute(db)
  return rows
}

/** The versions of which an officer said anything. */
export function listSpoken(
  db: Db,
  agencyId: string,
  officerId: string,
): Promise<{ indicatorId: string; version: number }[]> {
  return db
    .selectFrom('indicator_voice')
    .select(['indicator_id as indicatorId', 'version'])
    .distinct()
    .where('agency_id', '=', agencyId)
    .where('officer_id', '=', officerId)
    .execute()
}

export async function insertVoice(
  trx: Transaction<Database>,
  voice: {
    agencyId: string
    voiceId: string
    indicatorId: string
    version: number
    officerId: string
    stance: Stance
    says: string | null
    now: Date
  },
): Promise<void> {
  await trx
    .insertInto('indicator_voice')
    .values({
      agency_id: voice.agencyId,
      voice_id: voice.voiceId,
      indicator_id: voice.indicatorId,
      version: voice.version,
      officer_id: voice.officerId,
      stance: voice.stance,
      says: voice.says,
      at: voice.now,
    })
    .execute()
}

/** Officers who are assigned on a day to one of these units (null: to any), by name. */
export async function listConcerned(
  db: Db,
  agencyId: string,
  unitIds: readonly string[] | null,
  today: string,
): Promise<{ officerId: string; name: string; unitId: string }[]> {
  const { rows } = await sql<{ officerId: string; name: string; unitId: string }>`
    select distinct on (o.name, o.officer_id) o.officer_id as "officerId", o.name, a.unit_id as "unitId"
    from officer o join assignment a on a.agency_id = o.agency_id and a.officer_id = o.officer_id
    where o.agency_id = ${agencyId} and o.ended_at is null and a.from_on <= ${today}::date
      and (a.until_on is null or a.until_on >= ${today}::date)
      and (${unitIds === null} or a.unit_id = any(${unitIds === null ? [] : [...unitIds]}::uuid[]))
    order by o.name, o.officer_id, a.from_on desc`.execute(db)
  return rows
}
