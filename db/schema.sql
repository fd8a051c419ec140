create table access_key (
  agency_id uuid not null,
  access_key_id integer not null,
  kind text not null,
  point_id uuid,
  digest bytea not null,
  made_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint access_key_pkey PRIMARY KEY (agency_id, access_key_id),
  constraint access_key_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint access_key_agency_id_point_id_fkey FOREIGN KEY (agency_id, point_id) REFERENCES point(agency_id, point_id),
  constraint access_key_check CHECK (((kind = 'desk'::text) = (point_id IS NOT NULL))),
  constraint access_key_kind_check CHECK ((kind = ANY (ARRAY['api'::text, 'desk'::text, 'transaction'::text, 'evidence'::text, 'programme'::text])))
);
alter table access_key enable row level security;
create policy of_agency on access_key for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on access_key to suara_console;

create table agency (
  agency_id uuid not null,
  slug text not null,
  name text not null,
  time_zone text not null default 'Asia/Jakarta'::text,
  created_at timestamp with time zone not null,
  kind text,
  requires_second_factor boolean,
  practice_of uuid,
  constraint agency_practice_of_key UNIQUE (practice_of),
  constraint agency_slug_key UNIQUE (slug),
  constraint agency_pkey PRIMARY KEY (agency_id),
  constraint agency_practice_of_fkey FOREIGN KEY (practice_of) REFERENCES agency(agency_id),
  constraint agency_kind_check CHECK ((kind = ANY (ARRAY['ministry'::text, 'agency'::text, 'province'::text, 'regency'::text, 'city'::text, 'district'::text, 'hospital'::text, 'other'::text]))),
  constraint agency_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);
alter table agency enable row level security;
create policy of_agency on agency for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
create policy of_public on agency for select to suara_public using (practice_of IS NULL);
grant select, update on agency to suara_console;
grant select (agency_id), select (slug), select (name), select (time_zone), select (practice_of) on agency to suara_public;
comment on column agency.requires_second_factor is 'of administrators and leaders; null is what the installation says';
comment on column agency.practice_of is 'instansi latihan: an invented agency for the people of this one, never public';

create table alert (
  agency_id uuid not null,
  alert_id uuid not null,
  kind text not null,
  subject text not null,
  episode text not null,
  unit_id uuid,
  point_id uuid,
  raised_at timestamp with time zone not null,
  facts jsonb not null,
  constraint alert_agency_id_kind_subject_episode_key UNIQUE (agency_id, kind, subject, episode),
  constraint alert_pkey PRIMARY KEY (agency_id, alert_id),
  constraint alert_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint alert_agency_id_point_id_fkey FOREIGN KEY (agency_id, point_id) REFERENCES point(agency_id, point_id),
  constraint alert_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint alert_kind_check CHECK ((kind = ANY (ARRAY['drop'::text, 'burst'::text, 'silence'::text, 'overdue'::text, 'digest'::text])))
);
CREATE INDEX alert_newest ON public.alert USING btree (agency_id, raised_at DESC, alert_id);
alter table alert enable row level security;
create policy of_agency on alert for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant select on alert to suara_console;
comment on column alert.subject is 'the unit, point or plan it is about';
comment on column alert.episode is 'the day or week that makes it this one: found twice, it is one row';

create table alert_letter (
  agency_id uuid not null,
  alert_id uuid not null,
  user_id uuid not null,
  tries smallint not null default 0,
  next_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint alert_letter_pkey PRIMARY KEY (agency_id, alert_id, user_id),
  constraint alert_letter_agency_id_alert_id_fkey FOREIGN KEY (agency_id, alert_id) REFERENCES alert(agency_id, alert_id),
  constraint alert_letter_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id)
);
CREATE INDEX alert_letter_waiting ON public.alert_letter USING btree (next_at) WHERE (sent_at IS NULL);

create table alert_letter_off (
  agency_id uuid not null,
  user_id uuid not null,
  kind text not null,
  constraint alert_letter_off_pkey PRIMARY KEY (agency_id, user_id, kind),
  constraint alert_letter_off_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint alert_letter_off_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id)
);
alter table alert_letter_off enable row level security;
create policy of_agency on alert_letter_off for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant delete, insert, select on alert_letter_off to suara_console;

create table alert_off (
  agency_id uuid not null,
  kind text not null,
  constraint alert_off_pkey PRIMARY KEY (agency_id, kind),
  constraint alert_off_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id)
);
alter table alert_off enable row level security;
create policy of_agency on alert_off for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant delete, insert, select on alert_off to suara_console;

create table alert_round (
  agency_id uuid not null,
  on_day date not null,
  constraint alert_round_pkey PRIMARY KEY (agency_id, on_day),
  constraint alert_round_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id)
);

create table answer_dispute (
  agency_id uuid not null,
  dispute_id uuid not null,
  officer_id uuid not null,
  from_on date not null,
  until_on date not null,
  answers integer not null,
  reason text not null,
  filed_at timestamp with time zone not null,
  state text not null default 'open'::text,
  decided_at timestamp with time zone,
  constraint answer_dispute_pkey PRIMARY KEY (agency_id, dispute_id),
  constraint answer_dispute_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint answer_dispute_answers_check CHECK ((answers >= 10)),
  constraint answer_dispute_check CHECK ((until_on >= from_on)),
  constraint answer_dispute_state_check CHECK ((state = ANY (ARRAY['open'::text, 'excluded'::text, 'kept'::text])))
);
CREATE INDEX answer_dispute_officer ON public.answer_dispute USING btree (agency_id, officer_id, filed_at DESC);
alter table answer_dispute enable row level security;
create policy of_agency on answer_dispute for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
create policy of_public on answer_dispute for select to suara_public using ((state = 'excluded'::text) AND (EXISTS ( SELECT FROM agency a WHERE (a.agency_id = answer_dispute.agency_id))));
grant insert, select, update on answer_dispute to suara_console;
grant select (agency_id), select (answers), select (state) on answer_dispute to suara_public;

create table assignment (
  agency_id uuid not null,
  assignment_id uuid not null,
  officer_id uuid not null,
  unit_id uuid not null,
  from_on date not null,
  until_on date,
  constraint assignment_pkey PRIMARY KEY (agency_id, assignment_id),
  constraint assignment_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint assignment_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint assignment_check CHECK ((until_on >= from_on))
);
CREATE INDEX assignment_officer ON public.assignment USING btree (agency_id, officer_id);
CREATE INDEX assignment_unit ON public.assignment USING btree (agency_id, unit_id);
alter table assignment enable row level security;
create policy of_agency on assignment for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant delete, insert, select, update on assignment to suara_console;

create table audit (
  agency_id uuid not null,
  audit_id uuid not null,
  at timestamp with time zone not null,
  user_id uuid,
  actor text not null,
  act text not null,
  kind text not null,
  subject_id text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  constraint audit_pkey PRIMARY KEY (agency_id, audit_id),
  constraint audit_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint audit_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id)
);
CREATE INDEX audit_newest ON public.audit USING btree (agency_id, at DESC, audit_id DESC);
CREATE INDEX audit_subject ON public.audit USING btree (agency_id, kind, subject_id, at DESC);
alter table audit enable row level security;
create policy of_agency on audit for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on audit to suara_console;

create table auth_account (
  id uuid not null,
  user_id uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint auth_account_pkey PRIMARY KEY (id),
  constraint auth_account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);
CREATE INDEX auth_account_user ON public.auth_account USING btree (user_id);

create table auth_passkey (
  id uuid not null,
  user_id uuid not null,
  name text,
  public_key text not null,
  credential_id text not null,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamp with time zone,
  constraint auth_passkey_credential_id_key UNIQUE (credential_id),
  constraint auth_passkey_pkey PRIMARY KEY (id),
  constraint auth_passkey_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);
CREATE INDEX auth_passkey_user ON public.auth_passkey USING btree (user_id);
alter table auth_passkey enable row level security;
create policy of_agency on auth_passkey for all to suara_console using (EXISTS ( SELECT FROM membership m WHERE ((m.user_id = auth_passkey.user_id) AND (m.ended_at IS NULL))));
grant select (user_id) on auth_passkey to suara_console;

create table auth_session (
  id uuid not null,
  user_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  is_strong boolean not null default false,
  constraint auth_session_token_key UNIQUE (token),
  constraint auth_session_pkey PRIMARY KEY (id),
  constraint auth_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);
CREATE INDEX auth_session_user ON public.auth_session USING btree (user_id);
alter table auth_session enable row level security;
create policy of_agency on auth_session for all to suara_console using (EXISTS ( SELECT FROM membership m WHERE ((m.user_id = auth_session.user_id) AND (m.ended_at IS NULL))));
grant delete on auth_session to suara_console;
grant select (id), select (user_id) on auth_session to suara_console;
comment on column auth_session.is_strong is 'made with a second factor';

create table auth_two_factor (
  id uuid not null,
  user_id uuid not null,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamp with time zone,
  constraint auth_two_factor_pkey PRIMARY KEY (id),
  constraint auth_two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);
CREATE INDEX auth_two_factor_user ON public.auth_two_factor USING btree (user_id);

create table auth_user (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null,
  image text,
  two_factor_enabled boolean not null default false,
  is_operator boolean not null default false,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  grace_session uuid,
  constraint auth_user_email_key UNIQUE (email),
  constraint auth_user_pkey PRIMARY KEY (id)
);
alter table auth_user enable row level security;
create policy of_agency on auth_user for select to suara_console using (EXISTS ( SELECT FROM membership m WHERE (m.user_id = auth_user.id)));
grant select (id), select (name), select (email), select (two_factor_enabled) on auth_user to suara_console;
comment on column auth_user.is_operator is 'may add agencies and name their first administrator';
comment on column auth_user.grace_session is 'the one sign-in that was let through without a second factor';

create table auth_verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint auth_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_verification_identifier ON public.auth_verification USING btree (identifier);

create table case_review (
  agency_id uuid not null,
  review_id uuid not null,
  officer_id uuid not null,
  period text not null,
  opinion text not null,
  user_id uuid,
  reviewer text not null,
  at timestamp with time zone not null,
  constraint case_review_pkey PRIMARY KEY (agency_id, review_id),
  constraint case_review_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint case_review_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id)
);
CREATE INDEX case_review_officer ON public.case_review USING btree (agency_id, officer_id);
alter table case_review enable row level security;
create policy of_agency on case_review for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on case_review to suara_console;

create table coaching (
  agency_id uuid not null,
  coaching_id uuid not null,
  officer_id uuid not null,
  kind text not null,
  reason text not null,
  review_on date not null,
  user_id uuid,
  coach text not null,
  opened_at timestamp with time zone not null,
  agreed_at timestamp with time zone,
  outcome text,
  review text,
  reviewed_at timestamp with time zone,
  constraint coaching_pkey PRIMARY KEY (agency_id, coaching_id),
  constraint coaching_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint coaching_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id),
  constraint coaching_kind_check CHECK ((kind = ANY (ARRAY['guidance'::text, 'counselling'::text]))),
  constraint coaching_outcome_check CHECK ((outcome = ANY (ARRAY['reached'::text, 'continued'::text, 'not-reached'::text])))
);
CREATE INDEX coaching_officer ON public.coaching USING btree (agency_id, officer_id, opened_at DESC);
alter table coaching enable row level security;
create policy of_agency on coaching for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on coaching to suara_console;

