import { readFile } from 'node:fs/promises'

const expectedSchema = new URL('./schema.sql', import.meta.url)

/** The names of the portal's tables, as db/schema.sql has them; of its views too where asked. */
export async function tableNames({ withViews = false } = {}): Promise<string[]> {
  const kinds = withViews ? 'table|view' : 'table'
  const matches = (await readFile(expectedSchema, 'utf8')).matchAll(
    new RegExp(`^create (?:${kinds}) (\\w+)(?: with .*)? \\($`, 'gm'),
  )
  return [...matches].map(([, name = '']) => name)
}
