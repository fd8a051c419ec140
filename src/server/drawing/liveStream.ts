import type { Live, LiveEvent } from './live.ts'

type Texts = Readonly<Record<string, string>>
type Watching = Pick<Parameters<Live['watch']>[0], 'agencyId' | 'timeZone'>

/** So often at least something is said, so that a screen knows that it still follows. */
const BEAT_MS = 10_000
/** After an hour a screen asks anew, which also counts as a use of its sign-in. */
const LONGEST_MS = 3_600_000
/** A screen that does not take what it is sent is let go. */
const MOST_UNREAD = 20
const RETRY_MS = 5_000

/** Whether a request is that of an `EventSource`. */
export function wantsStream(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/event-stream') ?? false
}

/**
 * Server-sent events: texts by the names of their places on the page, whenever one of them changed. It holds neither a transaction nor a
 * connection to the database.
 * @param textsOf what to say of a state; `asOf` alone is no news
 */
export function liveStream(
  live: Live,
  agency: Watching,
  sessionId: string,
  textsOf: (state: Extract<LiveEvent, { is: 'state' }>['state']) => Texts,
): Response {
  let leave: ReturnType<Live['watch']> = 'full'
  let saying: ReturnType<typeof createSaying> | null = null
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (saying = createSaying(controller, () => leave !== 'full' && leave()))
      leave = live.watch(agency, {
        sessionId,
        see(event) {
          if (event.is === 'state') say.texts(textsOf(event.state))
          else if (event.is === 'ended') say.last('ended')
          else say.end()
        },
      })
      if (leave === 'full') say.last('full')
      else say.hello()
    },
    cancel: () => saying?.leave(),
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } })
}

function createSaying(controller: ReadableStreamDefaultController<Uint8Array>, stop: () => unknown) {
  const begunAt = Date.now()
  let [said, saidAt, isOver] = ['', 0, false]
  const encoder = new TextEncoder()
  const send = (text: string) => controller.enqueue(encoder.encode(text))
  const leave = () => {
    isOver = true
    stop()
  }
  const end = () => {
    if (isOver) return
    leave()
    controller.close()
  }
  return {
    end,
    /** Nobody listens any more. */
    leave,
    hello: () => send(`retry: ${RETRY_MS}\n\n`),
    /** The last thing that is said. */
    last(event: 'ended' | 'full') {
      if (isOver) return
      send(`event: ${event}\ndata: \n\n`)
      end()
    },
    texts({ asOf = '', ...texts }: Texts) {
      if (isOver) return
      const [now, news] = [Date.now(), JSON.stringify(texts)]
      if ((controller.desiredSize ?? 0) < -MOST_UNREAD || now - begunAt > LONGEST_MS) return end()
      if (news === said && now - saidAt < BEAT_MS) return
      ;[said, saidAt] = [news, now]
      send(`data: ${JSON.stringify({ ...texts, asOf })}\n\n`)
    },
  }
}
