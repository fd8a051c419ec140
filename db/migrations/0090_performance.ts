import { type Kysely, sql } from 'kysely'
import { openToConsole } from '../roles.ts'

/** The cycle of PermenPANRB 6/2022: who is whose superior, what was agreed, said and rated. What was rated is never changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createFrame(db)
  await createPlan(db)
  await createTalk(db)
  await createEvaluation(db)
}

async function createFrame(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table superior (
      agency_id uuid not null references agency,
      superior_id uuid not null,
      user_id uuid not null references auth_user,
      unit_id uuid,
      officer_id uuid,
      from_on date not null,
      until_on date check (until_on >= from_on),
      primary key (agency_id, superior_id),
      foreign key (agency_id, unit_id) references unit,
      foreign key (agency_id, officer_id) references officer,
      constraint superior_of_one check (num_nonnulls(unit_id, officer_id) = 1)
    )`.execute(db)
  await sql`create index superior_unit on superior (agency_id, unit_id) where unit_id is not null`.execute(db)
  await sql`create index superior_officer on superior (agency_id, officer_id) where officer_id is not null`.execute(db)
  await sql`
    create table performance_cycle (
      agency_id uuid not null references agency,
      year integer not null check (year between 2000 and 2999),
      rhythm text not null check (rhythm in ('monthly', 'quarterly')),
      organisation text check (organisation in ('outstanding', 'good', 'needs-improvement', 'poor', 'very-poor')),
      opened_at timestamptz not null,
      primary key (agency_id, year)
    )`.execute(db)
  await sql`
    create table performance_policy (
      agency_id uuid not null references agency,
      version integer not null,
      weight integer not null check (weight between 0 and 100),
      basis text not null,
      user_id uuid references auth_user,
      actor text not null,
      made_at timestamptz not null,
      primary key (agency_id, version)
    )`.execute(db)
  await openToConsole(db, 'superior', 'select, insert, update')
  await openToConsole(db, 'performance_cycle', 'select, insert, update')
  await openToConsole(db, 'performance_policy', 'select, insert')
  await say(db, [
    `table superior is 'atasan langsung (pejabat penilai kinerja) of a unit''s officers, or of one officer, with dates'`,
    `table performance_cycle is 'siklus kinerja of a year'`,
    `column performance_cycle.organisation is 'capaian kinerja organisasi, for the guide to distributions'`,
    `table performance_policy is 'weight in percent that an agency''s policy gives to citizens'' answers; it only suggests'`,
  ])
}

async function createPlan(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table work_plan (
      agency_id uuid not null,
      year integer not null,
      officer_id uuid not null,
      expectation text not null default '',
      officer_agreed_at timestamptz,
      superior_agreed_at timestamptz,
      superior_user_id uuid references auth_user,
      primary key (agency_id, year, officer_id),
      foreign key (agency_id, year) references performance_cycle,
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  await sql`
    create table work_item (
      agency_id uuid not null,
      item_id uuid not null,
      year integer not null,
      officer_id uuid not null,
      kind text not null check (kind in ('main', 'additional', 'conduct')),
      title text not null,
      target text not null,
      made_at timestamptz not null,
      removed_at timestamptz,
      primary key (agency_id, item_id),
      foreign key (agency_id, year, officer_id) references work_plan
    )`.execute(db)
  await sql`create index work_item_plan on work_item (agency_id, year, officer_id)`.execute(db)
  await sql`
    create table work_proof (
      agency_id uuid not null,
      proof_id uuid not null,
      item_id uuid not null,
      period text not null,
      realised text not null,
      name text not null,
      link text,
      made_at timestamptz not null,
      primary key (agency_id, proof_id),
      foreign key (agency_id, item_id) references work_item
    )`.execute(db)
  await sql`create index work_proof_item on work_proof (agency_id, item_id)`.execute(db)
  await openToConsole(db, 'work_plan', 'select, insert, update')
  await openToConsole(db, 'work_item', 'select, insert, update')
  await openToConsole(db, 'work_proof', 'select, insert')
  await say(db, [
    `table work_plan is 'SKP of an officer and year; in force while both have agreed'`,
    `column work_plan.expectation is 'ekspektasi pimpinan'`,
    `table work_item is 'hasil kerja utama or tambahan, or an expectation on one of the BerAKHLAK values (title: its code)'`,
    `table work_proof is 'realisasi with bukti dukung, for a period'`,
  ])
}

async function createTalk(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table talk (
      agency_id uuid not null,
      talk_id uuid not null,
      officer_id uuid not null,
      kind text not null check (kind in ('dialogue', 'feedback', 'reply')),
      period text,
      subject text not null,
      opened_at timestamptz not null,
      primary key (agency_id, talk_id),
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  await sql`create index talk_officer on talk (agency_id, officer_id, opened_at desc)`.execute(db)
  await sql`
    create table talk_post (
      agency_id uuid not null,
      post_id uuid not null,
      talk_id uuid not null,
      side text not null check (side in ('officer', 'superior')),
      user_id uuid references auth_user,
      author text not null,
      body text not null,
      at timestamptz not null,
      acknowledged_at timestamptz,
      primary key (agency_id, post_id),
      foreign key (agency_id, talk_id) references talk
    )`.execute(db)
  await sql`create index talk_post_talk on talk_post (agency_id, talk_id, at)`.execute(db)
  await openToConsole(db, 'talk', 'select, insert')
  await openToConsole(db, 'talk_post', 'select, insert, update')
  await say(db, [
    `table talk is 'dialog kinerja, umpan balik berkelanjutan and hak jawab between an officer and the superior'`,
    `column talk_post.acknowledged_at is 'when the other side said that it had read it'`,
  ])
}

async function createEvaluation(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table self_assessment (
      agency_id uuid not null,
      officer_id uuid not null,
      period text not null,
      result text not null check (result in ('above', 'meets', 'below')),
      conduct text not null check (conduct in ('above', 'meets', 'below')),
      words text not null,
      at timestamptz not null,
      primary key (agency_id, officer_id, period),
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  await sql`
    create table period_note (
      agency_id uuid not null,
      note_id uuid not null,
      officer_id uuid not null,
      period text not null,
      kind text not null check (kind in ('achievement', 'process', 'obstacle')),
      side text not null check (side in ('officer', 'superior')),
      author text not null,
      body text not null,
      at timestamptz not null,
      primary key (agency_id, note_id),
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  await sql`create index period_note_officer on period_note (agency_id, officer_id, period)`.execute(db)
  await sql`
    create table evaluation (
      agency_id uuid not null,
      evaluation_id uuid not null,
      officer_id uuid not null,
      period text not null,
      version integer not null,
      result text not null check (result in ('above', 'meets', 'below')),
      conduct text not null check (conduct in ('above', 'meets', 'below')),
      predicate text not null check (predicate in ('very-good', 'good', 'needs-improvement', 'poor', 'very-poor')),
      reason text not null,
      user_id uuid references auth_user,
      rater text not null,
      at timestamptz not null,
      method integer not null,
      document text not null,
      digest text not null check (digest ~ '^[0-9a-f]{64}$'),
      signature text not null,
      primary key (agency_id, evaluation_id),
      unique (agency_id, officer_id, period, version),
      foreign key (agency_id, officer_id) references officer
    )`.execute(db)
  await openToConsole(db, 'self_assessment', 'select, insert, update')
  await openToConsole(db, 'period_note', 'select, insert')
  await openToConsole(db, 'evaluation', 'select, insert')
  await say(db, [
    `table self_assessment is 'penilaian diri, until the superior has rated'`,
    `table period_note is 'capaian, proses and kendala of a period, which stand beside its numbers'`,
    `table evaluation is 'evaluasi kinerja, frozen: rows are only ever added'`,
    `column evaluation.version is 'from 1; a further one comes from an objection that was upheld'`,
    `column evaluation.document is 'all that stood beside the rating, as canonical JSON; digest is its SHA-256'`,
    `column evaluation.signature is 'HMAC of the digest under a key that SECRET_KEY gives'`,
  ])
}

async function say(db: Kysely<unknown>, comments: readonly string[]): Promise<void> {
  for (const comment of comments) await sql.raw(`comment on ${comment}`).execute(db)
}
