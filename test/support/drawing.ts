import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { Kysely, PostgresDialect } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { ensureBuild } from '../../src/server/build.ts'
import type { OpenDatabase } from '../../src/server/db.ts'
import { NOW } from './builders.ts'

export type Drawn = {
  status: number
  html: string
  /** Bytes of the page as it is sent, compressed as the portal compresses. */
  bytes: number
  /** Statements that it took. */
  statements: number
}

/** Draws public pages in this process on a database, with the portal's own build, and counts the statements that each takes. */
export async function aDrawing({ pool, publicPool }: OpenDatabase): Promise<(address: string) => Promise<Drawn>> {
  const entry = path.join(await ensureBuild(() => undefined), 'server/entry.mjs')
  const { render } = (await import(pathToFileURL(entry).href)) as {
    render: (request: Request, locals: object) => Promise<Response>
  }
  let statements = 0
  const counted = (on: OpenDatabase['pool']) =>
    new Kysely<Database>({
      dialect: new PostgresDialect({ pool: on }),
      log: () => {
        statements += 1
      },
    })
  const given = { db: counted(pool), publicDb: counted(publicPool), publicUrl: 'http://127.0.0.1', isDemo: false }
  return async (address) => {
    statements = 0
    const url = new URL(address, given.publicUrl)
    const lang = url.searchParams.get('lang') ?? 'id'
    const response = await render(new Request(url), { ...given, lang, now: NOW, signIn: null, console: null })
    const html = await response.text()
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
    return { status: response.status, html, bytes: brotliCompressSync(html, { params }).length, statements }
  }
}
