/** What every page is given (set in src/server/front.ts). Pages ask for nothing else of the process. */
declare namespace App {
  interface Locals {
    db: import('kysely').Kysely<import('../db/schema.ts').Database>
    /** Without a trailing slash. */
    publicUrl: string
    lang: import('./domain/questionnaire.ts').Lang
    now: Date
    /** The staff pages are open to whoever reaches the server: outside production, until there are accounts. */
    isConsoleOpen: boolean
    /** Opens replies to comments. */
    vault: import('./features/response/vault.ts').Vault
    /** Counts the guesses of who sent this request. */
    guard: import('./features/response/receipt.ts').GuessGuard
    /** Set for /entri/CODE only. */
    desk: DeskLocals | null
    /** Set for /q/CODE only. */
    survey: SurveyLocals | null
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
