import type { APIRoute } from 'astro'
import { openEntry } from '../../features/entry/entry.ts'
import { drawSurveyQr, qrSvg } from '../../ui/qr.ts'

/** The QR code of a point as a file for print. */
export const GET: APIRoute = async ({ params, locals: { db, publicUrl, now } }) => {
  const entry = await openEntry(db, params['code'] ?? '', now)
  if (!entry.ok) return new Response(null, { status: entry.reason === 'unknown' ? 404 : 410 })
  const svg = qrSvg(drawSurveyQr(publicUrl, entry.value.code))
  return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml' } })
}
