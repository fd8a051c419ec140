/** Kepuasan masyarakat, the third column: what citizens said of whoever served them, as far as the gates let it out. */
import { type Gate, type GateReason, countBand } from '../../domain/gates.ts'
import { meanOf, toIndex } from '../../domain/moments.ts'
import { FLAG_FROM } from '../../domain/rank.ts'
import { hundredths } from '../../domain/work.ts'
import type { PersonalFigure, ServiceAnswers } from '../officer/personal.ts'

/**
 * Why answers that name the officer do not count, with how many; `no-element`: none of the two elements, or only one of them;
 * `contested`: of days that the officer disputes, or that two people excluded.
 */
export type Exclusion = { code: 'no-token' | 'no-element' | 'held' | 'excluded' | 'contested'; n: number }

export type ServiceLine = {
  /** Null where the point has no service of its own. */
  service: string | null
  n: number
  /** The officer's own index there, and that of all officers; null below ten answers, and of an officer below the gate. */
  own: number | null
  group: number | null
}

/** Who reads: below the gate for superiors the officer alone is told the limits and the exact count. */
export type Reader = 'officer' | 'superior'

/** Indices on 25-100 with two decimals; null is what the gate keeps back. */
export type SatisfactionColumn = {
  gate: Gate
  /** Why the figure is no input to scoring; null when it may be one. */
  reason: GateReason | null
  /** Respondents that count; for a superior null below the gate, where `band` is all that is said. */
  n: number | null
  band: { from: number; to: number | null }
  raw: number | null
  adjusted: number | null
  /** The figure: adjusted for the mix of services, and drawn to the mean of the group as far as little is known. */
  value: number | null
  /** Its 95 % limits. */
  low: number | null
  high: number | null
  /** 0-1. */
  reliability: number | null
  /** Officers in the group with answers. */
  peers: number
  /** Calendar months with answers by token. */
  months: number
  /** Of all respondents those by token, in percent; null where nobody answered. */
  tokenPercent: number | null
  /** Respondents by channel; for a superior empty below the gate. */
  channels: { channel: string; respondents: number }[]
  exclusions: Exclusion[]
  services: ServiceLine[]
  /** Truly in the bottom tenth of the group with a probability of at least 0.8, on a figure that may be scored: a reason to look, no verdict. */
  needsAttention: boolean
  /** The adjustment for services moved the figure by more than five points: the services need a look before the figure is used. */
  isFarMoved: boolean
}

const LEAST_PER_SERVICE = 10

type Counted = { figure: PersonalFigure | undefined; channels: SatisfactionColumn['channels'] }

/** @param nameOf names of services by their ids */
export function satisfactionOf(
  { figure: found, channels }: Counted,
  nameOf: (serviceId: string) => string | null,
  reader: Reader,
): SatisfactionColumn {
  const { figure, peers = 0, months = 0, tokenShare = null, mix = [] } = found ?? {}
  const n = figure?.n ?? 0
  const gate = figure?.gate ?? 'withheld'
  const isOpen = gate === 'supervisor' || gate === 'scoring'
  const tellsCounts = isOpen || reader === 'officer'
  const tellsLimits = isOpen || (gate === 'band' && reader === 'officer')
  const index = (value: number | null | undefined) => (value === null || value === undefined ? null : hundredths(value))
  return {
    gate,
    reason: figure ? figure.reason : 'few-answers',
    n: tellsCounts ? n : null,
    band: countBand(n),
    raw: index(figure?.raw),
    adjusted: index(figure?.adjusted),
    value: index(figure?.shrunken),
    low: tellsLimits ? index(figure?.low) : null,
    high: tellsLimits ? index(figure?.high) : null,
    reliability: tellsLimits ? index(figure?.reliability) : null,
    peers,
    months,
    tokenPercent: !tellsCounts || tokenShare === null ? null : hundredths(100 * tokenShare),
    channels: tellsCounts ? channels : [],
    exclusions: tellsCounts ? exclusionsOf(found, channels) : [],
    services: tellsCounts ? mix.map((line) => lineOf(line, nameOf, isOpen)) : [],
    isFarMoved: figure?.isFarMoved ?? false,
    needsAttention: gate === 'scoring' && (figure?.pBottom ?? 0) >= FLAG_FROM,
  }
}

function exclusionsOf(found: PersonalFigure | undefined, channels: SatisfactionColumn['channels']): Exclusion[] {
  const { tokenRespondents = 0, held = 0, excluded = 0, contested = 0, figure } = found ?? {}
  const everybody = channels.reduce((sum, { respondents }) => sum + respondents, 0)
  const noElement = Math.max(0, tokenRespondents - (figure?.n ?? 0) - held - excluded)
  const all: Exclusion[] = [
    { code: 'no-token', n: everybody - contested - tokenRespondents },
    { code: 'no-element', n: noElement },
    { code: 'held', n: held },
    { code: 'excluded', n: excluded },
    { code: 'contested', n: contested },
  ]
  return all.filter((exclusion) => exclusion.n > 0)
}

function lineOf(
  { serviceId, own, group }: ServiceAnswers,
  nameOf: (serviceId: string) => string | null,
  isOpen: boolean,
): ServiceLine {
  const mean = meanOf(own)
  const isShown = isOpen && own.n >= LEAST_PER_SERVICE && mean !== null
  return {
    service: serviceId && nameOf(serviceId),
    n: own.n,
    own: isShown ? hundredths(toIndex(mean)) : null,
    group: isShown ? hundredths(toIndex(group)) : null,
  }
}