create table coaching_step (
  agency_id uuid not null,
  coaching_id uuid not null,
  step integer not null,
  words text not null,
  done_at timestamp with time zone,
  constraint coaching_step_pkey PRIMARY KEY (agency_id, coaching_id, step),
  constraint coaching_step_agency_id_coaching_id_fkey FOREIGN KEY (agency_id, coaching_id) REFERENCES coaching(agency_id, coaching_id)
);
alter table coaching_step enable row level security;
create policy of_agency on coaching_step for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on coaching_step to suara_console;

create table comment (
  agency_id uuid not null,
  comment_id uuid not null,
  response_id uuid not null,
  unit_id uuid not null,
  service_id uuid,
  answered_on date not null,
  week date not null generated always as ((answered_on - ((EXTRACT(isodow FROM answered_on))::integer - 1))) stored,
  month date not null,
  sealed bytea not null,
  hidden text[] not null,
  wants_reply boolean not null,
  kind text not null,
  elements text[] not null,
  is_sorted boolean not null default false,
  state text not null default 'new'::text,
  reason text,
  consent text,
  consent_on date,
  is_due boolean not null default false,
  constraint comment_agency_id_response_id_key UNIQUE (agency_id, response_id),
  constraint comment_pkey PRIMARY KEY (agency_id, comment_id),
  constraint comment_agency_id_response_id_fkey FOREIGN KEY (agency_id, response_id) REFERENCES response_comment(agency_id, response_id),
  constraint comment_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, service_id),
  constraint comment_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint comment_month_fkey FOREIGN KEY (month) REFERENCES comment_key(month),
  constraint comment_check CHECK (((state = 'unpublishable'::text) = (reason IS NOT NULL))),
  constraint comment_check1 CHECK (((consent IS NULL) = (consent_on IS NULL))),
  constraint comment_consent_check CHECK ((consent = ANY (ARRAY['asked'::text, 'given'::text, 'refused'::text]))),
  constraint comment_kind_check CHECK ((kind = ANY (ARRAY['praise'::text, 'complaint'::text, 'suggestion'::text, 'other'::text]))),
  constraint comment_reason_check CHECK ((reason = ANY (ARRAY['personal'::text, 'identifiable'::text, 'unrelated'::text, 'accusation'::text, 'unclear'::text]))),
  constraint comment_state_check CHECK ((state = ANY (ARRAY['new'::text, 'publishable'::text, 'unpublishable'::text, 'spam'::text, 'abuse'::text])))
);
CREATE INDEX comment_due ON public.comment USING btree (agency_id) WHERE is_due;
CREATE INDEX comment_newest ON public.comment USING btree (agency_id, week DESC, comment_id);
CREATE INDEX comment_unit ON public.comment USING btree (agency_id, unit_id, week DESC);
alter table comment enable row level security;
create policy of_agency on comment for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant select, update on comment to suara_console;
comment on column comment.week is 'its Monday: pages tell no closer time';
comment on column comment.sealed is 'the redacted text, encrypted with the key of the month';
comment on column comment.hidden is 'kinds of personal data that were taken out';
comment on column comment.kind is 'pujian, keluhan, saran; suggested by words until a person sorted it';
comment on column comment.consent is 'whether the citizen lets it be handed on to SP4N-LAPOR!, given with the receipt';
comment on column comment.is_due is 'judged, and not looked at since by what publishes comments';

create table comment_handoff (
  agency_id uuid not null,
  comment_id uuid not null,
  basis text not null,
  category text not null,
  tracking_id text not null,
  month date not null,
  sealed bytea not null,
  handed_on date not null,
  verified_on date,
  handled_on date,
  closed_on date,
  constraint comment_handoff_pkey PRIMARY KEY (agency_id, comment_id),
  constraint comment_handoff_agency_id_comment_id_fkey FOREIGN KEY (agency_id, comment_id) REFERENCES comment(agency_id, comment_id),
  constraint comment_handoff_month_fkey FOREIGN KEY (month) REFERENCES comment_key(month),
  constraint comment_handoff_basis_check CHECK ((basis = ANY (ARRAY['consent'::text, 'summary'::text]))),
  constraint comment_handoff_category_check CHECK ((category = ANY (ARRAY['information'::text, 'complaint'::text, 'inspection'::text]))),
  constraint comment_handoff_check CHECK ((verified_on >= handed_on)),
  constraint comment_handoff_check1 CHECK ((handled_on >= verified_on)),
  constraint comment_handoff_check2 CHECK ((closed_on >= handled_on))
);
alter table comment_handoff enable row level security;
create policy of_agency on comment_handoff for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on comment_handoff to suara_console;
comment on column comment_handoff.sealed is 'the text that was handed on, encrypted';

create table comment_key (
  month date not null,
  sealed bytea,
  constraint comment_key_pkey PRIMARY KEY (month)
);

create table complaint_contact (
  agency_id uuid not null,
  person text not null,
  job text not null,
  address text not null,
  phone text,
  email text,
  website text,
  hours text,
  procedure text,
  changed_at timestamp with time zone not null,
  constraint complaint_contact_pkey PRIMARY KEY (agency_id),
  constraint complaint_contact_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id)
);
alter table complaint_contact enable row level security;
create policy of_agency on complaint_contact for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
create policy of_public on complaint_contact for select to suara_public using (EXISTS ( SELECT FROM agency a WHERE (a.agency_id = complaint_contact.agency_id)));
grant insert, select, update on complaint_contact to suara_console;
grant select on complaint_contact to suara_public;
comment on column complaint_contact.procedure is 'how a complaint is brought and what happens to it';

create table complaint_count (
  agency_id uuid not null,
  period text not null,
  received integer not null,
  on_time integer not null,
  late integer not null,
  as_of date not null,
  source text not null,
  changed_at timestamp with time zone not null,
  constraint complaint_count_pkey PRIMARY KEY (agency_id, period),
  constraint complaint_count_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint complaint_count_late_check CHECK ((late >= 0)),
  constraint complaint_count_on_time_check CHECK ((on_time >= 0)),
  constraint complaint_count_received_check CHECK ((received >= 0)),
  constraint complaint_count_settled CHECK (((on_time + late) <= received))
);
alter table complaint_count enable row level security;
create policy of_agency on complaint_count for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
create policy of_public on complaint_count for select to suara_public using (EXISTS ( SELECT FROM agency a WHERE (a.agency_id = complaint_count.agency_id)));
grant insert, select, update on complaint_count to suara_console;
grant select on complaint_count to suara_public;
comment on column complaint_count.as_of is 'the day on which they were settled so far';

create table consultation (
  agency_id uuid not null,
  consultation_id uuid not null,
  unit_id uuid,
  held_on date not null,
  place text not null,
  participants jsonb not null,
  topics text not null,
  agreements text not null,
  made_at timestamp with time zone not null,
  constraint consultation_pkey PRIMARY KEY (agency_id, consultation_id),
  constraint consultation_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint consultation_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id)
);
CREATE INDEX consultation_day ON public.consultation USING btree (agency_id, held_on DESC);
alter table consultation enable row level security;
create policy of_agency on consultation for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on consultation to suara_console;
comment on column consultation.participants is 'how many people of each group; nobody is named';

create table consultation_plan (
  agency_id uuid not null,
  consultation_id uuid not null,
  plan_id uuid not null,
  constraint consultation_plan_pkey PRIMARY KEY (agency_id, consultation_id, plan_id),
  constraint consultation_plan_agency_id_consultation_id_fkey FOREIGN KEY (agency_id, consultation_id) REFERENCES consultation(agency_id, consultation_id),
  constraint consultation_plan_agency_id_plan_id_fkey FOREIGN KEY (agency_id, plan_id) REFERENCES follow_up(agency_id, plan_id)
);
CREATE INDEX consultation_plan_plan ON public.consultation_plan USING btree (agency_id, plan_id);
alter table consultation_plan enable row level security;
create policy of_agency on consultation_plan for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant delete, insert, select on consultation_plan to suara_console;

create table course (
  agency_id uuid not null,
  course_id uuid not null,
  title text not null,
  provider text not null,
  hours integer not null,
  elements text[] not null,
  ended_at timestamp with time zone,
  constraint course_pkey PRIMARY KEY (agency_id, course_id),
  constraint course_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint course_hours_check CHECK (((hours >= 1) AND (hours <= 1000)))
);
alter table course enable row level security;
create policy of_agency on course for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on course to suara_console;

create table directory_change (
  agency_id uuid not null,
  version bigint not null,
  constraint directory_change_pkey PRIMARY KEY (agency_id),
  constraint directory_change_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id)
);
alter table directory_change enable row level security;
create policy of_agency on directory_change for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on directory_change to suara_console;

create table dispute_vote (
  agency_id uuid not null,
  dispute_id uuid not null,
  user_id uuid not null,
  voter text not null,
  verdict text not null,
  reason text not null,
  at timestamp with time zone not null,
  constraint dispute_vote_pkey PRIMARY KEY (agency_id, dispute_id, user_id),
  constraint dispute_vote_agency_id_dispute_id_fkey FOREIGN KEY (agency_id, dispute_id) REFERENCES answer_dispute(agency_id, dispute_id),
  constraint dispute_vote_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id),
  constraint dispute_vote_verdict_check CHECK ((verdict = ANY (ARRAY['excluded'::text, 'kept'::text])))
);
alter table dispute_vote enable row level security;
create policy of_agency on dispute_vote for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on dispute_vote to suara_console;

create table duty (
  agency_id uuid not null,
  point_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  officer_id uuid not null,
  constraint duty_pkey PRIMARY KEY (agency_id, point_id, from_at, officer_id),
  constraint duty_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint duty_agency_id_point_id_fkey FOREIGN KEY (agency_id, point_id) REFERENCES point(agency_id, point_id),
  constraint duty_check CHECK ((until_at > from_at))
);
CREATE INDEX duty_officer ON public.duty USING btree (agency_id, officer_id);
CREATE INDEX duty_time ON public.duty USING btree (agency_id, from_at);
alter table duty enable row level security;
create policy of_agency on duty for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant delete, insert, select, update on duty to suara_console;

