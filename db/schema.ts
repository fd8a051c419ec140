// Generated from a migrated database by db/generate.ts. Do not edit.
import type { ColumnType, Generated, JSONColumnType, SelectType } from 'kysely'

export type Timestamp = ColumnType<Date, Date | string>
/** Read and never written: of a view, or computed by the database. */
export type Computed<T> = ColumnType<SelectType<T>, never, never>

export interface AccessKeyTable {
  agency_id: string
  access_key_id: number
  kind: string
  point_id: string | null
  digest: Buffer
  made_at: Timestamp
  revoked_at: Timestamp | null
}

export interface AgencyTable {
  agency_id: string
  slug: string
  name: string
  time_zone: Generated<string>
  created_at: Timestamp
  kind: string | null
  requires_second_factor: boolean | null
  practice_of: string | null
}

export interface AlertTable {
  agency_id: string
  alert_id: string
  kind: string
  subject: string
  episode: string
  unit_id: string | null
  point_id: string | null
  raised_at: Timestamp
  facts: JSONColumnType<object>
}

export interface AlertLetterTable {
  agency_id: string
  alert_id: string
  user_id: string
  tries: Generated<number>
  next_at: Timestamp
  sent_at: Timestamp | null
}

export interface AlertLetterOffTable {
  agency_id: string
  user_id: string
  kind: string
}

export interface AlertOffTable {
  agency_id: string
  kind: string
}

export interface AlertRoundTable {
  agency_id: string
  on_day: string
}

export interface AnswerDisputeTable {
  agency_id: string
  dispute_id: string
  officer_id: string
  from_on: string
  until_on: string
  answers: number
  reason: string
  filed_at: Timestamp
  state: Generated<string>
  decided_at: Timestamp | null
}

export interface AssignmentTable {
  agency_id: string
  assignment_id: string
  officer_id: string
  unit_id: string
  from_on: string
  until_on: string | null
}

export interface AuditTable {
  agency_id: string
  audit_id: string
  at: Timestamp
  user_id: string | null
  actor: string
  act: string
  kind: string
  subject_id: string
  subject: string
  before: JSONColumnType<object> | null
  after: JSONColumnType<object> | null
}

export interface AuthAccountTable {
  id: string
  user_id: string
  account_id: string
  provider_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Timestamp | null
  refresh_token_expires_at: Timestamp | null
  scope: string | null
  password: string | null
  created_at: Timestamp
  updated_at: Timestamp
}

export interface AuthPasskeyTable {
  id: string
  user_id: string
  name: string | null
  public_key: string
  credential_id: string
  counter: number
  device_type: string
  backed_up: boolean
  transports: string | null
  aaguid: string | null
  created_at: Timestamp | null
}

export interface AuthSessionTable {
  id: string
  user_id: string
  token: string
  expires_at: Timestamp
  ip_address: string | null
  user_agent: string | null
  created_at: Timestamp
  updated_at: Timestamp
  is_strong: Generated<boolean>
}

export interface AuthTwoFactorTable {
  id: string
  user_id: string
  secret: string
  backup_codes: string
  verified: Generated<boolean>
  failed_verification_count: Generated<number>
  locked_until: Timestamp | null
}

export interface AuthUserTable {
  id: string
  name: string
  email: string
  email_verified: boolean
  image: string | null
  two_factor_enabled: Generated<boolean>
  is_operator: Generated<boolean>
  created_at: Timestamp
  updated_at: Timestamp
  grace_session: string | null
}

export interface AuthVerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: Timestamp
  created_at: Timestamp
  updated_at: Timestamp
}

export interface CaseReviewTable {
  agency_id: string
  review_id: string
  officer_id: string
  period: string
  opinion: string
  user_id: string | null
  reviewer: string
  at: Timestamp
}

