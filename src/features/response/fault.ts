/**
 * Why a batch was not stored. `data`: SQLSTATE class 21-23, one of its rows is at fault. `bug`: the program is.
 * `unavailable`: everything else that a driver reports, with or without a code: the database could not take it now.
 */
export function faultOf(error: unknown): 'data' | 'bug' | 'unavailable' {
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) return 'bug'
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' && /^2[123]...$/.test(code) ? 'data' : 'unavailable'
}
