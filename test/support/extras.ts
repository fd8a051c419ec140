import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { ExtraQuestion } from '../../src/domain/extraQuestion.ts'
import { officialQuestionnaire } from '../../src/domain/officialQuestionnaire.ts'
import { activateQuestionnaire } from '../../src/features/survey/survey.ts'
import { NOW, type Place, anEntry } from './builders.ts'

const words = (id: string, en = '') => ({ id, en })

/** An extra question of each kind, asked everywhere. */
export const someExtras: readonly ExtraQuestion[] = [
  {
    code: 'ruang',
    kind: 'scale',
    question: words('Seberapa nyaman ruang tunggu?', 'How comfortable was the waiting room?'),
    options: ['Tidak nyaman', 'Kurang nyaman', 'Nyaman', 'Sangat nyaman'].map((id) => words(id)),
    pointKinds: null,
  },
  {
    code: 'datang',
    kind: 'single',
    question: words('Bagaimana Anda datang ke sini?', 'How did you come here?'),
    options: [words('Jalan kaki', 'On foot'), words('Motor', 'Motorbike'), words('Mobil', 'Car')],
    pointKinds: null,
  },
  {
    code: 'program',
    kind: 'several',
    question: words('Program mana yang Anda perlukan?'),
    options: [words('Layanan malam'), words('Antrean daring'), words('Antar dokumen')],
    pointKinds: null,
  },
  { code: 'usul', kind: 'text', question: words('Apa yang paling perlu diperbaiki?'), options: [], pointKinds: null },
]

/** Gives the agency of a place the official questionnaire with extra questions; answers the place as it is then. */
export async function withExtras(db: Kysely<Database>, place: Place, extras = someExtras): Promise<Place> {
  const scope = { agencyId: place.agency.agencyId, unitId: null }
  const questionnaire = await activateQuestionnaire(db, scope, { ...officialQuestionnaire, extras }, NOW)
  return { ...place, questionnaire, entry: await anEntry(db, place.point.code) }
}