create table evaluation (
  agency_id uuid not null,
  evaluation_id uuid not null,
  officer_id uuid not null,
  period text not null,
  version integer not null,
  result text not null,
  conduct text not null,
  predicate text not null,
  reason text not null,
  user_id uuid,
  rater text not null,
  at timestamp with time zone not null,
  method integer not null,
  document text not null,
  digest text not null,
  signature text not null,
  constraint evaluation_agency_id_officer_id_period_version_key UNIQUE (agency_id, officer_id, period, version),
  constraint evaluation_pkey PRIMARY KEY (agency_id, evaluation_id),
  constraint evaluation_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint evaluation_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id),
  constraint evaluation_conduct_check CHECK ((conduct = ANY (ARRAY['above'::text, 'meets'::text, 'below'::text]))),
  constraint evaluation_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint evaluation_predicate_check CHECK ((predicate = ANY (ARRAY['very-good'::text, 'good'::text, 'needs-improvement'::text, 'poor'::text, 'very-poor'::text]))),
  constraint evaluation_result_check CHECK ((result = ANY (ARRAY['above'::text, 'meets'::text, 'below'::text])))
);
alter table evaluation enable row level security;
create policy of_agency on evaluation for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on evaluation to suara_console;
comment on column evaluation.version is 'from 1; a further one comes from an objection that was upheld';
comment on column evaluation.document is 'all that stood beside the rating, as canonical JSON; digest is its SHA-256';
comment on column evaluation.signature is 'HMAC of the digest under a key that SECRET_KEY gives';

create table evidence_link (
  agency_id uuid not null,
  link_id uuid not null,
  digest bytea not null,
  officer_id uuid not null,
  period text not null,
  package jsonb not null,
  made_by uuid,
  made_by_name text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint evidence_link_digest_key UNIQUE (digest),
  constraint evidence_link_pkey PRIMARY KEY (agency_id, link_id),
  constraint evidence_link_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint evidence_link_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint evidence_link_made_by_fkey FOREIGN KEY (made_by) REFERENCES auth_user(id)
);
CREATE INDEX evidence_link_officer ON public.evidence_link USING btree (agency_id, officer_id, made_at DESC);
alter table evidence_link enable row level security;
create policy of_agency on evidence_link for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on evidence_link to suara_console;

create table extra_tally (
  agency_id uuid not null,
  questionnaire_id uuid not null,
  unit_id uuid not null,
  month date not null,
  code text not null,
  option smallint not null,
  n integer not null,
  constraint extra_tally_pkey PRIMARY KEY (agency_id, questionnaire_id, unit_id, month, code, option),
  constraint extra_tally_agency_id_questionnaire_id_fkey FOREIGN KEY (agency_id, questionnaire_id) REFERENCES questionnaire(agency_id, questionnaire_id),
  constraint extra_tally_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint extra_tally_n_check CHECK ((n >= 0)),
  constraint extra_tally_option_check CHECK ((option >= 0))
);
alter table extra_tally enable row level security;
create policy of_agency on extra_tally for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant select on extra_tally to suara_console;

create table facility_need (
  agency_id uuid not null,
  need_id uuid not null,
  unit_id uuid not null,
  words text not null,
  state text not null default 'noted'::text,
  made_at timestamp with time zone not null,
  constraint facility_need_pkey PRIMARY KEY (agency_id, need_id),
  constraint facility_need_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint facility_need_state_check CHECK ((state = ANY (ARRAY['noted'::text, 'planned'::text, 'met'::text, 'dropped'::text])))
);
alter table facility_need enable row level security;
create policy of_agency on facility_need for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on facility_need to suara_console;

create table follow_up (
  agency_id uuid not null,
  plan_id uuid not null,
  unit_id uuid,
  period text not null,
  element text not null,
  programme text not null,
  from_quarter text not null,
  until_quarter text not null,
  due_on date not null,
  responsible text not null,
  state text not null,
  reason text,
  done_on date,
  is_public boolean not null default false,
  approved_at timestamp with time zone,
  approved_by text,
  made_at timestamp with time zone not null,
  constraint follow_up_pkey PRIMARY KEY (agency_id, plan_id),
  constraint follow_up_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint follow_up_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint follow_up_cancelled_for_a_reason CHECK (((state = 'cancelled'::text) = (reason IS NOT NULL))),
  constraint follow_up_done_on_a_day CHECK (((state = 'done'::text) = (done_on IS NOT NULL))),
  constraint follow_up_public_when_approved CHECK (((NOT is_public) OR (approved_at IS NOT NULL))),
  constraint follow_up_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'running'::text, 'done'::text, 'cancelled'::text])))
);
CREATE INDEX follow_up_open ON public.follow_up USING btree (agency_id, due_on) WHERE (state = ANY (ARRAY['planned'::text, 'running'::text]));
CREATE INDEX follow_up_unit ON public.follow_up USING btree (agency_id, unit_id);
alter table follow_up enable row level security;
create policy of_agency on follow_up for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
create policy of_public on follow_up for select to suara_public using (is_public AND (EXISTS ( SELECT FROM agency a WHERE (a.agency_id = follow_up.agency_id))));
grant insert, select, update on follow_up to suara_console;
grant select (agency_id), select (plan_id), select (unit_id), select (period), select (element), select (programme), select (until_quarter), select (state), select (reason), select (done_on), select (is_public) on follow_up to suara_public;
comment on column follow_up.unit_id is 'null: a plan of the agency as a whole';
comment on column follow_up.period is 'the survey period whose result it follows from';
comment on column follow_up.due_on is 'the last day of until_quarter';
comment on column follow_up.responsible is 'a position of the office';

create table follow_up_change (
  agency_id uuid not null,
  version bigint not null,
  constraint follow_up_change_pkey PRIMARY KEY (agency_id),
  constraint follow_up_change_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id)
);
alter table follow_up_change enable row level security;
create policy of_agency on follow_up_change for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on follow_up_change to suara_console;

create table follow_up_proof (
  agency_id uuid not null,
  proof_id uuid not null,
  plan_id uuid not null,
  note text not null,
  file_name text,
  media_type text,
  file bytea,
  actor text not null,
  added_at timestamp with time zone not null,
  constraint follow_up_proof_pkey PRIMARY KEY (agency_id, proof_id),
  constraint follow_up_proof_agency_id_plan_id_fkey FOREIGN KEY (agency_id, plan_id) REFERENCES follow_up(agency_id, plan_id),
  constraint follow_up_proof_file_is_whole CHECK ((num_nulls(file_name, media_type, file) = ANY (ARRAY[0, 3]))),
  constraint follow_up_proof_is_small CHECK ((octet_length(file) <= 5242880)),
  constraint follow_up_proof_media_type_check CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text, 'image/webp'::text])))
);
CREATE INDEX follow_up_proof_plan ON public.follow_up_proof USING btree (agency_id, plan_id);
alter table follow_up_proof enable row level security;
create policy of_agency on follow_up_proof for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant delete, insert, select on follow_up_proof to suara_console;

create table goal (
  agency_id uuid not null,
  goal_id uuid not null,
  mission text not null,
  name text not null,
  priority smallint not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint goal_pkey PRIMARY KEY (agency_id, goal_id),
  constraint goal_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint goal_priority_check CHECK (((priority >= 1) AND (priority <= 3)))
);
alter table goal enable row level security;
create policy of_agency on goal for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on goal to suara_console;

create table import_run (
  agency_id uuid not null,
  import_id uuid not null,
  what text not null,
  file_name text not null,
  file bytea,
  user_id uuid,
  actor text not null,
  reach uuid[],
  state text not null,
  done integer not null default 0,
  total integer not null default 0,
  counts jsonb,
  problems jsonb,
  begun_at timestamp with time zone not null,
  tries integer not null default 0,
  constraint import_run_pkey PRIMARY KEY (agency_id, import_id),
  constraint import_run_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint import_run_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id),
  constraint import_run_state_check CHECK ((state = ANY (ARRAY['checking'::text, 'checked'::text, 'storing'::text, 'done'::text, 'refused'::text, 'dropped'::text])))
);
CREATE INDEX import_run_newest ON public.import_run USING btree (agency_id, begun_at DESC);
CREATE UNIQUE INDEX import_run_one ON public.import_run USING btree (agency_id) WHERE (state = ANY (ARRAY['checking'::text, 'checked'::text, 'storing'::text]));
alter table import_run enable row level security;
create policy of_agency on import_run for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on import_run to suara_console;
comment on column import_run.reach is 'the units, with those below them, that may be changed; null: all';
comment on column import_run.tries is 'how often the step under way was begun; more than once where a process died in it';

create table indicator (
  agency_id uuid not null,
  indicator_id uuid not null,
  goal_id uuid not null,
  unit_id uuid,
  subject text not null,
  source text not null,
  detail text,
  made_at timestamp with time zone not null,
  constraint indicator_pkey PRIMARY KEY (agency_id, indicator_id),
  constraint indicator_agency_id_goal_id_fkey FOREIGN KEY (agency_id, goal_id) REFERENCES goal(agency_id, goal_id),
  constraint indicator_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint indicator_source_check CHECK ((source = ANY (ARRAY['index'::text, 'element'::text, 'satisfaction'::text, 'completion'::text, 'quality'::text, 'recorded'::text]))),
  constraint indicator_subject_check CHECK ((subject = ANY (ARRAY['unit'::text, 'officer'::text])))
);
alter table indicator enable row level security;
create policy of_agency on indicator for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on indicator to suara_console;
comment on column indicator.detail is 'of an element its code, of quality which share';

create table indicator_value (
  agency_id uuid not null,
  indicator_id uuid not null,
  unit_id uuid not null,
  period text not null,
  value double precision not null,
  origin text not null,
  recorded_at timestamp with time zone not null,
  constraint indicator_value_pkey PRIMARY KEY (agency_id, indicator_id, unit_id, period),
  constraint indicator_value_agency_id_indicator_id_fkey FOREIGN KEY (agency_id, indicator_id) REFERENCES indicator(agency_id, indicator_id),
  constraint indicator_value_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id)
);
alter table indicator_value enable row level security;
create policy of_agency on indicator_value for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on indicator_value to suara_console;
comment on column indicator_value.origin is 'where the number comes from, in words';

create table indicator_version (
  agency_id uuid not null,
  indicator_id uuid not null,
  version integer not null,
  state text not null,
  name text not null,
  definition text not null,
  measure text not null,
  formula text not null,
  rhythm text not null,
  direction text not null,
  target double precision not null,
  lowest double precision not null,
  highest double precision not null,
  owner text not null,
  priority smallint not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  simulation jsonb,
  consult_until date,
  adopted_by text,
  adopted_at timestamp with time zone,
  adopted_from date,
  adopted_note text,
  constraint indicator_version_pkey PRIMARY KEY (agency_id, indicator_id, version),
  constraint indicator_version_agency_id_indicator_id_fkey FOREIGN KEY (agency_id, indicator_id) REFERENCES indicator(agency_id, indicator_id),
  constraint indicator_version_made_by_fkey FOREIGN KEY (made_by) REFERENCES auth_user(id),
  constraint indicator_version_check CHECK (((target >= lowest) AND (target <= highest))),
  constraint indicator_version_direction_check CHECK ((direction = ANY (ARRAY['at-least'::text, 'at-most'::text]))),
  constraint indicator_version_priority_check CHECK (((priority >= 1) AND (priority <= 3))),
  constraint indicator_version_rhythm_check CHECK ((rhythm = ANY (ARRAY['month'::text, 'quarter'::text, 'half'::text, 'year'::text]))),
  constraint indicator_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'consultation'::text, 'adopted'::text, 'replaced'::text, 'withdrawn'::text]))),
  constraint indicator_version_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX indicator_version_adopted ON public.indicator_version USING btree (agency_id, indicator_id) WHERE (state = 'adopted'::text);
