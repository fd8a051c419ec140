import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import type { Kysely } from 'kysely'
import { describeSchema, describeTypes } from './describe.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** What schema.ts and schema.sql must say for a database that has run every migration. */
export async function generateSchema(db: Kysely<any>): Promise<{ types: string; text: string }> {
  const style = await resolveConfig(here('./schema.ts'))
  const types = await format(await describeTypes(db), { ...style, filepath: here('./schema.ts') })
  return { types, text: await describeSchema(db) }
}

/** Writes both files. */
export async function writeSchema(db: Kysely<any>): Promise<void> {
  const { types, text } = await generateSchema(db)
  await writeFile(here('./schema.ts'), types)
  await writeFile(here('./schema.sql'), text)
}
