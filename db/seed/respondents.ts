/** Who answers: coarse facts, given by six of ten and then not always all of them. */
import type { Random } from './random.ts'

export type Respondent = {
  gender: string | null
  age: string | null
  education: string | null
  occupation: string | null
}

const GIVEN = 0.6
const EACH_GIVEN = 0.95

const GENDERS = table({ L: 46, P: 54 })
const AGES = table({ '<18': 3, '18-25': 22, '26-35': 31, '36-45': 22, '46-55': 13, '56-65': 7, '>65': 2 })
const EDUCATIONS = table({ SD: 8, SMP: 13, SMA: 44, 'D1-D3': 11, 'D4/S1': 20, S2: 3.5, S3: 0.5 })
const OCCUPATIONS = table({ PNS: 8, TNI: 1, POLRI: 1, SWASTA: 33, WIRAUSAHA: 27, LAINNYA: 30 })
const UNKNOWN: Respondent = { gender: null, age: null, education: null, occupation: null }

export function drawRespondent(random: Random): Respondent {
  if (random.uniform() >= GIVEN) return UNKNOWN
  return {
    gender: drawFrom(GENDERS, random),
    age: drawFrom(AGES, random),
    education: drawFrom(EDUCATIONS, random),
    occupation: drawFrom(OCCUPATIONS, random),
  }
}

function drawFrom(table: readonly string[], random: Random): string | null {
  return random.uniform() < EACH_GIVEN ? random.pick(table) : null
}

/** Each value as often as its per cent say, in half per cents, so that drawing one is a single look-up. */
function table(parts: Record<string, number>): string[] {
  return Object.entries(parts).flatMap(([value, part]) => Array.from({ length: part * 2 }, () => value))
}