export interface CoachingTable {
  agency_id: string
  coaching_id: string
  officer_id: string
  kind: string
  reason: string
  review_on: string
  user_id: string | null
  coach: string
  opened_at: Timestamp
  agreed_at: Timestamp | null
  outcome: string | null
  review: string | null
  reviewed_at: Timestamp | null
}

export interface CoachingStepTable {
  agency_id: string
  coaching_id: string
  step: number
  words: string
  done_at: Timestamp | null
}

export interface CommentTable {
  agency_id: string
  comment_id: string
  response_id: string
  unit_id: string
  service_id: string | null
  answered_on: string
  week: Computed<string>
  month: string
  sealed: Buffer
  hidden: string[]
  wants_reply: boolean
  kind: string
  elements: string[]
  is_sorted: Generated<boolean>
  state: Generated<string>
  reason: string | null
  consent: string | null
  consent_on: string | null
  is_due: Generated<boolean>
}

export interface CommentHandoffTable {
  agency_id: string
  comment_id: string
  basis: string
  category: string
  tracking_id: string
  month: string
  sealed: Buffer
  handed_on: string
  verified_on: string | null
  handled_on: string | null
  closed_on: string | null
}

export interface CommentKeyTable {
  month: string
  sealed: Buffer | null
}

export interface ComplaintContactTable {
  agency_id: string
  person: string
  job: string
  address: string
  phone: string | null
  email: string | null
  website: string | null
  hours: string | null
  procedure: string | null
  changed_at: Timestamp
}

export interface ComplaintCountTable {
  agency_id: string
  period: string
  received: number
  on_time: number
  late: number
  as_of: string
  source: string
  changed_at: Timestamp
}

export interface ConsultationTable {
  agency_id: string
  consultation_id: string
  unit_id: string | null
  held_on: string
  place: string
  participants: JSONColumnType<object>
  topics: string
  agreements: string
  made_at: Timestamp
}

export interface ConsultationPlanTable {
  agency_id: string
  consultation_id: string
  plan_id: string
}

export interface CourseTable {
  agency_id: string
  course_id: string
  title: string
  provider: string
  hours: number
  elements: string[]
  ended_at: Timestamp | null
}

export interface DirectoryChangeTable {
  agency_id: string
  version: string
}

export interface DisputeVoteTable {
  agency_id: string
  dispute_id: string
  user_id: string
  voter: string
  verdict: string
  reason: string
  at: Timestamp
}

export interface DutyTable {
  agency_id: string
  point_id: string
  from_at: Timestamp
  until_at: Timestamp
  officer_id: string
}

export interface EvaluationTable {
  agency_id: string
  evaluation_id: string
  officer_id: string
  period: string
  version: number
  result: string
  conduct: string
  predicate: string
  reason: string
  user_id: string | null
  rater: string
  at: Timestamp
  method: number
  document: string
  digest: string
  signature: string
}

export interface EvidenceLinkTable {
  agency_id: string
  link_id: string
  digest: Buffer
  officer_id: string
  period: string
  package: JSONColumnType<object>
  made_by: string | null
  made_by_name: string
  made_at: Timestamp
  expires_at: Timestamp
  revoked_at: Timestamp | null
}

export interface ExtraTallyTable {
  agency_id: string
  questionnaire_id: string
  unit_id: string
  month: string
  code: string
  option: number
  n: number
}

export interface FacilityNeedTable {
  agency_id: string
  need_id: string
  unit_id: string
  words: string
  state: Generated<string>
  made_at: Timestamp
}

export interface FollowUpTable {
  agency_id: string
  plan_id: string
  unit_id: string | null
  period: string
  element: string
  programme: string
  from_quarter: string
  until_quarter: string
  due_on: string
  responsible: string
  state: string
  reason: string | null
  done_on: string | null
  is_public: Generated<boolean>
  approved_at: Timestamp | null
  approved_by: string | null
  made_at: Timestamp
}

export interface FollowUpChangeTable {
  agency_id: string
  version: string
}

