/** A file that is made while it is sent, from one moment of the database. */
type Desk = Pick<App.ConsoleLocals, 'within'>
type Db = Parameters<Parameters<Desk['within']>[0]>[0]

/** Each holds a connection of the pool for as long as it is sent. */
const MOST_AT_ONCE = 2
/** Whoever takes nothing for so long has gone, or holds the connection for nothing. */
const STALL_MS = 60_000
let underWay = 0

/** Whether as many files are under way as may be. */
export const isBusy = () => underWay >= MOST_AT_ONCE

export function sendFile(
  desk: Desk,
  { name, type }: { name: string; type: string },
  make: (trx: Db) => Promise<AsyncIterable<Uint8Array>> | AsyncIterable<Uint8Array>,
): Response {
  underWay += 1
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  desk
    .within(
      async (trx) => {
        for await (const piece of await make(trx)) {
          await taken(writer.ready)
          void writer.write(piece).catch(() => undefined) // told by `ready`
        }
      },
      { isReadOnly: true },
    )
    .then(
      () => writer.close(),
      (error: unknown) => writer.abort(error), // the connection breaks: nobody takes half a file for a whole one
    )
    .catch(() => undefined) // whoever asked went away
    .finally(() => (underWay -= 1))
  return new Response(readable, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  })
}

async function taken(ready: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('Nobody takes the file.')), STALL_MS)
  })
  await Promise.race([ready, late]).finally(() => clearTimeout(timer))
}
