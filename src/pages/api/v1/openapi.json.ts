import type { APIRoute } from 'astro'
import { json } from '../../../server/api.ts'
import { openApi } from '../../../server/openapi.ts'

export const GET: APIRoute = ({ locals }) => json(openApi(locals.publicUrl))
