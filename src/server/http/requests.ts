// What a request says beside its body: from where it comes, what it asks for, what its sender can read.
import type { Incoming } from './messages.ts'

/** The path of a request as it was sent, without the query. */
export function pathOf(req: Incoming): string {
  const url = req.url ?? '/'
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}

/** Whether a list of tags, as If-None-Match sends it, names one; whoever compressed it again on the way wrote W/ before it (RFC 9110, 13.1.2). */
export function isKnownTag(given: string | undefined, etag: string): boolean {
  const strong = (tag: string) => tag.trim().replace(/^W\//, '')
  return given !== undefined && given.split(',').some((one) => one.trim() === '*' || strong(one) === strong(etag))
}

/** The target of a request without the scheme and host that stand before it where a proxy is asked (RFC 9112, 3.2.2). */
export function originForm(target: string): string {
  const [, path] = /^https?:\/\/[^/?#]*([^#]*)/i.exec(target) ?? []
  return path === undefined ? target : path.startsWith('/') ? path : `/${path}`
}

/** Whether the escapes of a path stand for text. */
export function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** What cannot be an address (`GET *`, a proxy's absolute form gone wrong) is treated as one that does not exist. */
export function urlOf(req: Incoming): URL {
  return URL.parse(`http://localhost${req.url}`) ?? new URL('http://localhost/-')
}

/** What stands after `Bearer` in the Authorization header; empty where there is none. */
export function bearerOf(req: Incoming): string {
  return /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? ''
}

const near = /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/

/** The address a request came from; behind a proxy on this machine or its own network, the one that the proxy names. */
export function senderOf(req: Incoming): string {
  const peer = req.socket.remoteAddress ?? ''
  const named = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return named && near.test(peer) ? named : peer
}

/**
 * A browser says that no page of this site sent a form. Every browser of today says at least one of the two with a form; who says
 * neither is a program, which nobody tricks into sending the cookies of another.
 */
export function isFromElsewhere(req: Incoming, publicUrl: string): boolean {
  const { origin } = req.headers
  return (req.headers['sec-fetch-site'] !== undefined || origin !== undefined) && !isSameOrigin(req, publicUrl)
}

/**
 * A browser says that another site sent this form; one of before 2020 (Safari: 2023) only names the origin, or says `null` for
 * pages that were kept on the phone while these told nobody where they are. Clients that say nothing are no browsers and carry no one's session.
 */
export function isCrossSite(req: Incoming, publicUrl: string): boolean {
  const { origin, 'sec-fetch-site': site } = req.headers
  if (site !== undefined) return site === 'cross-site'
  return origin !== undefined && origin !== 'null' && !isOwnOrigin(req, origin, publicUrl)
}

/**
 * Whether a page of this site sent a form, for forms that a cookie opens: the browser says so, or names the origin. Who says neither
 * is refused.
 */
export function isSameOrigin(req: Incoming, publicUrl: string): boolean {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin } = req.headers
  return origin !== undefined && isOwnOrigin(req, origin, publicUrl)
}

function isOwnOrigin({ headers }: Incoming, origin: string, publicUrl: string): boolean {
  return origin === new URL(publicUrl).origin || URL.parse(origin)?.host === headers.host
}

/** Whether a client reads a content coding: it names it, and not with a weight of zero (RFC 9110, 12.5.3). */
export function isAccepted(accepted: string, coding: string): boolean {
  return accepted
    .toLowerCase()
    .split(',')
    .some((one) => {
      const [name = '', ...parameters] = one.split(';')
      return name.trim() === coding && !parameters.some((text) => /^\s*q\s*=\s*0(\.0*)?\s*$/.test(text))
    })
}

export type Encoding = 'br' | 'gzip' | 'identity'

/** Browsers say what they read in some ten ways; taking it apart each time cost a twentieth of a small answer. */
const chosen = new Map<string, Encoding>()
const MOST_CHOSEN = 100

/** The best encoding that the client reads. */
export function encodingFor(req: Incoming): Encoding {
  const accepted = String(req.headers['accept-encoding'] ?? '')
  const known = chosen.get(accepted)
  if (known) return known
  const best = isAccepted(accepted, 'br') ? 'br' : isAccepted(accepted, 'gzip') ? 'gzip' : 'identity'
  if (chosen.size < MOST_CHOSEN) chosen.set(accepted, best)
  return best
}
