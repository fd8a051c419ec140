/**
 * What is not as it was. `entry`: an entry or a node of the log is another one or gone. `head`: a head does not fit the entries, or
 * nobody who is trusted signed it. `published`: a head that was kept elsewhere is none of this log. `release`, `change`, `answers`: what
 * was entered was changed or deleted since.
 */
export type Finding = { kind: 'entry' | 'head' | 'published' | 'release' | 'change' | 'answers'; says: string }

export type Find = (kind: Finding['kind'], says: string) => void