CREATE UNIQUE INDEX indicator_version_open ON public.indicator_version USING btree (agency_id, indicator_id) WHERE (state = ANY (ARRAY['draft'::text, 'consultation'::text]));
alter table indicator_version enable row level security;
create policy of_agency on indicator_version for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on indicator_version to suara_console;
comment on column indicator_version.simulation is 'what the target would have meant in past periods, as it was when consultation began';

create table indicator_voice (
  agency_id uuid not null,
  voice_id uuid not null,
  indicator_id uuid not null,
  version integer not null,
  officer_id uuid not null,
  stance text not null,
  says text,
  at timestamp with time zone not null,
  constraint indicator_voice_pkey PRIMARY KEY (agency_id, voice_id),
  constraint indicator_voice_agency_id_indicator_id_version_fkey FOREIGN KEY (agency_id, indicator_id, version) REFERENCES indicator_version(agency_id, indicator_id, version),
  constraint indicator_voice_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint indicator_voice_check CHECK (((stance = 'acknowledge'::text) OR (says IS NOT NULL))),
  constraint indicator_voice_stance_check CHECK ((stance = ANY (ARRAY['acknowledge'::text, 'comment'::text, 'object'::text])))
);
CREATE INDEX indicator_voice_version ON public.indicator_voice USING btree (agency_id, indicator_id, version, at);
alter table indicator_voice enable row level security;
create policy of_agency on indicator_voice for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on indicator_voice to suara_console;

create table innovation (
  agency_id uuid not null,
  innovation_id uuid not null,
  unit_id uuid not null,
  officer_id uuid,
  proposer text not null,
  complaint text not null,
  proposal text not null,
  element text not null,
  state text not null default 'proposed'::text,
  answer text,
  started_on date,
  made_at timestamp with time zone not null,
  constraint innovation_pkey PRIMARY KEY (agency_id, innovation_id),
  constraint innovation_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint innovation_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint innovation_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'trial'::text, 'adopted'::text, 'dropped'::text])))
);
CREATE INDEX innovation_unit ON public.innovation USING btree (agency_id, unit_id, made_at DESC);
alter table innovation enable row level security;
create policy of_agency on innovation for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on innovation to suara_console;

create table invitation (
  agency_id uuid not null,
  invitation_id uuid not null,
  digest bytea not null,
  name text not null,
  email text not null,
  role text not null,
  unit_id uuid,
  officer_id uuid,
  invited_by uuid,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint invitation_digest_key UNIQUE (digest),
  constraint invitation_pkey PRIMARY KEY (agency_id, invitation_id),
  constraint invitation_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint invitation_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint invitation_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES auth_user(id),
  constraint invitation_check CHECK (((role <> 'moderator'::text) OR (unit_id IS NULL))),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'survey-manager'::text, 'unit-head'::text, 'officer'::text, 'leader'::text, 'moderator'::text, 'inspector'::text])))
);
alter table invitation enable row level security;
create policy of_agency on invitation for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on invitation to suara_console;

create table kiosk_device (
  agency_id uuid not null,
  device_id uuid not null,
  point_id uuid not null,
  key_hash text not null,
  enrolled_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  counted_at timestamp with time zone,
  constraint kiosk_device_pkey PRIMARY KEY (agency_id, device_id),
  constraint kiosk_device_agency_id_point_id_fkey FOREIGN KEY (agency_id, point_id) REFERENCES point(agency_id, point_id),
  constraint kiosk_device_key_hash_check CHECK ((key_hash ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX kiosk_device_point ON public.kiosk_device USING btree (agency_id, point_id);
alter table kiosk_device enable row level security;
create policy of_agency on kiosk_device for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on kiosk_device to suara_console;
comment on column kiosk_device.counted_at is 'when it last sent an answer that was taken, for the interval between two';

create table log_batch (
  position bigint not null,
  agency_id uuid not null,
  month date not null,
  ids bigint[] not null,
  constraint log_batch_pkey PRIMARY KEY ("position"),
  constraint log_batch_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint log_batch_position_fkey FOREIGN KEY ("position") REFERENCES log_entry("position")
);
CREATE INDEX log_batch_month ON public.log_batch USING btree (agency_id, month);

create table log_check (
  at timestamp with time zone not null,
  size bigint not null,
  findings integer not null,
  constraint log_check_pkey PRIMARY KEY (at),
  constraint log_check_findings_check CHECK ((findings >= 0))
);
grant select on log_check to suara_public;

create table log_entry (
  position bigint not null,
  agency_id uuid not null,
  kind text not null,
  subject text not null,
  text text,
  constraint log_entry_agency_id_kind_subject_key UNIQUE (agency_id, kind, subject),
  constraint log_entry_pkey PRIMARY KEY ("position"),
  constraint log_entry_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint log_entry_check CHECK (((text IS NULL) = (kind = 'change'::text))),
  constraint log_entry_kind_check CHECK ((kind = ANY (ARRAY['release'::text, 'change'::text, 'answers'::text]))),
  constraint log_entry_position_check CHECK (("position" >= 0))
);
alter table log_entry enable row level security;
create policy of_public on log_entry for select to suara_public using (kind = 'release'::text);
grant select on log_entry to suara_public;
comment on column log_entry.subject is 'what it is about: the digest of a release, the id of a change, the digest of a batch of answers';
comment on column log_entry.text is 'what was hashed; null of a change, whose row in audit it is';

create table log_head (
  size bigint not null,
  root bytea not null,
  at timestamp with time zone not null,
  note text not null,
  constraint log_head_pkey PRIMARY KEY (size),
  constraint log_head_root_check CHECK ((length(root) = 32)),
  constraint log_head_size_check CHECK ((size > 0))
);
grant select on log_head to suara_public;

create table log_month (
  agency_id uuid not null,
  month date not null,
  responses bigint not null,
  constraint log_month_pkey PRIMARY KEY (agency_id, month),
  constraint log_month_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id)
);

create table log_node (
  level smallint not null,
  position bigint not null,
  hash bytea not null,
  constraint log_node_pkey PRIMARY KEY (level, "position"),
  constraint log_node_hash_check CHECK ((length(hash) = 32)),
  constraint log_node_level_check CHECK ((level >= 0)),
  constraint log_node_position_check CHECK (("position" >= 0))
);
grant select on log_node to suara_public;

create table meeting_decision (
  agency_id uuid not null,
  decision_id uuid not null,
  held_on date not null,
  unit_id uuid,
  words text not null,
  owner text not null,
  due_on date not null,
  done_at timestamp with time zone,
  made_at timestamp with time zone not null,
  constraint meeting_decision_pkey PRIMARY KEY (agency_id, decision_id),
  constraint meeting_decision_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint meeting_decision_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id)
);
CREATE INDEX meeting_decision_newest ON public.meeting_decision USING btree (agency_id, held_on DESC);
alter table meeting_decision enable row level security;
create policy of_agency on meeting_decision for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on meeting_decision to suara_console;

create table membership (
  agency_id uuid not null,
  membership_id uuid not null,
  user_id uuid not null,
  role text not null,
  unit_id uuid,
  officer_id uuid,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint membership_pkey PRIMARY KEY (agency_id, membership_id),
  constraint membership_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint membership_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint membership_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint membership_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id),
  constraint membership_check CHECK (((role <> 'moderator'::text) OR (unit_id IS NULL))),
  constraint membership_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'survey-manager'::text, 'unit-head'::text, 'officer'::text, 'leader'::text, 'moderator'::text, 'inspector'::text])))
);
CREATE UNIQUE INDEX membership_in_force ON public.membership USING btree (agency_id, user_id, role, COALESCE(unit_id, agency_id)) WHERE (ended_at IS NULL);
CREATE INDEX membership_user ON public.membership USING btree (user_id) WHERE (ended_at IS NULL);
alter table membership enable row level security;
create policy of_agency on membership for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on membership to suara_console;

create table objection (
  agency_id uuid not null,
  objection_id uuid not null,
  evaluation_id uuid not null,
  officer_id uuid not null,
  reasons text not null,
  filed_at timestamp with time zone not null,
  statement text,
  stated_at timestamp with time zone,
  outcome text,
  decision text,
  user_id uuid,
  decider text,
  decided_at timestamp with time zone,
  constraint objection_agency_id_evaluation_id_key UNIQUE (agency_id, evaluation_id),
  constraint objection_pkey PRIMARY KEY (agency_id, objection_id),
  constraint objection_agency_id_evaluation_id_fkey FOREIGN KEY (agency_id, evaluation_id) REFERENCES evaluation(agency_id, evaluation_id),
  constraint objection_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint objection_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id),
  constraint objection_decided CHECK ((num_nonnulls(outcome, decision, decided_at) = ANY (ARRAY[0, 3]))),
  constraint objection_outcome_check CHECK ((outcome = ANY (ARRAY['kept'::text, 'changed'::text])))
);
CREATE INDEX objection_officer ON public.objection USING btree (agency_id, officer_id, filed_at DESC);
alter table objection enable row level security;
create policy of_agency on objection for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on objection to suara_console;

create table officer (
  agency_id uuid not null,
  officer_id uuid not null,
  nip text not null,
  name text not null,
  job text not null,
  ended_at timestamp with time zone,
  constraint officer_agency_id_nip_key UNIQUE (agency_id, nip),
  constraint officer_pkey PRIMARY KEY (agency_id, officer_id),
  constraint officer_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint officer_nip_check CHECK (((nip ~ '^[0-9]{18}$'::text) OR (nip ~ '^N-[0-9A-Z]{1,16}$'::text)))
);
CREATE INDEX officer_name ON public.officer USING btree (agency_id, name, officer_id);
alter table officer enable row level security;
create policy of_agency on officer for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on officer to suara_console;
comment on column officer.nip is 'NIP or NI PPPK; N- and a number of the agency's own for staff who have neither';

create table origin (
  agency_id uuid not null,
  origin_id bigint not null,
  unit_id uuid not null,
  service_id uuid,
  point_id uuid not null,
  officer_id uuid,
  channel text not null,
  questionnaire_id uuid not null,
  form text not null default 'full'::text,
  constraint origin_pkey PRIMARY KEY (agency_id, origin_id),
  constraint origin_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint origin_agency_id_point_id_fkey FOREIGN KEY (agency_id, point_id) REFERENCES point(agency_id, point_id),
  constraint origin_agency_id_questionnaire_id_fkey FOREIGN KEY (agency_id, questionnaire_id) REFERENCES questionnaire(agency_id, questionnaire_id),
  constraint origin_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, service_id),
  constraint origin_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint origin_channel_check CHECK ((channel = ANY (ARRAY['qr'::text, 'token'::text, 'kiosk'::text, 'paper'::text, 'import'::text]))),
  constraint origin_form_check CHECK ((form = ANY (ARRAY['full'::text, 'short'::text])))
);
CREATE INDEX origin_point ON public.origin USING btree (agency_id, point_id);
CREATE INDEX origin_unit ON public.origin USING btree (agency_id, unit_id);
alter table origin enable row level security;
create policy of_agency on origin for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant select on origin to suara_console;
comment on column origin.form is 'which form was answered';