export interface FollowUpProofTable {
  agency_id: string
  proof_id: string
  plan_id: string
  note: string
  file_name: string | null
  media_type: string | null
  file: Buffer | null
  actor: string
  added_at: Timestamp
}

export interface GoalTable {
  agency_id: string
  goal_id: string
  mission: string
  name: string
  priority: number
  made_at: Timestamp
  ended_at: Timestamp | null
}

export interface ImportRunTable {
  agency_id: string
  import_id: string
  what: string
  file_name: string
  file: Buffer | null
  user_id: string | null
  actor: string
  reach: string[] | null
  state: string
  done: Generated<number>
  total: Generated<number>
  counts: JSONColumnType<object> | null
  problems: JSONColumnType<object> | null
  begun_at: Timestamp
  tries: Generated<number>
}

export interface IndicatorTable {
  agency_id: string
  indicator_id: string
  goal_id: string
  unit_id: string | null
  subject: string
  source: string
  detail: string | null
  made_at: Timestamp
}

export interface IndicatorValueTable {
  agency_id: string
  indicator_id: string
  unit_id: string
  period: string
  value: number
  origin: string
  recorded_at: Timestamp
}

export interface IndicatorVersionTable {
  agency_id: string
  indicator_id: string
  version: number
  state: string
  name: string
  definition: string
  measure: string
  formula: string
  rhythm: string
  direction: string
  target: number
  lowest: number
  highest: number
  owner: string
  priority: number
  made_by: string | null
  made_at: Timestamp
  simulation: JSONColumnType<object> | null
  consult_until: string | null
  adopted_by: string | null
  adopted_at: Timestamp | null
  adopted_from: string | null
  adopted_note: string | null
}

export interface IndicatorVoiceTable {
  agency_id: string
  voice_id: string
  indicator_id: string
  version: number
  officer_id: string
  stance: string
  says: string | null
  at: Timestamp
}

export interface InnovationTable {
  agency_id: string
  innovation_id: string
  unit_id: string
  officer_id: string | null
  proposer: string
  complaint: string
  proposal: string
  element: string
  state: Generated<string>
  answer: string | null
  started_on: string | null
  made_at: Timestamp
}

export interface InvitationTable {
  agency_id: string
  invitation_id: string
  digest: Buffer
  name: string
  email: string
  role: string
  unit_id: string | null
  officer_id: string | null
  invited_by: string | null
  made_at: Timestamp
  expires_at: Timestamp
  accepted_at: Timestamp | null
  revoked_at: Timestamp | null
}

export interface KioskDeviceTable {
  agency_id: string
  device_id: string
  point_id: string
  key_hash: string
  enrolled_at: Timestamp
  revoked_at: Timestamp | null
  counted_at: Timestamp | null
}

export interface LogBatchTable {
  position: string
  agency_id: string
  month: string
  ids: string[]
}

export interface LogCheckTable {
  at: Timestamp
  size: string
  findings: number
}

export interface LogEntryTable {
  position: string
  agency_id: string
  kind: string
  subject: string
  text: string | null
}

export interface LogHeadTable {
  size: string
  root: Buffer
  at: Timestamp
  note: string
}

export interface LogMonthTable {
  agency_id: string
  month: string
  responses: string
}

export interface LogNodeTable {
  level: number
  position: string
  hash: Buffer
}

export interface MeetingDecisionTable {
  agency_id: string
  decision_id: string
  held_on: string
  unit_id: string | null
  words: string
  owner: string
  due_on: string
  done_at: Timestamp | null
  made_at: Timestamp
}

export interface MembershipTable {
  agency_id: string
  membership_id: string
  user_id: string
  role: string
  unit_id: string | null
  officer_id: string | null
  made_at: Timestamp
  ended_at: Timestamp | null
}

