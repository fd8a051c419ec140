import type { APIRoute } from 'astro'
import { json } from '../../../server/api/api.ts'
import { openApi } from '../../../server/api/openapi.ts'

export const GET: APIRoute = ({ locals }) => json(openApi(locals.publicUrl))
