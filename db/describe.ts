import { type Kysely, sql } from 'kysely'

type Column = {
  table: string
  isView: boolean
  column: string
  type: string
  nullable: boolean
  default: string | null
  isGenerated: boolean
  comment: string | null
}
type Named = { table: string; name: string; definition: string }
type View = Named & { readsAsCaller: boolean }

/**
 * The schema as text, the same on every PostgreSQL we promise (15-18): tables, columns, constraints, indexes, comments, views,
 * and what the roles of ours may do (row-level security, policies, grants).
 */
export async function describeSchema(db: Kysely<any>): Promise<string> {
  const [columns, constraints, indexes, views, rights] = await Promise.all([
    readColumns(db),
    readConstraints(db),
    readIndexes(db),
    readViews(db),
    readRights(db),
  ])
  const tables = tablesOf(columns.filter(({ isView }) => !isView))
  return [
    ...tables.map((table) => describeTable(table, columns, constraints, indexes, rights)),
    ...views.map((view) => describeView(view, columns, rights)),
  ].join('\n')
}

/** The TypeScript types of the same tables and views, for Kysely. */
export async function describeTypes(db: Kysely<any>): Promise<string> {
  const columns = await readColumns(db)
  const tables = tablesOf(columns)
  const interfaces = tables.map((table) => {
    const lines = columns
      .filter((column) => column.table === table)
      .map((column) => `  ${column.column}: ${typeOf(column)}`)
    return `export interface ${pascal(table)}Table {\n${lines.join('\n')}\n}\n`
  })
  const database = tables.map((table) => `  ${table}: ${pascal(table)}Table`).join('\n')
  return [
    '// Generated from a migrated database by db/generate.ts. Do not edit.',
    "import type { ColumnType, Generated, JSONColumnType, SelectType } from 'kysely'\n",
    'export type Timestamp = ColumnType<Date, Date | string>',
    '/** Read and never written: of a view, or computed by the database. */',
    'export type Computed<T> = ColumnType<SelectType<T>, never, never>\n',
    ...interfaces,
    `export interface Database {\n${database}\n}\n`,
  ].join('\n')
}

function tablesOf(columns: Column[]): string[] {
  return [...new Set(columns.map((column) => column.table))]
}

function describeTable(
  table: string,
  columns: Column[],
  constraints: Named[],
  indexes: Named[],
  rights: Named[],
): string {
  const isOwn = (entry: { table: string }) => entry.table === table
  const own = columns.filter(isOwn)
  const lines = [
    ...own.map(describeColumn),
    ...constraints.filter(isOwn).map((entry) => `  constraint ${entry.name} ${entry.definition}`),
  ]
  const comments = own
    .filter((column) => column.comment)
    .map((column) => `comment on column ${table}.${column.column} is '${column.comment}';`)
  const after = [...[...indexes, ...rights].filter(isOwn).map((entry) => `${entry.definition};`), ...comments]
  return `create table ${table} (\n${lines.join(',\n')}\n);\n${after.map((line) => `${line}\n`).join('')}`
}

function describeColumn(column: Column): string {
  const value = column.isGenerated ? ` generated always as (${column.default}) stored` : ` default ${column.default}`
  return `  ${column.column} ${column.type}${column.nullable ? '' : ' not null'}${column.default ? value : ''}`
}

function describeView({ table, definition, readsAsCaller }: View, columns: Column[], rights: Named[]): string {
  const own = columns.filter((column) => column.table === table)
  const lines = own.map(({ column, type }) => `  ${column} ${type}`)
  const after = rights.filter((right) => right.table === table).map((right) => `${right.definition};\n`)
  const option = readsAsCaller ? ' with (security_invoker = true)' : ''
  return `create view ${table}${option} (\n${lines.join(',\n')}\n) as\n${withoutOnlyTable(definition)}\n${after.join('')}`
}

/** PostgreSQL 15 names the one table of a view before each of its columns, later servers do not. */
function withoutOnlyTable(definition: string): string {
  const [only, ...others] = [...definition.matchAll(/\b(?:FROM|JOIN) (\w+)?(?=;|\n)/g)].map(([, table]) => table)
  return only && others.length === 0 ? definition.replaceAll(`${only}.`, '') : definition
}

/** The parts of a described schema, each named by its table, so that two schemas can be compared as sets. */
export function partsOf(text: string): Set<string> {
  const parts = new Set<string>()
  let table = ''
  for (const line of text.split('\n')) {
    table = /^create (?:table|view) (\w+)/.exec(line)?.[1] ?? table
    const part = line.trim().replace(/,$/, '')
    if (part !== '' && part !== ');') parts.add(`${table}: ${part}`)
  }
  return parts
}

