import type { Import, Source } from './source.ts'

type Rule = { says: string; breaks: (file: string, entry: Import) => boolean }

/** The stations on the data's way, upstream first; a feature may use those before it. */
const stations = [
  'audit',
  'directory',
  'roster',
  'exchange',
  'access',
  'account',
  'survey',
  'entry',
  'token',
  'response',
  'tally',
  'index',
  'officer',
  'release',
  'integrity',
  'followup',
  'charter',
  'comment',
  'dashboard',
  'report',
  'evidence',
  'indicator',
  'alert',
  'performance',
  'learning',
  'setup',
  'city',
  'backup',
]

/**
 * The folders of src/server; a file uses its own and those before it. What lies in none of them is plumbing that all stand on, but for
 * front.ts, which leads each request to its lane and stands behind them.
 */
const serverParts = [
  '',
  'http',
  'letters',
  'access',
  'api',
  'drawing',
  'lanes',
  'front.ts',
  'background',
  'commands',
  'demo',
]

const rules: readonly Rule[] = [
  {
    // Distributions and their quantiles are pure functions that nobody should write again; one file holds the library.
    says: 'src/domain imports nothing but src/domain, and distributions.ts a library of them',
    breaks: (file, { from }) =>
      file.startsWith('src/domain/') &&
      !from.startsWith('src/domain/') &&
      !(file === 'src/domain/distributions.ts' && from === 'cephes'),
  },
  {
    says: 'db imports nothing from src',
    breaks: (file, { from }) => file.startsWith('db/') && /^(src|test)\//.test(from),
  },
  {
    says: 'only x.sql.ts, src/server/db.ts and db use Kysely and pg at run time',
    breaks: (file, { from, isTypeOnly }) =>
      !isTypeOnly && /^(kysely|pg)(\/|$)/.test(from) && file.startsWith('src/') && !mayUseKysely(file),
  },
  {
    says: 'a feature knows neither the server nor pages nor Astro nor node:http',
    breaks: (file, { from }) =>
      isFeature(file) && /^(src\/(server|pages|middleware|start|portal)|astro|node:https?$)/.test(from),
  },
  {
    says: 'only the screen parts of a feature use ui and i18n',
    breaks: (file, { from }) => isFeature(file) && !isScreen(file) && /^src\/(ui|i18n)\//.test(from),
  },
  {
    says: 'the screen parts of a feature take plain values: they use ui, i18n, domain and types',
    breaks: (file, { from, isTypeOnly }) =>
      isScreen(file) &&
      isFeature(file) &&
      from.startsWith('src/') &&
      !isTypeOnly &&
      !/^src\/(ui|i18n|domain|phone)\//.test(from) &&
      !isScreen(from),
  },
  {
    says: 'a feature uses another one only upstream of it and only through x.ts',
    breaks: (file, { from }) => {
      const [own, other] = [stationOf(file), stationOf(from)]
      return own !== null && other !== null && own !== other && !(isUpstream(other, own) && isVerbs(from))
    },
  },
  {
    says: 'outside a feature its statements (x.sql.ts) are not called',
    breaks: (file, { from, isTypeOnly }) =>
      from.endsWith('.sql.ts') && !isTypeOnly && stationOf(file) !== stationOf(from) && !file.startsWith('test/'),
  },
  {
    says: 'src/ui uses ui, i18n and domain',
    breaks: (file, { from }) =>
      file.startsWith('src/ui/') && /^(src|db)\//.test(from) && !/^src\/(ui|i18n|domain)\//.test(from),
  },
  {
    says: 'src/i18n uses i18n and domain',
    breaks: (file, { from }) =>
      file.startsWith('src/i18n/') && /^(src|db)\//.test(from) && !/^src\/(i18n|domain)\//.test(from),
  },
  {
    says: 'a page holds no SQL and no Zod',
    breaks: (file, { from, isTypeOnly }) =>
      file.startsWith('src/pages/') && !isTypeOnly && /^(zod|kysely|pg)$|\.sql\.ts$/.test(from),
  },
  {
    says: 'src/phone, which runs in the citizen’s browser, imports nothing but src/phone',
    breaks: (file, { from }) => file.startsWith('src/phone/') && !from.startsWith('src/phone/'),
  },
  {
    // 100 MB and half a second that answering citizens and counting need nothing of.
    says: 'people’s sign-ins are loaded by the thread of the pages, and late where accounts are made',
    breaks: (file, { from, isTypeOnly, isLate }) =>
      !isTypeOnly &&
      !isLate &&
      isAboutSignIns(from) &&
      !isAboutSignIns(file) &&
      file !== 'src/server/drawing/pageThread.ts',
  },
  {
    says: 'within src/server a folder uses those before it, and plumbing none of them',
    breaks: (file, { from }) => {
      const [own, other] = [serverPartOf(file), serverPartOf(from)]
      return own !== null && other !== null && serverParts.indexOf(other) > serverParts.indexOf(own)
    },
  },
  {
    says: 'src/server knows neither pages nor ui',
    breaks: (file, { from }) => file.startsWith('src/server/') && /^src\/(pages|ui)\//.test(from),
  },
]

const http = /\b(?:new |: |<)(?:Request|Response)\b(?!Table)|\bAstro\.|\bIncomingMessage\b|\bServerResponse\b/

/** One sentence for every import that goes the wrong way; empty when all is well. */
export function brokenRules(source: Source): string[] {
  const broken = [...source].flatMap(([file, { imports }]) =>
    rules.flatMap(({ says, breaks }) =>
      imports.filter((entry) => breaks(file, entry)).map(({ from }) => `${file} imports ${from}: ${says}`),
    ),
  )
  const knowing = [...source]
    .filter(([file, { code }]) => /^src\/(domain|features)\//.test(file) && file.endsWith('.ts') && http.test(code))
    .map(([file]) => `${file} speaks of HTTP: only pages, middleware, server and start do`)
  return [...broken, ...knowing]
}

function mayUseKysely(file: string): boolean {
  return file.endsWith('.sql.ts') || file === 'src/server/db.ts' || file === 'src/server/embedded.ts'
}

/** The folder of src/server that a file belongs to, empty for plumbing; null for what lies elsewhere. */
function serverPartOf(file: string): string | null {
  if (file === 'src/server/front.ts') return 'front.ts'
  return file.startsWith('src/server/') ? (/^src\/server\/([^/]+)\//.exec(file)?.[1] ?? '') : null
}

function isAboutSignIns(file: string): boolean {
  return /^src\/server\/access\/(auth|authOptions|oidc|accounts)\.ts$|^@?better-auth(\/|$)/.test(file)
}

function isFeature(file: string): boolean {
  return file.startsWith('src/features/')
}

/** What people look at, and documents that they keep (x.document.ts). */
function isScreen(file: string): boolean {
  return /\.astro$|\.island\.tsx$|\.document\.ts$/.test(file)
}

/** The station a file belongs to; null for what lies outside features or beside the stations. */
function stationOf(file: string): string | null {
  return /^src\/features\/([^/]+)\//.exec(file)?.[1] ?? null
}

function isUpstream(other: string, own: string): boolean {
  return stations.includes(other) && stations.indexOf(other) < stations.indexOf(own)
}

/** x.ts, and neither x.sql.ts nor x.form.ts nor a screen. */
function isVerbs(file: string): boolean {
  return /\/[^/.]+\.ts$/.test(file)
}
