/** An expected end of a business act: it worked, or it did not for a reason that the caller must handle. */
export type Outcome<T, Reason> = { ok: true; value: T } | { ok: false; reason: Reason }

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function no<Reason>(reason: Reason): { ok: false; reason: Reason } {
  return { ok: false, reason }
}