async function readColumns(db: Kysely<any>): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as "table", c.relkind = 'v' as "isView", a.attname as "column",
           format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
           pg_get_expr(d.adbin, d.adrelid) as default, a.attgenerated <> '' as "isGenerated",
           col_description(c.oid, a.attnum) as comment
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and c.relname not like 'kysely_%'
    order by c.relname, a.attnum`.execute(db)
  return rows
}

// contype 'n' is left out: PostgreSQL 18 lists NOT NULL as constraints, older servers only as a column's property.
async function readConstraints(db: Kysely<any>): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely_%' and k.contype <> 'n'
    order by c.relname, k.contype desc, k.conname`.execute(db)
  return rows
}

async function readIndexes(db: Kysely<any>): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select c.relname as "table", i.relname as name, pg_get_indexdef(x.indexrelid) as definition
    from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    where c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely_%'
      and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u'))
    order by c.relname, i.relname`.execute(db)
  return rows
}

async function readViews(db: Kysely<any>): Promise<View[]> {
  const { rows } = await sql<View>`
    select c.relname as "table", c.relname as name, pg_get_viewdef(c.oid, true) as definition,
           coalesce('security_invoker=true' = any (c.reloptions), false) as "readsAsCaller"
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' and c.relname not like 'kysely_%'
    order by c.relname`.execute(db)
  return rows
}

/** Row-level security, its policies, and what each role named suara_… is granted; never what the owner may, who may everything. */
async function readRights(db: Kysely<any>): Promise<Named[]> {
  const { rows } = await sql<Named>`
    with ours as (
      select oid, relname, relowner, relrowsecurity, relacl from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') and relname not like 'kysely_%'
    )
    select relname as "table", '1' as name, format('alter table %s enable row level security', relname) as definition
    from ours where relrowsecurity
    union all
    select o.relname, '2' || p.polname,
           format('create policy %s on %s for %s to %s%s%s', p.polname, o.relname,
                  case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
                  (select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r where r.oid = any (p.polroles)),
                  ' using ' || regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g'),
                  ' with check ' || pg_get_expr(p.polwithcheck, p.polrelid))
    from pg_policy p join ours o on o.oid = p.polrelid
    union all
    select o.relname, '3' || r.rolname,
           format('grant %s on %s to %s', string_agg(lower(a.privilege_type), ', ' order by a.privilege_type), o.relname, r.rolname)
    from ours o cross join lateral aclexplode(o.relacl) a join pg_roles r on r.oid = a.grantee
    where r.rolname like 'suara\\_%' and r.oid <> o.relowner group by o.relname, r.rolname
    union all
    select o.relname, '4' || r.rolname,
           format('grant %s on %s to %s',
                  string_agg(lower(a.privilege_type) || ' (' || c.attname || ')', ', ' order by a.privilege_type, c.attnum), o.relname, r.rolname)
    from ours o join pg_attribute c on c.attrelid = o.oid and c.attacl is not null and not c.attisdropped
    cross join lateral aclexplode(c.attacl) a join pg_roles r on r.oid = a.grantee
    where r.rolname like 'suara\\_%' and r.oid <> o.relowner group by o.relname, r.rolname
    order by 1, 2`.execute(db)
  return rows
}

const typeNames: Readonly<Record<string, string>> = {
  bigint: 'string',
  boolean: 'boolean',
  bytea: 'Buffer',
  date: 'string',
  'double precision': 'number',
  integer: 'number',
  jsonb: 'JSONColumnType<object>',
  smallint: 'number',
  text: 'string',
  'timestamp with time zone': 'Timestamp',
  tsvector: 'string',
  uuid: 'string',
  'uuid[]': 'string[]',
  'text[]': 'string[]',
  'bigint[]': 'string[]',
  'bytea[]': 'Buffer[]',
  'date[]': 'string[]',
  'integer[]': 'number[]',
  'smallint[]': '(number | null)[]',
}

function typeOf(column: Column): string {
  const name = typeNames[column.type]
  if (!name) throw new Error(`No TypeScript type is known for "${column.type}" of ${column.table}.${column.column}.`)
  // PostgreSQL calls every column of a view nullable, since it does not look into the expressions; none of ours gives a null.
  if (column.isView || column.isGenerated) return `Computed<${name}>`
  const nullable = column.nullable ? `${name} | null` : name
  return column.default ? `Generated<${nullable}>` : nullable
}

function pascal(name: string): string {
  return name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase())
}
