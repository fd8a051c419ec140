/** Who answered, in groups coarse enough that most units may show them. The same groups everywhere, so that they add up. */
import type { Question } from './lattice.ts'

/** The group of every value of a question, in the order in which groups are shown. */
const groupOfValue: Record<Question, Record<string, string>> = {
  gender: { L: 'L', P: 'P' },
  age: {
    '<18': '<26',
    '18-25': '<26',
    '26-35': '26-45',
    '36-45': '26-45',
    '46-55': '>45',
    '56-65': '>45',
    '>65': '>45',
  },
  education: { SD: 'SD-SMP', SMP: 'SD-SMP', SMA: 'SMA', 'D1-D3': 'D1-S3', 'D4/S1': 'D1-S3', S2: 'D1-S3', S3: 'D1-S3' },
  occupation: {
    PNS: 'PNS-TNI-POLRI',
    TNI: 'PNS-TNI-POLRI',
    POLRI: 'PNS-TNI-POLRI',
    SWASTA: 'SWASTA-WIRAUSAHA',
    WIRAUSAHA: 'SWASTA-WIRAUSAHA',
    LAINNYA: 'LAINNYA',
  },
  channel: { qr: 'qr', token: 'token', kiosk: 'kiosk', paper: 'paper', import: 'import' },
}

/** How many gave an answer of a group; groups that nobody is in may be left out. */
export type Groups = Readonly<Record<string, number>>

export function groupsOf(question: Question): string[] {
  return [...new Set(Object.values(groupOfValue[question]))]
}

/** The group of a value; null for one that is none of the question's. */
export function groupOf(question: Question, value: string): string | null {
  return groupOfValue[question][value] ?? null
}

export function sumGroups(parts: readonly Groups[]): Groups {
  const sum: Record<string, number> = {}
  for (const part of parts) for (const [group, n] of Object.entries(part)) sum[group] = (sum[group] ?? 0) + n
  return sum
}
