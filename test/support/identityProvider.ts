import { once } from 'node:events'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

/** Who the provider says has signed in there. */
export type Claims = { sub: string; email?: string; email_verified?: boolean }

export type IdentityProvider = {
  issuer: string
  /** Whoever is sent there is signed in as this person at once. */
  signedIn: Claims
  /** The requests for authorization that arrived. */
  asked: URLSearchParams[]
  /** Follows a browser through the provider: from where it is sent to, to where it is sent back. */
  visit(href: string): Promise<string>
  close(): Promise<void>
}

export const client = {
  clientId: 'suara-loket',
  clientSecret: 'a secret of no other use than tests',
  name: 'SSO Contoh',
}

/** An OpenID provider on this machine that asks nobody anything. */
export async function anIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const asked: URLSearchParams[] = []
  const state: { signedIn: Claims } = { signedIn: { sub: 'nobody' } }
  const provider: Provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirectUri] }],
    cookies: { keys: ['x'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...state.signedIn, sub }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant: InstanceType<Provider['Grant']> = new provider.Grant({
        clientId: client.clientId,
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (req, res) => {
    const url = new URL(req.url ?? '/', issuer)
    if (url.pathname === '/auth') asked.push(url.searchParams)
    if (!url.pathname.startsWith('/interaction/')) return void answer(req, res)
    void provider.interactionFinished(req, res, { login: { accountId: state.signedIn.sub } })
  })
  return {
    issuer,
    asked,
    get signedIn() {
      return state.signedIn
    },
    set signedIn(claims) {
      state.signedIn = claims
    },
    visit: (href) => follow(href, redirectUri),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function follow(href: string, until: string): Promise<string> {
  const jar = new Map<string, string>()
  for (let hop = 0, at = href; hop < 10; hop += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []
      jar.set(name, value)
    }
    at = new URL(answer.headers.get('location') ?? '', at).href
    if (at.startsWith(until)) return at
  }
  throw new Error('The provider sent nobody back.')
}
