import type { Page } from '@playwright/test'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { id } from '../../src/i18n/id.ts'
import type { Place } from './builders.ts'

export async function sendFrom(page: Page): Promise<void> {
  await page.getByRole('button', { name: id.survey.send }).click()
}

/** The overall scores that a place's agency has, in order. */
export async function storedFor({ agency: { agencyId } }: Place, db: Kysely<Database>): Promise<(number | null)[]> {
  const rows = await db.selectFrom('response').where('agency_id', '=', agencyId).select('overall').execute()
  return rows.map(({ overall }) => overall).sort()
}