export interface ObjectionTable {
  agency_id: string
  objection_id: string
  evaluation_id: string
  officer_id: string
  reasons: string
  filed_at: Timestamp
  statement: string | null
  stated_at: Timestamp | null
  outcome: string | null
  decision: string | null
  user_id: string | null
  decider: string | null
  decided_at: Timestamp | null
}

export interface OfficerTable {
  agency_id: string
  officer_id: string
  nip: string
  name: string
  job: string
  ended_at: Timestamp | null
}

export interface OriginTable {
  agency_id: string
  origin_id: string
  unit_id: string
  service_id: string | null
  point_id: string
  officer_id: string | null
  channel: string
  questionnaire_id: string
  form: Generated<string>
}

export interface PaperFormTable {
  agency_id: string
  response_id: string
  point_id: string
  form_no: string
  entered_on: string
  access_key_id: number
}

export interface PartialTable {
  agency_id: string
  response_id: string
  point_id: string
  started_on: string
  overall: number
}

export interface PastJobTable {
  agency_id: string
  officer_id: string
  until_on: string
  job: string
}

export interface PendingTable {
  agency_id: string
  response_ids: string[]
  origin_ids: string[]
  answered_on: string[]
  overall: (number | null)[]
  scores: Buffer[]
  responses: Computed<number>
  queued_at: Generated<Timestamp>
  set_aside_at: Timestamp | null
  answered_hour: (number | null)[]
}

export interface PerformanceCycleTable {
  agency_id: string
  year: number
  rhythm: string
  organisation: string | null
  opened_at: Timestamp
}

export interface PerformancePolicyTable {
  agency_id: string
  version: number
  weight: number
  basis: string
  user_id: string | null
  actor: string
  made_at: Timestamp
}

export interface PeriodNoteTable {
  agency_id: string
  note_id: string
  officer_id: string
  period: string
  kind: string
  side: string
  author: string
  body: string
  at: Timestamp
}

export interface PointTable {
  agency_id: string
  point_id: string
  unit_id: string
  service_id: string | null
  officer_id: string | null
  kind: string
  name: string
  area: string | null
  state: Generated<string>
  form: Generated<string>
}

export interface PointCodeTable {
  code: string
  agency_id: string
  point_id: string
  revoked_at: Timestamp | null
  revoke_reason: string | null
  checked_on: string | null
}

export interface PublishedTable {
  agency_id: string
  unit: string
  service: string
  name: string
  above: string
  period: string
  edition: number
  status: string
  n: number
  nik: string | null
  grade: string | null
  low: string | null
  high: string | null
  words: Computed<string>
}

export interface PublishedCommentTable {
  agency_id: string
  comment_id: string
  unit: string
  period: string
  text: string
}

export interface PublishedCommentChangeTable {
  agency_id: string
  version: string
}

export interface QuestionnaireTable {
  agency_id: string
  questionnaire_id: string
  unit_id: string | null
  version: number
  state: string
  definition: JSONColumnType<object>
  created_at: Timestamp
  places: Computed<JSONColumnType<object>>
  writers: Generated<string[]>
  starts_on: string | null
  activated_at: Timestamp | null
  retired_at: Timestamp | null
}

export interface RecognitionTable {
  agency_id: string
  recognition_id: string
  officer_id: string
  period: string
  reason: string
  user_id: string | null
  giver: string
  at: Timestamp
}

export interface ReleaseTable {
  agency_id: string
  period: string
  digest: string
  figures: JSONColumnType<object>
  closed_at: Timestamp
  edition: number
  number: number
}

export interface ReleaseCalendarTable {
  agency_id: string
  days_after: number
  announced_at: Timestamp
}

export interface ReleaseSourceTable {
  agency_id: string
  period: string
  edition: number
  source: JSONColumnType<object>
}

