import { type Kysely, sql } from 'kysely'

/**
 * The integrity log: what was published, what staff changed and what citizens answered, as the leaves of one Merkle tree (RFC 6962)
 * whose signed heads are public. Who holds a head can tell whether anything below it was changed since.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createEntries(db)
  await createHeads(db)
  // What came in a month is looked for every hour; rows lie in the order in which they came, so that an index of a few pages will do.
  await sql`create index response_answered_on on response using brin (answered_on) with (pages_per_range = 32)`.execute(
    db,
  )
  const comments = [
    `table log_entry is 'jejak integritas: a leaf each, in the order in which they were entered'`,
    `column log_entry.subject is 'what it is about: the digest of a release, the id of a change, the digest of a batch of answers'`,
    `column log_entry.text is 'what was hashed; null of a change, whose row in audit it is'`,
    `table log_node is 'hashes of the perfect subtrees; level 0 are the leaves. They tell nothing of what was hashed'`,
    `table log_batch is 'which answers of a month an entry is of: the first eight bytes of their ids, in order'`,
    `table log_month is 'how many answers a month had counted when it was last looked at'`,
    `table log_head is 'kepala jejak: the root of the first so many leaves, as a signed note'`,
    `table log_check is 'what looking at everything again found, night by night'`,
  ]
  for (const comment of comments) await sql.raw(`comment on ${comment}`).execute(db)
}

async function createEntries(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table log_entry (
      position bigint primary key check (position >= 0),
      agency_id uuid not null references agency,
      kind text not null check (kind in ('release', 'change', 'answers')),
      subject text not null,
      text text check ((text is null) = (kind = 'change')),
      unique (agency_id, kind, subject)
    )`.execute(db)
  await sql`
    create table log_batch (
      position bigint primary key references log_entry,
      agency_id uuid not null references agency,
      month date not null,
      ids bigint[] not null
    )`.execute(db)
  await sql`create index log_batch_month on log_batch (agency_id, month)`.execute(db)
  await sql`
    create table log_month (
      agency_id uuid not null references agency,
      month date not null,
      responses bigint not null,
      primary key (agency_id, month)
    )`.execute(db)
  await sql`alter table log_entry enable row level security`.execute(db)
  await sql`create policy of_public on log_entry for select to suara_public using (kind = 'release')`.execute(db)
  await sql`grant select on log_entry to suara_public`.execute(db)
}

async function createHeads(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table log_node (
      level smallint not null check (level >= 0),
      position bigint not null check (position >= 0),
      hash bytea not null check (length(hash) = 32),
      primary key (level, position)
    )`.execute(db)
  await sql`
    create table log_head (
      size bigint primary key check (size > 0),
      root bytea not null check (length(root) = 32),
      at timestamptz not null,
      note text not null
    )`.execute(db)
  await sql`
    create table log_check (
      at timestamptz primary key,
      size bigint not null,
      findings integer not null check (findings >= 0)
    )`.execute(db)
  for (const table of ['log_node', 'log_head', 'log_check'])
    await sql.raw(`grant select on ${table} to suara_public`).execute(db)
}
