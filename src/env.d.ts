/** What every page is given (set in src/server/drawing/drawing.ts). Pages ask for nothing else of the process. */
declare namespace App {
  interface Locals {
    db: import('kysely').Kysely<import('../db/schema.ts').Database>
    /** Reads what is published and the names of agencies and units, as a role that may read nothing else. */
    publicDb: import('kysely').Kysely<import('../db/schema.ts').Database>
    /** Without a trailing slash. */
    publicUrl: string
    lang: import('./domain/questionnaire.ts').Lang
    now: Date
    /** Shows ways in for whoever tries the portal: outside production. */
    isDemo: boolean
    /** Signs in and out; for the pages that do. */
    auth: import('./server/access/auth.ts').Auth
    /** The same, as whoever sent this request may use it: what is tried in vain is counted. */
    door: import('./server/access/doorTypes.ts').Door
    /** Sends letters; null where no server for them is set. */
    mail: import('./server/letters/mail.ts').Mail | null
    /** What the first administrator must type in production; null where nothing is asked. */
    setUpCode: string | null
    /** The sign-in that the cookies of a page for staff carry. */
    signIn: import('./server/access/auth.ts').SignIn | null
    /** Set by the guard (src/middleware.ts) on pages that need a sign-in; null on all others. */
    console: ConsoleLocals | null
    /** Signs visit tokens, with a connection of its own: the pages of staff never see a key. */
    keyring: import('./features/token/keyring.ts').Keyring
    /** Makes and discards agencies to practise in, with connections of its own: the pages of staff may not delete. */
    practice: import('./features/city/practice.ts').Practice
    /** Figures that change on the screen; for the pages that follow them. */
    live: import('./server/drawing/live.ts').Live
    /** Signs evaluations of officers when they are frozen. */
    signer: import('./features/performance/signer.ts').Signer
    /** What everybody needs to check a head of the integrity log. */
    verifierKey: string
    /** Opens replies to comments. */
    vault: import('./features/response/vault.ts').Vault
    /** Counts the guesses of who sent this request. */
    guard: import('./features/response/receipt.ts').GuessGuard
    /** Set for /entri/CODE only. */
    desk: DeskLocals | null
    /** Set for /q/CODE only. */
    survey: SurveyLocals | null
  }

  /** Who is signed in, and where the address leads. On a page of an agency, `db` is a transaction that sees that agency alone. */
  interface ConsoleLocals {
    staff: import('./features/account/account.ts').Staff
    /** Null on pages of no agency. */
    agency: import('./features/directory/directory.ts').Agency | null
    /** Where the agency is one to practise in: the real one; else null. */
    practiceOf: import('./features/account/account.ts').RealAgency | null
    /** The unit, service, point or officer that the address names, and the units from its own up to the root. */
    place: import('./features/directory/place.ts').Place | null
    /** For every verb that changes something. */
    actor: import('./features/audit/audit.ts').Actor
    /** Whether the person may do something at the place of the address. */
    may: (ability: import('./domain/access.ts').Ability) => boolean
    /** How far an ability of the person reaches in the agency of the address. */
    reach: (ability: import('./domain/access.ts').Ability) => import('./domain/access.ts').Reach
    /** Whether a page of the table of routes lets the person in, at the agency and the place of the address. */
    opens: (page: string) => boolean
    /**
     * Is done after the transaction of the page was committed: for what cannot be taken back, such as a letter. What it answers is
     * sent in the page's place.
     */
    afterCommit: (act: () => Promise<Response | null>) => void
    /** What waits for the commit (src/middleware.ts). */
    later: readonly (() => Promise<Response | null>)[]
    /** An act in a transaction of its own in the same agency: for work that outlives the request. */
    within: <T>(
      act: (trx: import('kysely').Transaction<import('../db/schema.ts').Database>) => Promise<T>,
      options?: { isReadOnly: boolean },
    ) => Promise<T>
  }

  interface DeskLocals {
    entry: import('./features/entry/entry.ts').Entry
    /** The agency's day. */
    today: string
    enteredToday: number
    values: URLSearchParams
    problems: readonly import('./features/response/paper.form.ts').PaperProblem[]
    /** Visit tokens just issued, to be printed. */
    issued: import('./features/token/token.ts').IssuedTokens | null
  }

  interface SurveyLocals {
    entry: import('./domain/outcome.ts').Outcome<
      import('./features/entry/entry.ts').Entry,
      import('./features/entry/entry.ts').EntryRefusal
    >
    /** The UUID that makes this page's submission one submission. */
    key: string
    /** What was wrong with the answers just sent; empty on a first visit. */
    problems: readonly import('./features/response/response.form.ts').FieldProblem[]
    /** The answers just sent, to be shown again. */
    values: URLSearchParams
    /** True when the answers are right but could not be stored just now. */
    isUnavailable: boolean
    /** The page is for a device that everybody uses. */
    isKiosk: boolean
    /** The receipt to thank for instead of asking, on a kiosk without the script. */
    thanksFor: string | null
    /** The answers are right, but the device sent others a moment ago. */
    isTooSoon: boolean
    /** The receipt of what was sent from this page before, with other answers than now; the key is then a new one. */
    receipt: string | null
    /** Which turn of the short form is shown (src/domain/shortForm.ts); null is the full form. */
    turn: number | null
  }
}
