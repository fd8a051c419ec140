import type { Incoming } from './messages.ts'

type Cookie = {
  name: string
  value: string
  /** The address below which it is sent, without what stands before it in the portal's own address. */
  path: string
  /** How long it is kept; 0 lets the browser forget it. */
  seconds: number
  /** `Lax` where somebody may come from another site, as by a link on a queue slip. */
  sameSite: 'Strict' | 'Lax'
}

/** The header that sets a cookie, which no script reads and, where the portal has TLS, no other connection carries. */
export function setCookie(publicUrl: string, { name, value, path, seconds, sameSite }: Cookie): string {
  const { pathname, protocol } = new URL(publicUrl)
  const whole = `${pathname === '/' ? '' : pathname}${path}`
  const secure = protocol === 'https:' ? '; Secure' : ''
  return `${name}=${value}; Path=${whole}; Max-Age=${seconds}; HttpOnly; SameSite=${sameSite}${secure}`
}

/** The value of a cookie that a request carries; empty where it carries none of that name. */
export function cookieIn(req: Incoming, name: string): string {
  const cookies = (req.headers.cookie ?? '').split(/;\s*/)
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
}
