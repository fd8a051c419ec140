import { betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins'
import { type Outcome, no, ok } from '../../domain/outcome.ts'
import { type AuthDeps, authOptionsOf } from './authOptions.ts'

/** An identity provider of the government, as the environment names it. */
export type OidcClient = { issuer: string; clientId: string; clientSecret: string; name: string }

/** `away`: the provider does not answer. `stranger`: nobody with this address was invited here. `failed`: anything else. */
export type OidcRefusal = 'away' | 'stranger' | 'unverified' | 'failed'

export type Oidc = {
  name: string
  /** Where to send the browser, and the cookies by which it will be known again; `to` is the path to come back to. */
  start(to: string): Promise<Outcome<{ href: string; cookies: string[] }, OidcRefusal>>
  /** What the provider sent back with the browser: the sign-in's cookies, and where to go on. */
  finish(
    search: string,
    cookie: string,
    device: string,
  ): Promise<Outcome<{ href: string; cookies: string[] }, OidcRefusal>>
}

const PROVIDER = 'pemerintah'
/** Where the provider sends people back to; registered there. */
export const OIDC_PATH = '/masuk/pemerintah'
const WAIT_MS = 5_000

const refusals: Readonly<Record<string, OidcRefusal>> = {
  signup_disabled: 'stranger',
  email_not_found: 'unverified',
  email_not_verified: 'unverified',
  account_not_linked: 'unverified',
  unable_to_link_account: 'unverified',
}

/**
 * Sign-in by OpenID Connect (code flow with PKCE, state and nonce; ID tokens are verified). It opens accounts that somebody
 * invited, by a verified e-mail address, and never makes one. An instance of its own, made when it is first asked for: a provider
 * that is away must not keep anybody from signing in with a password.
 */
export function createOidc(deps: AuthDeps, client: OidcClient): Oidc {
  let made: ReturnType<typeof build> | null = null

  function build() {
    const options = authOptionsOf(deps)
    return betterAuth({ ...options, plugins: [...options.plugins, provider(deps.publicUrl, client)] })
  }

  /** The instance that knows the provider; null while the provider does not answer. */
  async function ready() {
    const auth = (made ??= build())
    const knows = async () => (await auth.$context).socialProviders.some(({ id }) => id === PROVIDER)
    if (await within(WAIT_MS, knows(), false)) return auth
    made = null
    return null
  }

  async function ask(path: string, init: RequestInit): Promise<Response | null> {
    const auth = await ready()
    return auth && within(2 * WAIT_MS, auth.handler(new Request(`${deps.publicUrl}/api/auth/${path}`, init)), null)
  }

  return {
    name: client.name,
    async start(to) {
      const headers = { 'content-type': 'application/json', origin: new URL(deps.publicUrl).origin }
      const body = JSON.stringify({ provider: PROVIDER, callbackURL: to, errorCallbackURL: OIDC_PATH })
      const answer = await ask('sign-in/social', { method: 'POST', headers, body })
      const { url } = answer?.ok ? ((await answer.json()) as { url?: string }) : {}
      return answer && url ? ok({ href: url, cookies: answer.headers.getSetCookie() }) : no('away')
    },
    async finish(search, cookie, device) {
      const answer = await ask(`callback/${PROVIDER}${search}`, { headers: { cookie, 'user-agent': device } })
      if (!answer) return no('away')
      const location = URL.parse(answer.headers.get('location') ?? '', deps.publicUrl)
      if (!location) return no('failed')
      const error = location.searchParams.get('error')
      if (error) return no(refusals[error] ?? 'failed')
      return ok({ href: location.pathname + location.search, cookies: answer.headers.getSetCookie() })
    },
  }
}

function provider(publicUrl: string, { issuer, clientId, clientSecret, name }: OidcClient) {
  return genericOAuth({
    config: [
      {
        providerId: PROVIDER,
        name,
        clientId,
        clientSecret,
        discoveryUrl: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        redirectURI: publicUrl + OIDC_PATH,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        disableSignUp: true,
        // A provider that does not say that it checked the address opens nothing.
        mapProfileToUser: (profile) => ({ emailVerified: profile['email_verified'] === true }),
      },
    ],
  })
}

/** What a promise gives, or something else where it takes too long or fails. */
function within<T>(ms: number, promise: Promise<T>, otherwise: T): Promise<T> {
  const late = new Promise<T>((resolve) => setTimeout(resolve, ms, otherwise).unref())
  return Promise.race([promise.catch(() => otherwise), late])
}
