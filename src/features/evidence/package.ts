/** The evidence of an officer and a period as something to hand over: with all that is needed to know where each figure comes from. */
import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { personalElements } from '../../domain/evidenceMethod.ts'
import * as gates from '../../domain/gates.ts'
import { type Period, readPeriod } from '../../domain/period.ts'
import type { Agency } from '../directory/directory.ts'
import { digestOf, listReleases } from '../release/release.ts'
import { type Evidence, evidenceOf } from './evidence.ts'

/** A published edition that covers a part of the period: what the public was told of the same time. */
export type ReleaseMark = { period: string; edition: number; digest: string; closedAt: string }

/** What stands behind the figures: by which rules, from what, and what was left out. */
export type Provenance = {
  elements: readonly string[]
  /** The thresholds in force. */
  gates: {
    shownFrom: number
    superiorFrom: number
    superiorReliability: number
    scoringFrom: number
    scoringReliability: number
    months: number
    peers: number
    tokenPercent: number
  }
  releases: ReleaseMark[]
  neverUsed: readonly string[]
}

export type EvidencePackage = {
  format: 'suara-loket/bukti-kinerja/1'
  agency: { slug: string; name: string }
  evidence: Evidence
  provenance: Provenance
  /** The moment at which it was made, ISO 8601. */
  madeAt: string
  /** SHA-256 of the canonical JSON of all the rest: the same evidence on the same day has the same one, whenever it was made. */
  digest: string
}

/**
 * The package of an officer and a period, as a superior may see it; null where the agency has no such officer.
 * @param today the agency's day
 */
export async function packageOf(
  db: Kysely<Database>,
  { agencyId, slug, name }: Pick<Agency, 'agencyId' | 'slug' | 'name'>,
  officerId: string,
  period: Period,
  { today, now }: { today: string; now: Date },
): Promise<EvidencePackage | null> {
  const evidence = await evidenceOf(db, agencyId, officerId, period, { today, reader: 'superior' })
  if (!evidence) return null
  const content = {
    format: 'suara-loket/bukti-kinerja/1' as const,
    agency: { slug, name },
    evidence,
    provenance: {
      elements: personalElements,
      gates: thresholds,
      releases: await releasesWithin(db, agencyId, period),
      neverUsed: ['kehadiran', 'masa_kerja', 'usia', 'jenis_kelamin'],
    },
  }
  return { ...content, madeAt: now.toISOString(), digest: digestOf(content) }
}

const thresholds: Provenance['gates'] = {
  shownFrom: gates.SHOWN_FROM,
  superiorFrom: gates.SUPERVISOR_FROM,
  superiorReliability: gates.SUPERVISOR_RELIABILITY,
  scoringFrom: gates.SCORING_FROM,
  scoringReliability: gates.SCORING_RELIABILITY,
  months: gates.LEAST_MONTHS,
  peers: gates.LEAST_PEERS,
  tokenPercent: 100 * gates.LEAST_TOKEN_SHARE,
}

async function releasesWithin(db: Kysely<Database>, agencyId: string, { from, to }: Period): Promise<ReleaseMark[]> {
  const heads = await listReleases(db, agencyId)
  return heads
    .filter(({ period }) => {
      const own = readPeriod(period)
      return own !== null && own.from <= to && own.to >= from
    })
    .map(({ period, edition, digest, closedAt }) => ({ period, edition, digest, closedAt: closedAt.toISOString() }))
}