create table paper_form (
  agency_id uuid not null,
  response_id uuid not null,
  point_id uuid not null,
  form_no text not null,
  entered_on date not null,
  access_key_id integer not null,
  constraint paper_form_pkey PRIMARY KEY (agency_id, response_id),
  constraint paper_form_agency_id_access_key_id_fkey FOREIGN KEY (agency_id, access_key_id) REFERENCES access_key(agency_id, access_key_id),
  constraint paper_form_agency_id_point_id_fkey FOREIGN KEY (agency_id, point_id) REFERENCES point(agency_id, point_id),
  constraint paper_form_agency_id_response_id_fkey FOREIGN KEY (agency_id, response_id) REFERENCES response(agency_id, response_id)
);
CREATE INDEX paper_form_day ON public.paper_form USING btree (agency_id, entered_on);
alter table paper_form enable row level security;
create policy of_agency on paper_form for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant select on paper_form to suara_console;

create table partial (
  agency_id uuid not null,
  response_id uuid not null,
  point_id uuid not null,
  started_on date not null,
  overall smallint not null,
  constraint partial_pkey PRIMARY KEY (agency_id, response_id),
  constraint partial_agency_id_point_id_fkey FOREIGN KEY (agency_id, point_id) REFERENCES point(agency_id, point_id),
  constraint partial_overall_check CHECK (((overall >= 1) AND (overall <= 4)))
);
CREATE INDEX partial_point ON public.partial USING btree (agency_id, point_id, started_on);
alter table partial enable row level security;
create policy of_agency on partial for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant select on partial to suara_console;

create table past_job (
  agency_id uuid not null,
  officer_id uuid not null,
  until_on date not null,
  job text not null,
  constraint past_job_pkey PRIMARY KEY (agency_id, officer_id, until_on),
  constraint past_job_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint past_job_job_check CHECK ((job <> ''::text))
);
alter table past_job enable row level security;
create policy of_agency on past_job for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on past_job to suara_console;

create table pending (
  agency_id uuid not null,
  response_ids uuid[] not null,
  origin_ids bigint[] not null,
  answered_on date[] not null,
  overall smallint[] not null,
  scores bytea[] not null,
  responses integer not null generated always as (cardinality(response_ids)) stored,
  queued_at timestamp with time zone not null default now(),
  set_aside_at timestamp with time zone,
  answered_hour smallint[] not null
);
CREATE INDEX pending_queued ON public.pending USING btree (queued_at) WHERE (set_aside_at IS NULL);
alter table pending enable row level security;
create policy of_agency on pending for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant select on pending to suara_console;
comment on column pending.set_aside_at is 'when counting was given up until the next night; null while it waits';

create table performance_cycle (
  agency_id uuid not null,
  year integer not null,
  rhythm text not null,
  organisation text,
  opened_at timestamp with time zone not null,
  constraint performance_cycle_pkey PRIMARY KEY (agency_id, year),
  constraint performance_cycle_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint performance_cycle_organisation_check CHECK ((organisation = ANY (ARRAY['outstanding'::text, 'good'::text, 'needs-improvement'::text, 'poor'::text, 'very-poor'::text]))),
  constraint performance_cycle_rhythm_check CHECK ((rhythm = ANY (ARRAY['monthly'::text, 'quarterly'::text]))),
  constraint performance_cycle_year_check CHECK (((year >= 2000) AND (year <= 2999)))
);
alter table performance_cycle enable row level security;
create policy of_agency on performance_cycle for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on performance_cycle to suara_console;
comment on column performance_cycle.organisation is 'capaian kinerja organisasi, for the guide to distributions';

create table performance_policy (
  agency_id uuid not null,
  version integer not null,
  weight integer not null,
  basis text not null,
  user_id uuid,
  actor text not null,
  made_at timestamp with time zone not null,
  constraint performance_policy_pkey PRIMARY KEY (agency_id, version),
  constraint performance_policy_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint performance_policy_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id),
  constraint performance_policy_weight_check CHECK (((weight >= 0) AND (weight <= 100)))
);
alter table performance_policy enable row level security;
create policy of_agency on performance_policy for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on performance_policy to suara_console;

create table period_note (
  agency_id uuid not null,
  note_id uuid not null,
  officer_id uuid not null,
  period text not null,
  kind text not null,
  side text not null,
  author text not null,
  body text not null,
  at timestamp with time zone not null,
  constraint period_note_pkey PRIMARY KEY (agency_id, note_id),
  constraint period_note_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint period_note_kind_check CHECK ((kind = ANY (ARRAY['achievement'::text, 'process'::text, 'obstacle'::text]))),
  constraint period_note_side_check CHECK ((side = ANY (ARRAY['officer'::text, 'superior'::text])))
);
CREATE INDEX period_note_officer ON public.period_note USING btree (agency_id, officer_id, period);
alter table period_note enable row level security;
create policy of_agency on period_note for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on period_note to suara_console;

create table point (
  agency_id uuid not null,
  point_id uuid not null,
  unit_id uuid not null,
  service_id uuid,
  officer_id uuid,
  kind text not null,
  name text not null,
  area text,
  state text not null default 'open'::text,
  form text not null default 'full'::text,
  constraint point_pkey PRIMARY KEY (agency_id, point_id),
  constraint point_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint point_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, service_id),
  constraint point_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint point_form_check CHECK ((form = ANY (ARRAY['full'::text, 'short'::text]))),
  constraint point_kind_check CHECK ((kind = ANY (ARRAY['counter'::text, 'officer'::text, 'programme'::text, 'area'::text, 'kiosk'::text, 'paper'::text]))),
  constraint point_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'revoked'::text])))
);
CREATE INDEX point_officer ON public.point USING btree (agency_id, officer_id);
CREATE INDEX point_service ON public.point USING btree (agency_id, service_id);
CREATE INDEX point_unit ON public.point USING btree (agency_id, unit_id);
alter table point enable row level security;
create policy of_agency on point for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on point to suara_console;
comment on column point.form is 'which form is offered here: all elements, or three in turn';

create table point_code (
  code text not null,
  agency_id uuid not null,
  point_id uuid not null,
  revoked_at timestamp with time zone,
  revoke_reason text,
  checked_on date,
  constraint point_code_pkey PRIMARY KEY (code),
  constraint point_code_agency_id_point_id_fkey FOREIGN KEY (agency_id, point_id) REFERENCES point(agency_id, point_id),
  constraint point_code_code_check CHECK ((code ~ '^[0-9A-Z]{4,16}$'::text))
);
CREATE INDEX point_code_point ON public.point_code USING btree (agency_id, point_id);
alter table point_code enable row level security;
create policy of_agency on point_code for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on point_code to suara_console;
comment on column point_code.checked_on is 'when somebody last looked whether the printed code is still the one of the portal';

create table published (
  agency_id uuid not null,
  unit text not null,
  service text not null,
  name text not null,
  above text not null,
  period text not null,
  edition integer not null,
  status text not null,
  n integer not null,
  nik text,
  grade text,
  low text,
  high text,
  words tsvector not null generated always as ((setweight(to_tsvector('simple'::regconfig, regexp_replace(name, '[^[:alnum:]]+'::text, ' '::text, 'g'::text)), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, regexp_replace(above, '[^[:alnum:]]+'::text, ' '::text, 'g'::text)), 'D'::"char"))) stored,
  constraint published_pkey PRIMARY KEY (agency_id, unit, service),
  constraint published_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint published_agency_id_period_edition_fkey FOREIGN KEY (agency_id, period, edition) REFERENCES release(agency_id, period, edition),
  constraint published_status_check CHECK ((status = ANY (ARRAY['shown'::text, 'provisional'::text, 'merged'::text, 'withheld'::text])))
);
CREATE INDEX published_words ON public.published USING gin (words);
alter table published enable row level security;
create policy of_public on published for select to suara_public using (EXISTS ( SELECT FROM agency a WHERE (a.agency_id = published.agency_id)));
grant select on published to suara_public;
comment on column published.unit is 'slug of the unit; empty for the agency itself';
comment on column published.service is 'what names the service in addresses; empty for the unit itself';
comment on column published.above is 'the names of what it belongs to, nearest first';

create table published_comment (
  agency_id uuid not null,
  comment_id uuid not null,
  unit text not null,
  period text not null,
  text text not null,
  constraint published_comment_pkey PRIMARY KEY (agency_id, comment_id),
  constraint published_comment_agency_id_comment_id_fkey FOREIGN KEY (agency_id, comment_id) REFERENCES comment(agency_id, comment_id)
);
CREATE INDEX published_comment_unit ON public.published_comment USING btree (agency_id, unit, period);
alter table published_comment enable row level security;
create policy of_agency on published_comment for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
create policy of_public on published_comment for select to suara_public using (EXISTS ( SELECT FROM agency a WHERE (a.agency_id = published_comment.agency_id)));
grant select on published_comment to suara_console;
grant select (agency_id), select (unit), select (period), select (text) on published_comment to suara_public;

create table published_comment_change (
  agency_id uuid not null,
  version bigint not null,
  constraint published_comment_change_pkey PRIMARY KEY (agency_id),
  constraint published_comment_change_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id)
);

create table questionnaire (
  agency_id uuid not null,
  questionnaire_id uuid not null,
  unit_id uuid,
  version integer not null,
  state text not null,
  definition jsonb not null,
  created_at timestamp with time zone not null,
  places jsonb not null generated always as (('["overall"]'::jsonb || jsonb_path_query_array(definition, '$."elements"[*]."code"'::jsonpath))) stored,
  writers uuid[] not null default '{}'::uuid[],
  starts_on date,
  activated_at timestamp with time zone,
  retired_at timestamp with time zone,
  constraint questionnaire_pkey PRIMARY KEY (agency_id, questionnaire_id),
  constraint questionnaire_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint questionnaire_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint questionnaire_starts_after_review CHECK (((starts_on IS NULL) OR (state = 'review'::text))),
  constraint questionnaire_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'review'::text, 'active'::text, 'retired'::text]))),
  constraint questionnaire_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX questionnaire_active ON public.questionnaire USING btree (agency_id, COALESCE(unit_id, agency_id)) WHERE (state = 'active'::text);
CREATE INDEX questionnaire_due ON public.questionnaire USING btree (starts_on) WHERE (starts_on IS NOT NULL);
CREATE UNIQUE INDEX questionnaire_version ON public.questionnaire USING btree (agency_id, COALESCE(unit_id, agency_id), version);
alter table questionnaire enable row level security;
create policy of_agency on questionnaire for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on questionnaire to suara_console;
comment on column questionnaire.places is 'the codes at the places of tally.counts: first overall, then the elements in the order of the definition';
comment on column questionnaire.writers is 'accounts that wrote it: somebody else puts it in force';
comment on column questionnaire.starts_on is 'approved, in force from this day of the agency';
comment on column questionnaire.retired_at is 'left force; without activated_at it never was in force';

