import { notFound } from '../../server/api/api.ts'

/** Whatever no other address of the API is. */
export const GET = () => notFound('There is no such address in this API.')
