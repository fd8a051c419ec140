import { type Kysely, sql } from 'kysely'

/**
 * What the public looks for by name: the newest published figure of every agency, unit and service. All of it stands in releases
 * already; here it has an index, so that a search opens no release.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table published (
      agency_id uuid not null references agency,
      unit text not null,
      service text not null,
      name text not null,
      above text not null,
      period text not null,
      edition integer not null,
      status text not null check (status in ('shown', 'provisional', 'merged', 'withheld')),
      n integer not null,
      nik text,
      grade text,
      low text,
      high text,
      words tsvector not null generated always as (
        setweight(to_tsvector('simple', regexp_replace(name, '[^[:alnum:]]+', ' ', 'g')), 'A') ||
        setweight(to_tsvector('simple', regexp_replace(above, '[^[:alnum:]]+', ' ', 'g')), 'D')
      ) stored,
      primary key (agency_id, unit, service),
      foreign key (agency_id, period, edition) references release
    )`.execute(db)
  await sql`create index published_words on published using gin (words)`.execute(db)
  await fill(db)
  await sql`alter table published enable row level security`.execute(db)
  await sql`create policy of_public on published for select to suara_public using (true)`.execute(db)
  await sql`grant select on published to suara_public`.execute(db)
  const comments = [
    `table published is 'hasil terbaru menurut nama: the newest published figure of each agency, unit and service'`,
    `column published.unit is 'slug of the unit; empty for the agency itself'`,
    `column published.service is 'what names the service in addresses; empty for the unit itself'`,
    `column published.above is 'the names of what it belongs to, nearest first'`,
  ]
  for (const comment of comments) await sql.raw(`comment on ${comment}`).execute(db)
}

/** From the releases that there are; from now on each release lists itself. */
async function fill(db: Kysely<unknown>): Promise<void> {
  await sql`
    with newest as (
      select distinct on (agency_id) agency_id, period, edition, figures, figures #>> '{agency,name}' as agency
      from release order by agency_id, figures #>> '{period,to}' desc, figures #>> '{period,from}', edition desc
    ), unit as (
      select n.agency_id, u.value as figure, u.value ->> 'slug' as slug, u.value ->> 'name' as name, n.agency
      from newest n cross join lateral jsonb_array_elements(n.figures -> 'units') u
    ), service as (
      select u.agency_id, u.slug as unit, s.value as figure, s.value ->> 'name' as name, u.name || ' · ' || u.agency as above,
             coalesce(nullif(btrim(left(regexp_replace(lower(s.value ->> 'name'), '[^a-z0-9]+', '-', 'g'), 60), '-'), ''), 'unit') as slug
      from unit u cross join lateral jsonb_array_elements(coalesce(u.figure -> 'services', '[]')) s
    ), numbered as (
      select *, row_number() over (partition by agency_id, unit, slug order by name) as place from service
    ), line (agency_id, unit, service, name, above, figure) as (
      select agency_id, '', '', agency, '', figures -> 'total' from newest
      union all select agency_id, slug, '', name, agency, figure from unit
      union all select agency_id, unit, slug || case when place > 1 then '-' || place else '' end, name, above, figure from numbered
    )
    insert into published (agency_id, unit, service, name, above, period, edition, status, n, nik, grade, low, high)
    select l.agency_id, l.unit, l.service, l.name, l.above, n.period, n.edition, l.figure ->> 'status', (l.figure ->> 'n')::int,
           l.figure ->> 'nik', l.figure ->> 'grade', l.figure #>> '{evidence,low}', l.figure #>> '{evidence,high}'
    from line l join newest n on n.agency_id = l.agency_id`.execute(db)
}
