/** The package's own types are hidden by its list of exports; these are the functions that distributions.ts calls. */
declare module 'cephes' {
  export const compiled: Promise<void>
  export function ndtr(z: number): number
  export function ndtri(p: number): number
  export function incbi(alpha: number, beta: number, p: number): number
  export function chdtri(freedom: number, p: number): number
  export function stdtr(freedom: number, t: number): number
  export function incbet(alpha: number, beta: number, x: number): number
  export function stdtri(freedom: number, p: number): number
}
