import type { APIRoute } from 'astro'
import { drawn } from '../../../server/api/pictures.ts'
import { drawBadge } from '../../../ui/badge.ts'

export const GET: APIRoute = (context) => drawn(context, drawBadge)
