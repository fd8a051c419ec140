/** A package as a table: one row for each figure, with what it is made of and the reason where it is kept back. */
import { stringify } from 'csv-stringify/sync'
import { guardCell } from '../../domain/csvCell.ts'
import { writeNip } from '../../domain/nip.ts'
import type { Share } from '../../domain/work.ts'
import type { EvidencePackage } from './package.ts'

const header = ['kolom', 'butir', 'tempat', 'nilai', 'bawah', 'atas', 'bagian', 'dari', 'alasan'] as const
type Line = Partial<Record<(typeof header)[number], string | number | null>>
const common = ['nip', 'nama', 'periode', 'per', 'versi_cara', 'sidik'] as const

/** With a BOM and semicolons, as a spreadsheet in Indonesia expects it; decimals with a point. */
export function packageCsv({ evidence, digest }: EvidencePackage): string {
  const { officer, period, asOf, method } = evidence
  const start = [writeNip(officer.nip), officer.name, period.code, asOf, method.version, digest]
  const rows = linesOf(evidence).map((line) => [...start, ...header.map((name) => line[name] ?? '')])
  const cells = [[...common, ...header], ...rows].map((row) => row.map((cell) => guardCell(String(cell))))
  return `\uFEFF${stringify(cells, { delimiter: ';', record_delimiter: 'windows' })}`
}

function linesOf({ time, quality, satisfaction, units }: EvidencePackage['evidence']): Line[] {
  const { value, low, high, n, raw, adjusted, reliability, gate, reason, band, tokenPercent } = satisfaction
  const count = (butir: string, nilai: number | null): Line => ({ kolom: 'waktu', butir, nilai })
  return [
    shareLine('waktu', 'tepat_waktu', time.onTime),
    count('selesai_terlambat', time.doneLate),
    count('terlambat', time.late),
    count('dalam_proses', time.inProcess),
    count('hari_tengah', time.medianDays),
    shareLine('mutu', 'dikerjakan_ulang', quality.rework),
    shareLine('mutu', 'pengaduan', quality.complaints),
    shareLine('mutu', 'lulus_periksa', quality.checks),
    { kolom: 'kepuasan', butir: 'nilai', nilai: value, bawah: low, atas: high, dari: n, alasan: reason ?? '' },
    { kolom: 'kepuasan', butir: 'pintu', nilai: gate, bawah: band.from, atas: band.to },
    { kolom: 'kepuasan', butir: 'apa_adanya', nilai: raw },
    { kolom: 'kepuasan', butir: 'disesuaikan', nilai: adjusted },
    { kolom: 'kepuasan', butir: 'keandalan', nilai: reliability },
    { kolom: 'kepuasan', butir: 'persen_token', nilai: tokenPercent },
    { kolom: 'kepuasan', butir: 'dihitung_sampai', nilai: satisfaction.countedUntil },
    ...satisfaction.channels.map(({ channel, respondents }): Line => ({
      kolom: 'kepuasan',
      butir: 'cara_menilai',
      tempat: channel,
      dari: respondents,
    })),
    ...satisfaction.exclusions.map(({ code, n: left }): Line => ({
      kolom: 'kepuasan',
      butir: 'tidak_dihitung',
      dari: left,
      alasan: code,
    })),
    ...satisfaction.services.map(({ service, n: people, own }): Line => ({
      kolom: 'kepuasan',
      butir: 'layanan',
      tempat: service,
      nilai: own,
      dari: people,
    })),
    ...units.flatMap(({ unit, elements }) =>
      elements.map((element): Line => ({
        kolom: 'unit',
        butir: element.code,
        tempat: unit,
        nilai: element.value,
        bawah: element.low,
        atas: element.high,
        dari: element.value === null ? null : element.n,
      })),
    ),
  ]
}

function shareLine(kolom: string, butir: string, { part, of, percent, low, high }: Share): Line {
  return { kolom, butir, nilai: percent, bawah: low, atas: high, bagian: part, dari: of }
}
