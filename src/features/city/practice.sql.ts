import { type Transaction, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'

type Trx = Transaction<Database>

/** Every table with rows of an agency, those that point to others first; a test compares it with the database. */
export const tablesOfAgency = [
  'rules_read',
  'meeting_decision',
  'facility_need',
  'innovation',
  'training',
  'course',
  'recognition',
  'case_review',
  'coaching_step',
  'coaching',
  'dispute_vote',
  'answer_dispute',
  'objection',
  'evaluation',
  'period_note',
  'self_assessment',
  'talk_post',
  'talk',
  'work_proof',
  'work_item',
  'work_plan',
  'performance_policy',
  'performance_cycle',
  'superior',
  'evidence_link',
  'service_transaction',
  'indicator_value',
  'indicator_voice',
  'indicator_version',
  'indicator',
  'goal',
  'scan',
  'set_up_tick',
  'directory_change',
  'report_file',
  'report',
  'consultation_plan',
  'consultation',
  'follow_up_proof',
  'follow_up',
  'follow_up_change',
  'used_token',
  'used_token_key',
  'token_issue',
  'token_revocation',
  'token_slot',
  'token_key',
  'sample_plan',
  'survey_period',
  'published',
  'release_source',
  'release',
  'release_calendar',
  'visit_count',
  'service_priority',
  'extra_tally',
  'tally_hour',
  'tally_month',
  'tally',
  'pending',
  'partial',
  'paper_form',
  'alert_letter',
  'alert_letter_off',
  'alert_off',
  'alert_round',
  'alert',
  'published_comment_change',
  'published_comment',
  'comment_handoff',
  'comment',
  'response_reply',
  'response_comment',
  'response_extra',
  'response_state',
  'response',
  'kiosk_device',
  'access_key',
  'origin',
  'questionnaire',
  'duty',
  'point_code',
  'point',
  'assignment',
  'invitation',
  'membership',
  'past_job',
  'officer',
  'complaint_contact',
  'complaint_count',
  'service_charter',
  'service_standard',
  'service',
  'import_run',
  'audit',
  'unit',
  'agency',
] as const satisfies readonly (keyof Database)[]

/** The agency to practise in of a real one, kept from being discarded twice at once. */
export async function lockPractice(trx: Trx, realId: string): Promise<{ agencyId: string; name: string } | null> {
  const row = await trx
    .selectFrom('agency')
    .select(['agency_id as agencyId', 'name'])
    .where('practice_of', '=', realId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** The sum over all agencies must go up, or those who remember codes would not forget them (station directory). */
export async function carryVersion(trx: Trx, realId: string, practiceId: string): Promise<void> {
  await sql`
    insert into directory_change as c (agency_id, version)
    select ${realId}::uuid, 1 + coalesce((select version from directory_change where agency_id = ${practiceId}::uuid), 0)
    on conflict (agency_id) do update set version = c.version + excluded.version`.execute(trx)
}

export async function deleteAgency(trx: Trx, agencyId: string): Promise<void> {
  for (const table of tablesOfAgency)
    await sql`delete from ${sql.table(table)} where agency_id = ${agencyId}::uuid`.execute(trx)
}
