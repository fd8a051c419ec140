import { z } from 'zod'
import { officialQuestionnaire } from '../domain/officialQuestionnaire.ts'
import { responseSchema } from '../features/response/response.form.ts'

/** The API in OpenAPI 3.1. The body of a response is the schema that validates it, for the official questionnaire. */
export function openApi(publicUrl: string) {
  const problem = {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: problemSchema } },
  }
  const receipt = { description: 'Stored; the receipt', content: { 'application/json': { schema: receiptSchema } } }
  const read = (summary: string, type = 'application/json', ...names: string[]) => ({
    get: {
      summary,
      parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      responses: { 200: { description: summary, content: { [type]: {} } }, 404: problem },
    },
  })
  return {
    openapi: '3.1.0',
    info: { title: 'Suara Loket', version: '1' },
    servers: [{ url: publicUrl }],
    paths: {
      '/api/v1/responses': {
        post: {
          summary: 'One response; the same key may be sent again and is stored once',
          requestBody: { required: true, content: { 'application/json': { schema: bodySchema() } } },
          responses: {
            200: receipt,
            201: receipt,
            ...Object.fromEntries([400, 404, 410, 413, 415, 422, 429, 503].map((code) => [code, problem])),
          },
        },
      },
      '/api/v1/agencies': read('Agencies'),
      '/api/v1/agencies/{agency}': read('One agency and its units', 'application/json', 'agency'),
      '/api/v1/agencies/{agency}/releases': read('Published periods, newest first', 'application/json', 'agency'),
      '/api/v1/agencies/{agency}/releases/{period}': read('Published figures', 'application/json', 'agency', 'period'),
      '/api/v1/agencies/{agency}/releases/{period}.csv': read(
        'Published figures as a table',
        'text/csv',
        'agency',
        'period',
      ),
    },
  }
}

const receiptSchema = z.toJSONSchema(z.object({ receipt: z.string(), key: z.guid() }))

const problemSchema = z.toJSONSchema(
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  }),
)

function bodySchema() {
  return z.toJSONSchema(responseSchema(officialQuestionnaire), { io: 'input' })
}
