import { encode } from 'uqr'
import { visitAddress } from '../domain/visitToken.ts'

/** Modules of white around a code; readers need four. */
const QUIET_ZONE = 4

/** A QR code as one SVG path; `size` is the side of the square with its quiet zone, in modules. */
export type Qr = { size: number; path: string }

/** The address printed as words, and read by a camera when it is not a QR code. */
export function surveyAddress(publicUrl: string, code: string): string {
  return `${publicUrl}/q/${code}`
}

/** The address as it is written beside a code: without what a browser adds by itself. */
export function shortAddress(publicUrl: string, code: string): string {
  return surveyAddress(publicUrl, code).replace(/^https?:\/\//, '')
}

/** The QR code of a survey at level Q: version 3 for up to 47 characters in capitals, such as `HTTPS://HOST/Q/CODE`. */
export function drawSurveyQr(publicUrl: string, code: string): Qr {
  return draw(qrText(publicUrl, surveyAddress(publicUrl, code)))
}

/** The same for one visit: version 5, up to 87 characters, with a host of up to 16 characters and a code of eight. */
export function drawVisitQr(publicUrl: string, token: string): Qr {
  return draw(qrText(publicUrl, visitAddress(publicUrl, token)))
}

/** A page of this portal for whoever reads a printed sheet from close by; its path is case-sensitive. */
export function drawPageQr(address: string): Qr {
  return draw(address, 'M')
}

/** The secret of an authenticator app, for a camera close by: level M keeps it coarse. */
export function drawOtpQr(uri: string): Qr {
  return draw(uri, 'M')
}

function draw(text: string, ecc: 'M' | 'Q' = 'Q'): Qr {
  const { data, size } = encode(text, { ecc, border: QUIET_ZONE })
  const runs = data.flatMap((row, y) => runsOf(row).map(({ x, length }) => `M${x} ${y}h${length}v1h-${length}z`))
  return { size, path: runs.join('') }
}

/** In capitals a code needs fewer modules; a portal below a path of its own keeps that path as it is. */
function qrText(publicUrl: string, address: string): string {
  return new URL(publicUrl).pathname === '/' ? address.toUpperCase() : address
}

function runsOf(row: readonly boolean[]): { x: number; length: number }[] {
  const runs: { x: number; length: number }[] = []
  row.forEach((isDark, x) => {
    const last = runs.at(-1)
    if (!isDark) return
    if (last && last.x + last.length === x) last.length += 1
    else runs.push({ x, length: 1 })
  })
  return runs
}

/** A file that stands alone; its size in print is chosen where it is placed. */
export function qrSvg({ size, path }: Qr): string {
  const box = `viewBox="0 0 ${size} ${size}" width="${size * 8}" height="${size * 8}" shape-rendering="crispEdges"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`
}