create table recognition (
  agency_id uuid not null,
  recognition_id uuid not null,
  officer_id uuid not null,
  period text not null,
  reason text not null,
  user_id uuid,
  giver text not null,
  at timestamp with time zone not null,
  constraint recognition_agency_id_officer_id_period_key UNIQUE (agency_id, officer_id, period),
  constraint recognition_pkey PRIMARY KEY (agency_id, recognition_id),
  constraint recognition_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint recognition_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id)
);
alter table recognition enable row level security;
create policy of_agency on recognition for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on recognition to suara_console;

create table release (
  agency_id uuid not null,
  period text not null,
  digest text not null,
  figures jsonb not null,
  closed_at timestamp with time zone not null,
  edition integer not null,
  number integer not null,
  constraint release_number UNIQUE (agency_id, number),
  constraint release_pkey PRIMARY KEY (agency_id, period, edition),
  constraint release_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint release_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint release_edition_check CHECK ((edition > 0))
);
alter table release enable row level security;
create policy of_agency on release for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
create policy of_public on release for select to suara_public using (EXISTS ( SELECT FROM agency a WHERE (a.agency_id = release.agency_id)));
grant select on release to suara_console;
grant select on release to suara_public;
comment on column release.number is 'the order in which the agency published';

create table release_calendar (
  agency_id uuid not null,
  days_after integer not null,
  announced_at timestamp with time zone not null,
  constraint release_calendar_pkey PRIMARY KEY (agency_id),
  constraint release_calendar_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint release_calendar_days_after_check CHECK (((days_after >= 0) AND (days_after <= 180)))
);
alter table release_calendar enable row level security;
create policy of_agency on release_calendar for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
create policy of_public on release_calendar for select to suara_public using (EXISTS ( SELECT FROM agency a WHERE (a.agency_id = release_calendar.agency_id)));
grant insert, select, update on release_calendar to suara_console;
grant select on release_calendar to suara_public;

create table release_source (
  agency_id uuid not null,
  period text not null,
  edition integer not null,
  source jsonb not null,
  constraint release_source_pkey PRIMARY KEY (agency_id, period, edition),
  constraint release_source_agency_id_period_edition_fkey FOREIGN KEY (agency_id, period, edition) REFERENCES release(agency_id, period, edition)
);

create table report (
  agency_id uuid not null,
  report_id uuid not null,
  unit_id uuid,
  period text not null,
  number integer not null,
  media text[] not null,
  state text not null,
  done integer not null default 0,
  tries integer not null default 0,
  user_id uuid,
  actor text not null,
  begun_at timestamp with time zone not null,
  made_at timestamp with time zone,
  content jsonb,
  scores bytea,
  digest text,
  method_version integer,
  constraint report_pkey PRIMARY KEY (agency_id, report_id),
  constraint report_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint report_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint report_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id),
  constraint report_content_is_whole CHECK ((num_nulls(content, scores, digest, method_version) = ANY (ARRAY[0, 4]))),
  constraint report_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint report_done_has_content CHECK (((state <> 'done'::text) OR ((content IS NOT NULL) AND (made_at IS NOT NULL)))),
  constraint report_number_check CHECK ((number > 0)),
  constraint report_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text])))
);
CREATE UNIQUE INDEX report_number ON public.report USING btree (agency_id, period, COALESCE(unit_id, agency_id), number);
CREATE INDEX report_unit ON public.report USING btree (agency_id, unit_id);
CREATE INDEX report_waiting ON public.report USING btree (begun_at) WHERE (state = 'waiting'::text);
alter table report enable row level security;
create policy of_agency on report for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on report to suara_console;
comment on column report.unit_id is 'null: of the agency as a whole';
comment on column report.number is 'which version of the report of this unit and period it is, from 1';
comment on column report.media is 'where the agency said that it published the result';
comment on column report.done is 'documents made';
comment on column report.scores is 'a byte for each element of each respondent, 0 to 4, in an order that tells no time; compressed';
comment on column report.digest is 'SHA-256 of content and scores';

create table report_file (
  agency_id uuid not null,
  report_id uuid not null,
  format text not null,
  file bytea not null,
  digest text not null,
  constraint report_file_pkey PRIMARY KEY (agency_id, report_id, format),
  constraint report_file_agency_id_report_id_fkey FOREIGN KEY (agency_id, report_id) REFERENCES report(agency_id, report_id),
  constraint report_file_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint report_file_format_check CHECK ((format = ANY (ARRAY['docx'::text, 'xlsx'::text])))
);
alter table report_file enable row level security;
create policy of_agency on report_file for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant select on report_file to suara_console;

create table response (
  agency_id uuid not null,
  response_id uuid not null,
  key uuid not null,
  origin_id bigint not null,
  answered_on date not null,
  answered_hour smallint,
  overall smallint,
  lang text not null,
  gender text,
  age text,
  education text,
  occupation text,
  scores bytea not null,
  constraint response_pkey PRIMARY KEY (agency_id, response_id),
  constraint response_answered_hour_check CHECK (((answered_hour >= 0) AND (answered_hour <= 23))),
  constraint response_gender_check1 CHECK ((gender = ANY (ARRAY['L'::text, 'P'::text]))),
  constraint response_id_is_of_key CHECK ((response_id = (encode(SUBSTRING(sha256((uuid_send(agency_id) || uuid_send(key))) FROM 1 FOR 16), 'hex'::text))::uuid)),
  constraint response_lang_check1 CHECK ((lang = ANY (ARRAY['id'::text, 'en'::text]))),
  constraint response_overall_check1 CHECK (((overall >= 1) AND (overall <= 4)))
);
CREATE INDEX response_answered_on ON public.response USING brin (answered_on) WITH (pages_per_range='32');
alter table response enable row level security;
create policy of_agency on response for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant select on response to suara_console;
comment on column response.answered_hour is 'on the clocks of the agency; null where only the day is known';

create table response_comment (
  agency_id uuid not null,
  response_id uuid not null,
  month date not null,
  sealed bytea not null,
  wants_reply boolean not null default false,
  is_redacted boolean not null default false,
  constraint response_comment_pkey PRIMARY KEY (agency_id, response_id),
  constraint response_comment_agency_id_response_id_fkey FOREIGN KEY (agency_id, response_id) REFERENCES response(agency_id, response_id),
  constraint response_comment_month_fkey FOREIGN KEY (month) REFERENCES comment_key(month)
);
CREATE INDEX response_comment_reply ON public.response_comment USING btree (agency_id, month) WHERE wants_reply;
CREATE INDEX response_comment_waiting ON public.response_comment USING btree (month) WHERE (NOT is_redacted);
alter table response_comment enable row level security;
create policy of_agency on response_comment for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant select (agency_id), select (response_id), select (wants_reply) on response_comment to suara_console;

create table response_extra (
  agency_id uuid not null,
  response_id uuid not null,
  choices jsonb not null,
  month date,
  sealed bytea,
  is_counted boolean not null default false,
  constraint response_extra_pkey PRIMARY KEY (agency_id, response_id),
  constraint response_extra_agency_id_response_id_fkey FOREIGN KEY (agency_id, response_id) REFERENCES response(agency_id, response_id),
  constraint response_extra_month_fkey FOREIGN KEY (month) REFERENCES comment_key(month),
  constraint response_extra_sealed_by_month CHECK (((month IS NULL) = (sealed IS NULL)))
);
CREATE INDEX response_extra_uncounted ON public.response_extra USING btree (agency_id, response_id) WHERE (NOT is_counted);
comment on column response_extra.choices is 'by code the options chosen, numbered from 1; an empty list is a text, which is in sealed';

create table response_reply (
  agency_id uuid not null,
  response_id uuid not null,
  replied_on date not null,
  month date not null,
  sealed bytea not null,
  constraint response_reply_pkey PRIMARY KEY (agency_id, response_id),
  constraint response_reply_agency_id_response_id_fkey FOREIGN KEY (agency_id, response_id) REFERENCES response_comment(agency_id, response_id),
  constraint response_reply_month_fkey FOREIGN KEY (month) REFERENCES comment_key(month)
);
alter table response_reply enable row level security;
create policy of_agency on response_reply for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on response_reply to suara_console;

create table response_state (
  agency_id uuid not null,
  response_id uuid not null,
  event_no integer not null,
  state text not null,
  at timestamp with time zone not null,
  constraint response_state_pkey PRIMARY KEY (agency_id, response_id, event_no),
  constraint response_state_agency_id_response_id_fkey FOREIGN KEY (agency_id, response_id) REFERENCES response(agency_id, response_id),
  constraint response_state_event_no_check CHECK ((event_no > 0)),
  constraint response_state_state_check CHECK ((state = ANY (ARRAY['held'::text, 'excluded'::text, 'released'::text])))
);
alter table response_state enable row level security;
create policy of_agency on response_state for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant select on response_state to suara_console;

create table rules_read (
  agency_id uuid not null,
  user_id uuid not null,
  version integer not null,
  at timestamp with time zone not null,
  constraint rules_read_pkey PRIMARY KEY (agency_id, user_id, version),
  constraint rules_read_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint rules_read_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id)
);
alter table rules_read enable row level security;
create policy of_agency on rules_read for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on rules_read to suara_console;

create table sample_plan (
  agency_id uuid not null,
  period text not null,
  unit_id uuid not null,
  service_id uuid,
  population integer not null,
  constraint sample_plan_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint sample_plan_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, service_id),
  constraint sample_plan_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint sample_plan_population_check CHECK ((population > 0))
);
CREATE UNIQUE INDEX sample_plan_place ON public.sample_plan USING btree (agency_id, period, unit_id, COALESCE(service_id, unit_id));
alter table sample_plan enable row level security;
create policy of_agency on sample_plan for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant delete, insert, select, update on sample_plan to suara_console;

create table scan (
  agency_id uuid not null,
  code text not null,
  scanned_on date not null,
  outcome text not null,
  n integer not null,
  constraint scan_pkey PRIMARY KEY (agency_id, code, scanned_on, outcome),
  constraint scan_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint scan_n_check CHECK ((n > 0)),
  constraint scan_outcome_check CHECK ((outcome = ANY (ARRAY['open'::text, 'closed'::text, 'revoked'::text])))
);
alter table scan enable row level security;
create policy of_agency on scan for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant select on scan to suara_console;

create table self_assessment (
  agency_id uuid not null,
  officer_id uuid not null,
  period text not null,
  result text not null,
  conduct text not null,
  words text not null,
  at timestamp with time zone not null,
  constraint self_assessment_pkey PRIMARY KEY (agency_id, officer_id, period),
  constraint self_assessment_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint self_assessment_conduct_check CHECK ((conduct = ANY (ARRAY['above'::text, 'meets'::text, 'below'::text]))),
  constraint self_assessment_result_check CHECK ((result = ANY (ARRAY['above'::text, 'meets'::text, 'below'::text])))
);
alter table self_assessment enable row level security;
create policy of_agency on self_assessment for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on self_assessment to suara_console;

