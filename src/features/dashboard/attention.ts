/**
 * What a home calls its reader to. The one place where a station's own call is added: its count in `readAttention`, its words in
 * `cards` of src/i18n/console/dashboard.ts.
 */
import { isWorse } from './changes.ts'
import type { Home } from './home.ts'

/** `kind` names its words; a card of nothing is not shown. */
export type AttentionCard = { kind: string; count: number; href: string }

type Where = {
  /** The address of the home, below which its pages are. */
  path: string
  /** Where people served are imported, and priorities chosen; null for whoever may not. */
  importHref: string | null
  priorityHref: string | null
}

export function attentionOf(home: Home, { path, importHref, priorityHref }: Where): AttentionCard[] {
  const hasPriority = home.services.some(({ place }) => place.isPriority)
  const cards: (AttentionCard | null)[] = [
    { kind: 'worse', count: home.services.filter(isWorse).length, href: `${path}/layanan?periode=${home.period.code}` },
    { kind: 'quiet', count: home.quiet.length, href: '#titik-diam' },
    importHref === null ? null : { kind: 'coverage', count: home.coverage === null ? 1 : 0, href: importHref },
    priorityHref === null || hasPriority || home.services.length === 0
      ? null
      : { kind: 'priority', count: 1, href: priorityHref },
  ]
  return cards.flatMap((card) => (card && card.count > 0 ? [card] : []))
}
