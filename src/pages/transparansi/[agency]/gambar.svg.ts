import type { APIRoute } from 'astro'
import { drawn } from '../../../server/api/pictures.ts'
import { drawSharePicture } from '../../../ui/sharePicture.ts'

/** What gambar.png is made of (src/server/png.ts). */
export const GET: APIRoute = (context) => drawn(context, drawSharePicture)
