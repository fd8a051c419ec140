import type { NewResponse, Origin } from '../../src/features/response/response.ts'

/** The point of a place in a list, as where an answer came from. */
export function anOrigin(agencyId: string, place: number): Origin {
  const where = {
    unitId: 'unit',
    serviceId: null,
    pointId: `point ${place}`,
    officerId: null,
    questionnaireId: 'first',
  }
  return { agencyId, originId: String(place), ...where, channel: 'qr', form: 'full' }
}

/** A whole answer that is good everywhere, under an id. */
export function aResponse({ agencyId, originId }: Origin, responseId: string): NewResponse {
  const nobody = { gender: null, age: null, education: null, occupation: null }
  const when = { answeredOn: '2026-07-15', answeredHour: 10 }
  const words = { lang: 'id', comment: null, wantsReply: false, extra: null } as const
  const scores = Buffer.from([4, 4, 4, 4, 4, 4, 4, 4, 4])
  return {
    agencyId,
    responseId,
    key: responseId,
    originId,
    ...when,
    overall: 4,
    ...nobody,
    ...words,
    scores,
    tokenUse: null,
  }
}
