/** What stands beside a rating: the figure from citizens' answers as its gate lets it out, and what of it is disputed. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { OfficerFigure } from '../../domain/fairness.ts'
import { METHOD } from '../../domain/method.ts'
import type { Period } from '../../domain/period.ts'
import { assessOfficers } from '../officer/officer.ts'
import { leftOutIn, listDisputes } from './dispute.ts'

type Db = Kysely<Database>

export type Beside = {
  method: number
  /** Without what is disputed or excluded; null where nobody answered about the officer. */
  figure: OfficerFigure | null
  /** With it, where this officer has such days in the period; else null. */
  withDisputed: OfficerFigure | null
  /** Answers of this officer that are out of use, by whether two people have decided so. */
  leftOut: { open: number; excluded: number }
}

export async function readBeside(db: Db, agencyId: string, officerId: string, period: Period): Promise<Beside> {
  const leftOut = await leftOutIn(db, agencyId, period)
  const own = leftOut.some((one) => one.officerId === officerId)
  const figureOf = async (without: typeof leftOut) =>
    (await assessOfficers(db, agencyId, period, without)).find((one) => one.officerId === officerId)?.figure ?? null
  const figure = await figureOf(leftOut)
  const withDisputed = own ? await figureOf([]) : null
  const disputes = own ? await listDisputes(db, agencyId, { officerId }) : []
  const answersIn = (state: string) =>
    disputes
      .filter((one) => one.state === state && one.fromOn <= period.to && one.untilOn >= period.from)
      .reduce((sum, { answers }) => sum + answers, 0)
  return {
    method: METHOD.version,
    figure,
    withDisputed,
    leftOut: { open: answersIn('open'), excluded: answersIn('excluded') },
  }
}

/** What of a figure a superior may see: below the gate for superiors nothing but that there is not enough. */
export function forSuperior(figure: OfficerFigure | null): OfficerFigure | null {
  if (!figure || figure.gate === 'supervisor' || figure.gate === 'scoring') return figure
  return {
    ...figure,
    raw: null,
    adjusted: null,
    shrunken: null,
    low: null,
    high: null,
    reliability: null,
    pBottom: null,
  }
}
