/** Sends the browser on with GET, with cookies to keep; `path` is one of this site, or the address of a provider. */
export function goTo(path: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location: path })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

/** The secret of a link, taken out of its address: in a cookie that only its own pages see, for an hour. Null ends it. */
export function linkCookie(path: string, secret: string | null, publicUrl: string): string {
  const isSecure = publicUrl.startsWith('https:')
  const age = secret === null ? 0 : 3_600
  return `${linkCookieName(path)}=${secret ?? ''}; Path=${path}; Max-Age=${age}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

/** The secret that a link left behind; null where there is none, or what came is none. */
export function linkSecretOf(path: string, request: Request): string | null {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/)
  const found = cookies.find((cookie) => cookie.startsWith(`${linkCookieName(path)}=`))?.split('=')[1]
  return isLinkSecret(found) ? found : null
}

/** 256 bits in base64url. */
export function isLinkSecret(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{43}$/.test(text)
}

function linkCookieName(path: string): string {
  return `suara${path.replace('/', '.')}`
}