export interface ReportTable {
  agency_id: string
  report_id: string
  unit_id: string | null
  period: string
  number: number
  media: string[]
  state: string
  done: Generated<number>
  tries: Generated<number>
  user_id: string | null
  actor: string
  begun_at: Timestamp
  made_at: Timestamp | null
  content: JSONColumnType<object> | null
  scores: Buffer | null
  digest: string | null
  method_version: number | null
}

export interface ReportFileTable {
  agency_id: string
  report_id: string
  format: string
  file: Buffer
  digest: string
}

export interface ResponseTable {
  agency_id: string
  response_id: string
  key: string
  origin_id: string
  answered_on: string
  answered_hour: number | null
  overall: number | null
  lang: string
  gender: string | null
  age: string | null
  education: string | null
  occupation: string | null
  scores: Buffer
}

export interface ResponseCommentTable {
  agency_id: string
  response_id: string
  month: string
  sealed: Buffer
  wants_reply: Generated<boolean>
  is_redacted: Generated<boolean>
}

export interface ResponseExtraTable {
  agency_id: string
  response_id: string
  choices: JSONColumnType<object>
  month: string | null
  sealed: Buffer | null
  is_counted: Generated<boolean>
}

export interface ResponseReplyTable {
  agency_id: string
  response_id: string
  replied_on: string
  month: string
  sealed: Buffer
}

export interface ResponseStateTable {
  agency_id: string
  response_id: string
  event_no: number
  state: string
  at: Timestamp
}

export interface RulesReadTable {
  agency_id: string
  user_id: string
  version: number
  at: Timestamp
}

export interface SamplePlanTable {
  agency_id: string
  period: string
  unit_id: string
  service_id: string | null
  population: number
}

export interface ScanTable {
  agency_id: string
  code: string
  scanned_on: string
  outcome: string
  n: number
}

export interface SelfAssessmentTable {
  agency_id: string
  officer_id: string
  period: string
  result: string
  conduct: string
  words: string
  at: Timestamp
}

export interface ServiceTable {
  agency_id: string
  service_id: string
  unit_id: string
  name: string
  ended_at: Timestamp | null
}

export interface ServiceCharterTable {
  agency_id: string
  text: string
  signed_by: string
  declared_on: string
  changed_at: Timestamp
}

export interface ServicePriorityTable {
  agency_id: string
  period: string
  service_ids: string[]
}

export interface ServiceStandardTable {
  agency_id: string
  service_id: string
  parts: JSONColumnType<object>
  decree: string | null
  changed_at: Timestamp
}

export interface ServiceTransactionTable {
  agency_id: string
  number: string
  officer_id: string
  unit_id: string
  service_id: string
  submitted_on: string
  due_on: string
  finished_on: string | null
  is_rework: boolean
  has_complaint: boolean
  check_passed: boolean | null
}

export interface SetUpTickTable {
  agency_id: string
  step: string
  done_on: string
  by_whom: string
}

export interface SignInCountTable {
  tag: Buffer
  n: number
  since: Timestamp
}

export interface SuperiorTable {
  agency_id: string
  superior_id: string
  user_id: string
  unit_id: string | null
  officer_id: string | null
  from_on: string
  until_on: string | null
}

export interface SurveyPeriodTable {
  agency_id: string
  period: string
  rhythm: string
  measure_from: string
  measure_until: string
  report_on: string
  publish_on: string
  follow_up_on: string
}

export interface TalkTable {
  agency_id: string
  talk_id: string
  officer_id: string
  kind: string
  period: string | null
  subject: string
  opened_at: Timestamp
}

export interface TalkPostTable {
  agency_id: string
  post_id: string
  talk_id: string
  side: string
  user_id: string | null
  author: string
  body: string
  at: Timestamp
  acknowledged_at: Timestamp | null
}

export interface TallyTable {
  agency_id: string
  origin_id: string
  answered_on: string
  responses: number
  respondents: number
  sum_mean: string
  sum_squared_mean: string
  counts: number[]
}

