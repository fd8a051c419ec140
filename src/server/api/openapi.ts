import { z } from 'zod'
import { EXTRA_TEXT_MAX } from '../../domain/extraQuestion.ts'
import { officialQuestionnaire } from '../../domain/officialQuestionnaire.ts'
import { tokenRequest } from '../../features/token/token.form.ts'
import { responseSchema } from '../../features/response/response.form.ts'
import { addressWords } from '../../i18n/openData.ts'
import { evidencePaths } from './openapiEvidence.ts'
import { type ReadRoute, readRoutes } from './openapiReading.ts'

/** The API in OpenAPI 3.1. The body of a response is the schema that validates it, for the official questionnaire. */
export function openApi(publicUrl: string) {
  const problem = {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: problemSchema } },
  }
  const receipt = { description: 'Stored; the receipt', content: { 'application/json': { schema: receiptSchema } } }
  const read = ({ path, type, schema }: ReadRoute) => ({
    get: {
      summary: addressWords[path].en,
      parameters: namesIn(path).map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      responses: {
        200: {
          description: addressWords[path].en,
          content: { [type]: schema ? { schema: z.toJSONSchema(schema) } : {} },
        },
        304: { description: 'Unchanged since the entity tag of If-None-Match' },
        404: problem,
      },
    },
  })
  return {
    openapi: '3.1.0',
    info: { title: 'Suara Loket', version: '1' },
    servers: [{ url: publicUrl }],
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    paths: {
      '/api/v1/responses': {
        post: {
          summary: 'One response; the same key may be sent again and is stored once',
          requestBody: { required: true, content: { 'application/json': { schema: bodySchema() } } },
          responses: {
            200: receipt,
            201: receipt,
            ...Object.fromEntries([400, 404, 409, 410, 413, 415, 422, 429, 503].map((code) => [code, problem])),
          },
        },
      },
      '/api/v1/tokens': {
        post: {
          summary: 'One-time visit tokens for a queue system; a token cannot be read again later',
          security: [{ key: [] }],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: z.toJSONSchema(tokenRequest, { io: 'input' }) } },
          },
          responses: {
            201: { description: 'Issued', content: { 'application/json': { schema: issuedSchema } } },
            ...Object.fromEntries([400, 401, 404, 413, 415, 422].map((code) => [code, problem])),
          },
        },
      },
      ...evidencePaths(problem),
      ...Object.fromEntries(readRoutes.map((route) => [route.path, read(route)])),
    },
  }
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}

const receiptSchema = z.toJSONSchema(z.object({ receipt: z.string(), key: z.guid() }))

const issuedSchema = z.toJSONSchema(
  z.object({ tokens: z.array(z.object({ token: z.string(), url: z.url() })), validUntil: z.iso.datetime() }),
)

const problemSchema = z.toJSONSchema(
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  }),
)

/** What extra questions there are is the version's affair: by their codes, a number, numbers, or a text. */
const anyExtra = z
  .record(z.string(), z.union([z.int().min(1), z.array(z.int().min(1)), z.string().max(EXTRA_TEXT_MAX)]))
  .optional()
  .describe('Answers to the extra questions of the version in force, by code')

function bodySchema() {
  return z.toJSONSchema(responseSchema(officialQuestionnaire).extend({ extra: anyExtra }), { io: 'input' })
}