create table service (
  agency_id uuid not null,
  service_id uuid not null,
  unit_id uuid not null,
  name text not null,
  ended_at timestamp with time zone,
  constraint service_agency_id_unit_id_name_key UNIQUE (agency_id, unit_id, name),
  constraint service_pkey PRIMARY KEY (agency_id, service_id),
  constraint service_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id)
);
alter table service enable row level security;
create policy of_agency on service for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
create policy of_public on service for select to suara_public using (EXISTS ( SELECT FROM agency a WHERE (a.agency_id = service.agency_id)));
grant insert, select, update on service to suara_console;
grant select (agency_id), select (service_id), select (unit_id), select (name), select (ended_at) on service to suara_public;

create table service_charter (
  agency_id uuid not null,
  text text not null,
  signed_by text not null,
  declared_on date not null,
  changed_at timestamp with time zone not null,
  constraint service_charter_pkey PRIMARY KEY (agency_id),
  constraint service_charter_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id)
);
alter table service_charter enable row level security;
create policy of_agency on service_charter for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
create policy of_public on service_charter for select to suara_public using (EXISTS ( SELECT FROM agency a WHERE (a.agency_id = service_charter.agency_id)));
grant insert, select, update on service_charter to suara_console;
grant select on service_charter to suara_public;

create table service_priority (
  agency_id uuid not null,
  period text not null,
  service_ids uuid[] not null,
  constraint service_priority_pkey PRIMARY KEY (agency_id, period),
  constraint service_priority_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id)
);
alter table service_priority enable row level security;
create policy of_agency on service_priority for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on service_priority to suara_console;

create table service_standard (
  agency_id uuid not null,
  service_id uuid not null,
  parts jsonb not null,
  decree text,
  changed_at timestamp with time zone not null,
  constraint service_standard_pkey PRIMARY KEY (agency_id, service_id),
  constraint service_standard_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint service_standard_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, service_id),
  constraint service_standard_parts_check CHECK ((jsonb_typeof(parts) = 'object'::text))
);
alter table service_standard enable row level security;
create policy of_agency on service_standard for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
create policy of_public on service_standard for select to suara_public using (EXISTS ( SELECT FROM agency a WHERE (a.agency_id = service_standard.agency_id)));
grant insert, select, update on service_standard to suara_console;
grant select on service_standard to suara_public;
comment on column service_standard.parts is 'text of each component that was filled in, by its code (src/domain/serviceStandard.ts)';
comment on column service_standard.decree is 'the decision that set it';

create table service_transaction (
  agency_id uuid not null,
  number text not null,
  officer_id uuid not null,
  unit_id uuid not null,
  service_id uuid not null,
  submitted_on date not null,
  due_on date not null,
  finished_on date,
  is_rework boolean not null,
  has_complaint boolean not null,
  check_passed boolean,
  constraint service_transaction_pkey PRIMARY KEY (agency_id, number),
  constraint service_transaction_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint service_transaction_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, service_id),
  constraint service_transaction_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint service_transaction_check CHECK ((due_on >= submitted_on)),
  constraint service_transaction_check1 CHECK ((finished_on >= submitted_on)),
  constraint service_transaction_number_check CHECK (((number <> ''::text) AND (length(number) <= 100)))
);
CREATE INDEX service_transaction_due ON public.service_transaction USING btree (agency_id, due_on);
CREATE INDEX service_transaction_officer ON public.service_transaction USING btree (agency_id, officer_id, due_on, number);
alter table service_transaction enable row level security;
create policy of_agency on service_transaction for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on service_transaction to suara_console;
comment on column service_transaction.number is 'the number that the service system gave it: the same number is the same transaction';
comment on column service_transaction.unit_id is 'the unit of the service: where it was earned, whoever is where now';
comment on column service_transaction.is_rework is 'perlu dikerjakan ulang';
comment on column service_transaction.check_passed is 'what the superior's check found; null where nobody looked';

create table set_up_tick (
  agency_id uuid not null,
  step text not null,
  done_on date not null,
  by_whom text not null,
  constraint set_up_tick_pkey PRIMARY KEY (agency_id, step),
  constraint set_up_tick_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint set_up_tick_step_check CHECK ((step = ANY (ARRAY['staff-told'::text, 'codes-hung'::text])))
);
alter table set_up_tick enable row level security;
create policy of_agency on set_up_tick for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant delete, insert, select, update on set_up_tick to suara_console;

create table sign_in_count (
  tag bytea not null,
  n integer not null,
  since timestamp with time zone not null,
  constraint sign_in_count_pkey PRIMARY KEY (tag)
);
CREATE INDEX sign_in_count_since ON public.sign_in_count USING btree (since);

create table superior (
  agency_id uuid not null,
  superior_id uuid not null,
  user_id uuid not null,
  unit_id uuid,
  officer_id uuid,
  from_on date not null,
  until_on date,
  constraint superior_pkey PRIMARY KEY (agency_id, superior_id),
  constraint superior_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint superior_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint superior_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint superior_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id),
  constraint superior_check CHECK ((until_on >= from_on)),
  constraint superior_of_one CHECK ((num_nonnulls(unit_id, officer_id) = 1))
);
CREATE INDEX superior_officer ON public.superior USING btree (agency_id, officer_id) WHERE (officer_id IS NOT NULL);
CREATE INDEX superior_unit ON public.superior USING btree (agency_id, unit_id) WHERE (unit_id IS NOT NULL);
alter table superior enable row level security;
create policy of_agency on superior for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on superior to suara_console;

create table survey_period (
  agency_id uuid not null,
  period text not null,
  rhythm text not null,
  measure_from date not null,
  measure_until date not null,
  report_on date not null,
  publish_on date not null,
  follow_up_on date not null,
  constraint survey_period_pkey PRIMARY KEY (agency_id, period),
  constraint survey_period_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint survey_period_in_order CHECK (((measure_from <= measure_until) AND (measure_until <= report_on) AND (report_on <= publish_on) AND (publish_on <= follow_up_on))),
  constraint survey_period_rhythm_check CHECK ((rhythm = ANY (ARRAY['continuous'::text, 'quarterly'::text, 'half-yearly'::text, 'yearly'::text])))
);
alter table survey_period enable row level security;
create policy of_agency on survey_period for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant delete, insert, select, update on survey_period to suara_console;

create table talk (
  agency_id uuid not null,
  talk_id uuid not null,
  officer_id uuid not null,
  kind text not null,
  period text,
  subject text not null,
  opened_at timestamp with time zone not null,
  constraint talk_pkey PRIMARY KEY (agency_id, talk_id),
  constraint talk_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint talk_kind_check CHECK ((kind = ANY (ARRAY['dialogue'::text, 'feedback'::text, 'reply'::text])))
);
CREATE INDEX talk_officer ON public.talk USING btree (agency_id, officer_id, opened_at DESC);
alter table talk enable row level security;
create policy of_agency on talk for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on talk to suara_console;

create table talk_post (
  agency_id uuid not null,
  post_id uuid not null,
  talk_id uuid not null,
  side text not null,
  user_id uuid,
  author text not null,
  body text not null,
  at timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  constraint talk_post_pkey PRIMARY KEY (agency_id, post_id),
  constraint talk_post_agency_id_talk_id_fkey FOREIGN KEY (agency_id, talk_id) REFERENCES talk(agency_id, talk_id),
  constraint talk_post_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id),
  constraint talk_post_side_check CHECK ((side = ANY (ARRAY['officer'::text, 'superior'::text])))
);
CREATE INDEX talk_post_talk ON public.talk_post USING btree (agency_id, talk_id, at);
alter table talk_post enable row level security;
create policy of_agency on talk_post for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on talk_post to suara_console;
comment on column talk_post.acknowledged_at is 'when the other side said that it had read it';

create table tally (
  agency_id uuid not null,
  origin_id bigint not null,
  answered_on date not null,
  responses integer not null,
  respondents integer not null,
  sum_mean bigint not null,
  sum_squared_mean bigint not null,
  counts integer[] not null,
  constraint tally_pkey PRIMARY KEY (agency_id, origin_id, answered_on),
  constraint tally_agency_id_origin_id_fkey FOREIGN KEY (agency_id, origin_id) REFERENCES origin(agency_id, origin_id),
  constraint tally_check CHECK (((respondents >= 0) AND (respondents <= responses))),
  constraint tally_counts_are_fours CHECK (((cardinality(counts) % 4) = 0)),
  constraint tally_counts_are_numbers CHECK (((array_position(counts, NULL::integer) IS NULL) AND (0 <= ALL (counts)))),
  constraint tally_responses_check CHECK ((responses >= 0))
);
alter table tally enable row level security;
create policy of_agency on tally for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant select on tally to suara_console;
comment on column tally.respondents is 'responses with at least one element answered: the n of the index';
comment on column tally.sum_mean is 'sum of 2520 × mean score of a respondent';
comment on column tally.counts is 'unsur pelayanan: how many 1s, 2s, 3s and 4s at each place; as questionnaire.places names them';

create table tally_hour (
  agency_id uuid not null,
  unit_id uuid not null,
  month date not null,
  service_id uuid,
  weekday smallint not null,
  hour smallint not null,
  responses integer not null,
  respondents integer not null,
  sum_mean bigint not null,
  sum_squared_mean bigint not null,
  constraint tally_hour_key UNIQUE NULLS NOT DISTINCT (agency_id, unit_id, month, service_id, weekday, hour),
  constraint tally_hour_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, service_id),
  constraint tally_hour_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint tally_hour_check CHECK (((respondents >= 0) AND (respondents <= responses))),
  constraint tally_hour_hour_check CHECK (((hour >= 0) AND (hour <= 23))),
  constraint tally_hour_month_check CHECK ((month = date_trunc('month'::text, (month)::timestamp with time zone))),
  constraint tally_hour_responses_check CHECK ((responses >= 0)),
  constraint tally_hour_weekday_check CHECK (((weekday >= 0) AND (weekday <= 6)))
);
alter table tally_hour enable row level security;
create policy of_agency on tally_hour for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant select on tally_hour to suara_console;

create table tally_month (
  agency_id uuid not null,
  unit_id uuid not null,
  month date not null,
  service_id uuid,
  questionnaire_id uuid not null,
  form text not null,
  responses integer not null,
  respondents integer not null,
  sum_mean bigint not null,
  sum_squared_mean bigint not null,
  counts integer[] not null,
  constraint tally_month_key UNIQUE NULLS NOT DISTINCT (agency_id, unit_id, month, service_id, questionnaire_id, form),
  constraint tally_month_agency_id_questionnaire_id_fkey FOREIGN KEY (agency_id, questionnaire_id) REFERENCES questionnaire(agency_id, questionnaire_id),
  constraint tally_month_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, service_id),
  constraint tally_month_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint tally_month_check CHECK (((respondents >= 0) AND (respondents <= responses))),
  constraint tally_month_counts_are_fours CHECK (((cardinality(counts) % 4) = 0)),
  constraint tally_month_counts_are_numbers CHECK (((array_position(counts, NULL::integer) IS NULL) AND (0 <= ALL (counts)))),
  constraint tally_month_month_check CHECK ((month = date_trunc('month'::text, (month)::timestamp with time zone))),
  constraint tally_month_responses_check CHECK ((responses >= 0))
);
alter table tally_month enable row level security;
create policy of_agency on tally_month for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant select on tally_month to suara_console;