export interface TallyElementTable {
  agency_id: Computed<string>
  origin_id: Computed<string>
  answered_on: Computed<string>
  element: Computed<string>
  n: Computed<number>
  sum: Computed<string>
  sum_squares: Computed<string>
  c1: Computed<number>
  c2: Computed<number>
  c3: Computed<number>
  c4: Computed<number>
}

export interface TallyHourTable {
  agency_id: string
  unit_id: string
  month: string
  service_id: string | null
  weekday: number
  hour: number
  responses: number
  respondents: number
  sum_mean: string
  sum_squared_mean: string
}

export interface TallyMonthTable {
  agency_id: string
  unit_id: string
  month: string
  service_id: string | null
  questionnaire_id: string
  form: string
  responses: number
  respondents: number
  sum_mean: string
  sum_squared_mean: string
  counts: number[]
}

export interface TallyMonthElementTable {
  agency_id: Computed<string>
  unit_id: Computed<string>
  month: Computed<string>
  service_id: Computed<string>
  form: Computed<string>
  element: Computed<string>
  c1: Computed<number>
  c2: Computed<number>
  c3: Computed<number>
  c4: Computed<number>
}

export interface TallyRespondentTable {
  agency_id: Computed<string>
  origin_id: Computed<string>
  answered_on: Computed<string>
  responses: Computed<number>
  respondents: Computed<number>
  sum_mean: Computed<string>
  sum_squared_mean: Computed<string>
}

export interface TokenIssueTable {
  agency_id: string
  unit_id: string
  hour: Timestamp
  n: number
}

export interface TokenKeyTable {
  agency_id: string
  key_id: number
  sealed: Buffer
  made_at: Timestamp
  withdrawn_at: Timestamp | null
}

export interface TokenRevocationTable {
  agency_id: string
  unit_id: string
  hour: Timestamp
  revoked_at: Timestamp
}

export interface TokenSlotTable {
  agency_id: string
  point_id: string
  slot: number
  officer_id: string
}

export interface TrainingTable {
  agency_id: string
  training_id: string
  course_id: string
  unit_id: string
  element: string
  officer_ids: string[]
  held_on: string
  note: Generated<string>
  made_at: Timestamp
}

export interface UnitTable {
  agency_id: string
  unit_id: string
  parent_id: string | null
  slug: string
  name: string
  ended_at: Timestamp | null
}

export interface UsedTokenTable {
  agency_id: string
  month: string
  token_hash: Buffer
  response_id: string
}

export interface UsedTokenKeyTable {
  agency_id: string
  month: string
  sealed: Buffer
}

export interface VisitCountTable {
  agency_id: string
  unit_id: string
  service_id: string | null
  counted_on: string
  is_month: boolean
  served: number
}

export interface VisitMonthTable {
  agency_id: Computed<string>
  unit_id: Computed<string>
  service_id: Computed<string>
  month: Computed<string>
  served: Computed<number>
}

export interface WorkItemTable {
  agency_id: string
  item_id: string
  year: number
  officer_id: string
  kind: string
  title: string
  target: string
  made_at: Timestamp
  removed_at: Timestamp | null
}

export interface WorkPlanTable {
  agency_id: string
  year: number
  officer_id: string
  expectation: Generated<string>
  officer_agreed_at: Timestamp | null
  superior_agreed_at: Timestamp | null
  superior_user_id: string | null
}

export interface WorkProofTable {
  agency_id: string
  proof_id: string
  item_id: string
  period: string
  realised: string
  name: string
  link: string | null
  made_at: Timestamp
}

