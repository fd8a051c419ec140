/**
 * The routes that are answered without Astro: what each is called in the metrics, its path and its methods. A path with a group is
 * below a code or a token; printed codes are in capital letters, address and all. They are looked through in this order.
 */
export const fastLane = {
  responses: { path: /^\/api\/v1\/responses\/?$/, methods: ['POST'] },
  survey: { path: /^\/q\/([^/]+)\/?$/i, methods: ['GET', 'POST'] },
  'first tap': { path: /^\/q\/([^/]+)\/awal$/i, methods: ['POST'] },
  kiosk: { path: /^\/q\/([^/]+)\/anjungan$/i, methods: ['GET'] },
  visit: { path: /^\/v\/([^/]+)\/?$/i, methods: ['GET'] },
  desk: { path: /^\/entri\/([^/]+)\/?$/i, methods: ['GET', 'POST'] },
  slips: { path: /^\/entri\/([^/]+)\/struk$/i, methods: ['POST'] },
  consent: { path: /^\/cek\/izin$/, methods: ['POST'] },
  tokens: { path: /^\/api\/v1\/tokens$/, methods: ['POST'] },
  transactions: { path: /^\/api\/v1\/transactions$/, methods: ['POST'] },
  evidence: { path: /^\/api\/v1\/evidence\/([^/]+)$/, methods: ['GET'] },
  programmes: { path: /^\/api\/v1\/programmes$/, methods: ['GET'] },
  healthz: { path: /^\/healthz$/, methods: ['GET'] },
  readyz: { path: /^\/readyz$/, methods: ['GET'] },
  metrics: { path: /^\/metrics$/, methods: ['GET'] },
} as const satisfies Readonly<Record<string, { path: RegExp; methods: readonly string[] }>>

export type FastRoute = keyof typeof fastLane

/** For every route a handler of every method that it has, and of no other. */
export type FastHandlers<Handler> = {
  [Name in FastRoute]: Readonly<Record<(typeof fastLane)[Name]['methods'][number], Handler>>
}
