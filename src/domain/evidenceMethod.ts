/**
 * The rules by which evidence about a person is made, by version. A version is never changed: what was handed over under one
 * says which it was.
 */
export type EvidenceMethod = { readonly version: number; readonly says: string }

/** The two official elements that concern whoever serves; the others describe the service (domain/access gives nobody more). */
export const personalElements = ['kompetensi', 'perilaku'] as const

export const evidenceMethods: readonly EvidenceMethod[] = [
  {
    version: 1,
    says: 'Kepuasan: unsur kompetensi dan perilaku, hanya dari token kunjungan, disesuaikan menurut campuran layanan, ditarik ke rata-rata kelompok sejauh data sedikit, rentang 95 % Beta; pintu 10, 30 (keandalan 0,5), 45 (keandalan 0,7; 3 bulan; separuh dengan token; 10 rekan). Waktu dan mutu: transaksi yang jatuh tempo dalam periode, rentang 95 % Wilson, persen mulai 10 transaksi. Kehadiran dan masa kerja tidak dihitung.',
  },
]

/** The method of today. */
export const EVIDENCE_METHOD: EvidenceMethod = evidenceMethods[evidenceMethods.length - 1]!