export interface Database {
  access_key: AccessKeyTable
  agency: AgencyTable
  alert: AlertTable
  alert_letter: AlertLetterTable
  alert_letter_off: AlertLetterOffTable
  alert_off: AlertOffTable
  alert_round: AlertRoundTable
  answer_dispute: AnswerDisputeTable
  assignment: AssignmentTable
  audit: AuditTable
  auth_account: AuthAccountTable
  auth_passkey: AuthPasskeyTable
  auth_session: AuthSessionTable
  auth_two_factor: AuthTwoFactorTable
  auth_user: AuthUserTable
  auth_verification: AuthVerificationTable
  case_review: CaseReviewTable
  coaching: CoachingTable
  coaching_step: CoachingStepTable
  comment: CommentTable
  comment_handoff: CommentHandoffTable
  comment_key: CommentKeyTable
  complaint_contact: ComplaintContactTable
  complaint_count: ComplaintCountTable
  consultation: ConsultationTable
  consultation_plan: ConsultationPlanTable
  course: CourseTable
  directory_change: DirectoryChangeTable
  dispute_vote: DisputeVoteTable
  duty: DutyTable
  evaluation: EvaluationTable
  evidence_link: EvidenceLinkTable
  extra_tally: ExtraTallyTable
  facility_need: FacilityNeedTable
  follow_up: FollowUpTable
  follow_up_change: FollowUpChangeTable
  follow_up_proof: FollowUpProofTable
  goal: GoalTable
  import_run: ImportRunTable
  indicator: IndicatorTable
  indicator_value: IndicatorValueTable
  indicator_version: IndicatorVersionTable
  indicator_voice: IndicatorVoiceTable
  innovation: InnovationTable
  invitation: InvitationTable
  kiosk_device: KioskDeviceTable
  log_batch: LogBatchTable
  log_check: LogCheckTable
  log_entry: LogEntryTable
  log_head: LogHeadTable
  log_month: LogMonthTable
  log_node: LogNodeTable
  meeting_decision: MeetingDecisionTable
  membership: MembershipTable
  objection: ObjectionTable
  officer: OfficerTable
  origin: OriginTable
  paper_form: PaperFormTable
  partial: PartialTable
  past_job: PastJobTable
  pending: PendingTable
  performance_cycle: PerformanceCycleTable
  performance_policy: PerformancePolicyTable
  period_note: PeriodNoteTable
  point: PointTable
  point_code: PointCodeTable
  published: PublishedTable
  published_comment: PublishedCommentTable
  published_comment_change: PublishedCommentChangeTable
  questionnaire: QuestionnaireTable
  recognition: RecognitionTable
  release: ReleaseTable
  release_calendar: ReleaseCalendarTable
  release_source: ReleaseSourceTable
  report: ReportTable
  report_file: ReportFileTable
  response: ResponseTable
  response_comment: ResponseCommentTable
  response_extra: ResponseExtraTable
  response_reply: ResponseReplyTable
  response_state: ResponseStateTable
  rules_read: RulesReadTable
  sample_plan: SamplePlanTable
  scan: ScanTable
  self_assessment: SelfAssessmentTable
  service: ServiceTable
  service_charter: ServiceCharterTable
  service_priority: ServicePriorityTable
  service_standard: ServiceStandardTable
  service_transaction: ServiceTransactionTable
  set_up_tick: SetUpTickTable
  sign_in_count: SignInCountTable
  superior: SuperiorTable
  survey_period: SurveyPeriodTable
  talk: TalkTable
  talk_post: TalkPostTable
  tally: TallyTable
  tally_element: TallyElementTable
  tally_hour: TallyHourTable
  tally_month: TallyMonthTable
  tally_month_element: TallyMonthElementTable
  tally_respondent: TallyRespondentTable
  token_issue: TokenIssueTable
  token_key: TokenKeyTable
  token_revocation: TokenRevocationTable
  token_slot: TokenSlotTable
  training: TrainingTable
  unit: UnitTable
  used_token: UsedTokenTable
  used_token_key: UsedTokenKeyTable
  visit_count: VisitCountTable
  visit_month: VisitMonthTable
  work_item: WorkItemTable
  work_plan: WorkPlanTable
  work_proof: WorkProofTable
}