create table token_issue (
  agency_id uuid not null,
  unit_id uuid not null,
  hour timestamp with time zone not null,
  n integer not null,
  constraint token_issue_pkey PRIMARY KEY (agency_id, unit_id, hour),
  constraint token_issue_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint token_issue_n_check CHECK ((n > 0))
);
alter table token_issue enable row level security;
create policy of_agency on token_issue for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on token_issue to suara_console;

create table token_key (
  agency_id uuid not null,
  key_id smallint not null,
  sealed bytea not null,
  made_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint token_key_pkey PRIMARY KEY (agency_id, key_id),
  constraint token_key_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint token_key_key_id_check CHECK (((key_id >= 1) AND (key_id <= 4095)))
);

create table token_revocation (
  agency_id uuid not null,
  unit_id uuid not null,
  hour timestamp with time zone not null,
  revoked_at timestamp with time zone not null,
  constraint token_revocation_pkey PRIMARY KEY (agency_id, unit_id, hour),
  constraint token_revocation_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id)
);
alter table token_revocation enable row level security;
create policy of_agency on token_revocation for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on token_revocation to suara_console;

create table token_slot (
  agency_id uuid not null,
  point_id uuid not null,
  slot smallint not null,
  officer_id uuid not null,
  constraint token_slot_agency_id_point_id_officer_id_key UNIQUE (agency_id, point_id, officer_id),
  constraint token_slot_pkey PRIMARY KEY (agency_id, point_id, slot),
  constraint token_slot_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint token_slot_agency_id_point_id_fkey FOREIGN KEY (agency_id, point_id) REFERENCES point(agency_id, point_id),
  constraint token_slot_slot_check CHECK (((slot >= 1) AND (slot <= 255)))
);
alter table token_slot enable row level security;
create policy of_agency on token_slot for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on token_slot to suara_console;

create table training (
  agency_id uuid not null,
  training_id uuid not null,
  course_id uuid not null,
  unit_id uuid not null,
  element text not null,
  officer_ids uuid[] not null,
  held_on date not null,
  note text not null default ''::text,
  made_at timestamp with time zone not null,
  constraint training_pkey PRIMARY KEY (agency_id, training_id),
  constraint training_agency_id_course_id_fkey FOREIGN KEY (agency_id, course_id) REFERENCES course(agency_id, course_id),
  constraint training_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id)
);
CREATE INDEX training_unit ON public.training USING btree (agency_id, unit_id, held_on DESC);
alter table training enable row level security;
create policy of_agency on training for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on training to suara_console;

create table unit (
  agency_id uuid not null,
  unit_id uuid not null,
  parent_id uuid,
  slug text not null,
  name text not null,
  ended_at timestamp with time zone,
  constraint unit_agency_id_slug_key UNIQUE (agency_id, slug),
  constraint unit_pkey PRIMARY KEY (agency_id, unit_id),
  constraint unit_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint unit_agency_id_parent_id_fkey FOREIGN KEY (agency_id, parent_id) REFERENCES unit(agency_id, unit_id),
  constraint unit_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);
CREATE INDEX unit_parent ON public.unit USING btree (agency_id, parent_id);
alter table unit enable row level security;
create policy of_agency on unit for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
create policy of_public on unit for select to suara_public using (EXISTS ( SELECT FROM agency a WHERE (a.agency_id = unit.agency_id)));
grant insert, select, update on unit to suara_console;
grant select (agency_id), select (unit_id), select (parent_id), select (slug), select (name) on unit to suara_public;

create table used_token (
  agency_id uuid not null,
  month date not null,
  token_hash bytea not null,
  response_id uuid not null,
  constraint used_token_pkey PRIMARY KEY (agency_id, month, token_hash)
);

create table used_token_key (
  agency_id uuid not null,
  month date not null,
  sealed bytea not null,
  constraint used_token_key_pkey PRIMARY KEY (agency_id, month),
  constraint used_token_key_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id)
);

create table visit_count (
  agency_id uuid not null,
  unit_id uuid not null,
  service_id uuid,
  counted_on date not null,
  is_month boolean not null,
  served integer not null,
  constraint visit_count_key UNIQUE NULLS NOT DISTINCT (agency_id, unit_id, service_id, counted_on),
  constraint visit_count_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, service_id),
  constraint visit_count_agency_id_unit_id_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES unit(agency_id, unit_id),
  constraint visit_count_month CHECK (((NOT is_month) OR (counted_on = date_trunc('month'::text, (counted_on)::timestamp with time zone)))),
  constraint visit_count_served_check CHECK ((served >= 0))
);
alter table visit_count enable row level security;
create policy of_agency on visit_count for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on visit_count to suara_console;
comment on column visit_count.service_id is 'null: not told apart by service';

create table work_item (
  agency_id uuid not null,
  item_id uuid not null,
  year integer not null,
  officer_id uuid not null,
  kind text not null,
  title text not null,
  target text not null,
  made_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint work_item_pkey PRIMARY KEY (agency_id, item_id),
  constraint work_item_agency_id_year_officer_id_fkey FOREIGN KEY (agency_id, year, officer_id) REFERENCES work_plan(agency_id, year, officer_id),
  constraint work_item_kind_check CHECK ((kind = ANY (ARRAY['main'::text, 'additional'::text, 'conduct'::text])))
);
CREATE INDEX work_item_plan ON public.work_item USING btree (agency_id, year, officer_id);
alter table work_item enable row level security;
create policy of_agency on work_item for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on work_item to suara_console;

create table work_plan (
  agency_id uuid not null,
  year integer not null,
  officer_id uuid not null,
  expectation text not null default ''::text,
  officer_agreed_at timestamp with time zone,
  superior_agreed_at timestamp with time zone,
  superior_user_id uuid,
  constraint work_plan_pkey PRIMARY KEY (agency_id, year, officer_id),
  constraint work_plan_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id),
  constraint work_plan_agency_id_year_fkey FOREIGN KEY (agency_id, year) REFERENCES performance_cycle(agency_id, year),
  constraint work_plan_superior_user_id_fkey FOREIGN KEY (superior_user_id) REFERENCES auth_user(id)
);
alter table work_plan enable row level security;
create policy of_agency on work_plan for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select, update on work_plan to suara_console;
comment on column work_plan.expectation is 'ekspektasi pimpinan';

create table work_proof (
  agency_id uuid not null,
  proof_id uuid not null,
  item_id uuid not null,
  period text not null,
  realised text not null,
  name text not null,
  link text,
  made_at timestamp with time zone not null,
  constraint work_proof_pkey PRIMARY KEY (agency_id, proof_id),
  constraint work_proof_agency_id_item_id_fkey FOREIGN KEY (agency_id, item_id) REFERENCES work_item(agency_id, item_id)
);
CREATE INDEX work_proof_item ON public.work_proof USING btree (agency_id, item_id);
alter table work_proof enable row level security;
create policy of_agency on work_proof for all to suara_console using (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid) with check (agency_id = (NULLIF(current_setting('suara.agency'::text, true), ''::text))::uuid);
grant insert, select on work_proof to suara_console;

create view tally_element with (security_invoker = true) (
  agency_id uuid,
  origin_id bigint,
  answered_on date,
  element text,
  n integer,
  sum bigint,
  sum_squares bigint,
  c1 integer,
  c2 integer,
  c3 integer,
  c4 integer
) as
 SELECT t.agency_id,
    t.origin_id,
    t.answered_on,
    e.element,
    c.c1 + c.c2 + c.c3 + c.c4 AS n,
    c.c1 + 2::bigint * c.c2 + 3::bigint * c.c3 + 4::bigint * c.c4 AS sum,
    c.c1 + 4::bigint * c.c2 + 9::bigint * c.c3 + 16::bigint * c.c4 AS sum_squares,
    c.c1,
    c.c2,
    c.c3,
    c.c4
   FROM tally t
     JOIN origin o ON o.agency_id = t.agency_id AND o.origin_id = t.origin_id
     JOIN (questionnaire q
     CROSS JOIN LATERAL jsonb_array_elements_text(q.places) WITH ORDINALITY e(element, place)) ON q.agency_id = o.agency_id AND q.questionnaire_id = o.questionnaire_id
     CROSS JOIN LATERAL ( SELECT t.counts[4 * e.place::integer - 3] AS counts,
            t.counts[4 * e.place::integer - 2] AS counts,
            t.counts[4 * e.place::integer - 1] AS counts,
            t.counts[4 * e.place::integer] AS counts) c(c1, c2, c3, c4)
  WHERE c.c3 > 0 OR c.c4 > 0 OR c.c2 > 0 OR c.c1 > 0;
grant select on tally_element to suara_console;

create view tally_month_element with (security_invoker = true) (
  agency_id uuid,
  unit_id uuid,
  month date,
  service_id uuid,
  form text,
  element text,
  c1 integer,
  c2 integer,
  c3 integer,
  c4 integer
) as
 SELECT t.agency_id,
    t.unit_id,
    t.month,
    t.service_id,
    t.form,
    e.element,
    c.c1,
    c.c2,
    c.c3,
    c.c4
   FROM tally_month t
     JOIN (questionnaire q
     CROSS JOIN LATERAL jsonb_array_elements_text(q.places) WITH ORDINALITY e(element, place)) ON q.agency_id = t.agency_id AND q.questionnaire_id = t.questionnaire_id
     CROSS JOIN LATERAL ( SELECT t.counts[4 * e.place::integer - 3] AS counts,
            t.counts[4 * e.place::integer - 2] AS counts,
            t.counts[4 * e.place::integer - 1] AS counts,
            t.counts[4 * e.place::integer] AS counts) c(c1, c2, c3, c4)
  WHERE c.c3 > 0 OR c.c4 > 0 OR c.c2 > 0 OR c.c1 > 0;
grant select on tally_month_element to suara_console;

create view tally_respondent with (security_invoker = true) (
  agency_id uuid,
  origin_id bigint,
  answered_on date,
  responses integer,
  respondents integer,
  sum_mean bigint,
  sum_squared_mean bigint
) as
 SELECT agency_id,
    origin_id,
    answered_on,
    responses,
    respondents,
    sum_mean,
    sum_squared_mean
   FROM tally;
grant select on tally_respondent to suara_console;

create view visit_month with (security_invoker = true) (
  agency_id uuid,
  unit_id uuid,
  service_id uuid,
  month date,
  served integer
) as
 SELECT agency_id,
    unit_id,
    service_id,
    date_trunc('month'::text, counted_on::timestamp with time zone)::date AS month,
    sum(served)::integer AS served
   FROM visit_count
  GROUP BY agency_id, unit_id, service_id, (date_trunc('month'::text, counted_on::timestamp with time zone)::date)
 HAVING bool_or(is_month) OR max(counted_on) >= (date_trunc('month'::text, max(counted_on)::timestamp with time zone) + '1 mon -5 days'::interval)::date;
grant select on visit_month to suara_console;
