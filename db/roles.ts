import { type Kysely, sql } from 'kysely'

/**
 * Makes sure that the server has a role of this name, which cannot log in, and that the current user may act as it
 * (`set local role`). Roles belong to the server: another database, or the operator, may have made it before. A user who
 * may not create roles needs nothing but a role that was made and granted for it.
 * @param name lower case letters and underscores
 */
export async function ensureRole(db: Kysely<any>, name: string): Promise<void> {
  if (!/^[a-z_]+$/.test(name)) throw new Error(`"${name}" is no name of a role.`)
  await sql
    .raw(
      `do $$
       begin
         if not exists (select from pg_roles where rolname = '${name}') then
           create role ${name} nologin;
         end if;
       exception when duplicate_object or unique_violation then null; -- another database of this server was quicker
       end $$`,
    )
    .execute(db)
  // Trying is the one question that servers from 15 to 18 answer alike: whoever creates a role is its member in 15, may not act as it in 16.
  await sql
    .raw(
      `do $$
       begin
         set local role ${name};
         reset role;
       exception when insufficient_privilege then
         execute format('grant ${name} to %I', current_user);
       end $$`,
    )
    .execute(db)
}

/** The role of the pages of staff (src/features/agencyScope.sql.ts). */
export const CONSOLE = 'suara_console'

/** The agency of the transaction; null, which equals nothing, where none was set. */
const currentAgency = `nullif(current_setting('suara.agency', true), '')::uuid`

/**
 * Lets the pages of staff at a table, at the rows of their transaction's agency alone. Every table with an `agency_id` goes through
 * here or stays closed to them.
 * @param rights what `grant` takes, e.g. "select, insert"
 */
export async function openToConsole(db: Kysely<any>, table: string, rights: string): Promise<void> {
  await sql.raw(`alter table ${table} enable row level security`).execute(db)
  await sql
    .raw(
      `create policy of_agency on ${table} to ${CONSOLE}
         using (agency_id = ${currentAgency}) with check (agency_id = ${currentAgency})`,
    )
    .execute(db)
  await sql.raw(`grant ${rights} on ${table} to ${CONSOLE}`).execute(db)
}
