/** The figure that a picture, badge or frame shows, and how long it may be kept. */
import type { APIContext } from 'astro'
import { type AskedFigure, findFigure } from '../../features/release/release.ts'
import { BRIEFLY, document, notFound } from './api.ts'

type Draw = (figure: AskedFigure, lang: App.Locals['lang']) => string

/** An SVG of the figure that the address names by agency, unit and `?periode=`; of the newest release without one. */
export async function drawn({ locals, params, url }: APIContext, draw: Draw): Promise<Response> {
  const figure = await askedFigure(locals, params, url)
  return figure
    ? document(draw(figure, locals.lang), 'image/svg+xml', BRIEFLY)
    : notFound('Nothing of this was published.')
}

export function askedFigure(
  { publicDb }: App.Locals,
  { agency = '', unit }: Readonly<Record<string, string | undefined>>,
  url: URL,
): Promise<AskedFigure | null> {
  return findFigure(publicDb, { agency, unit: unit ?? null }, url.searchParams.get('periode') ?? 'latest')
}
