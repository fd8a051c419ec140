/** What a comment seems to be about, by its words: a suggestion, which a person confirms or changes. */

export const commentKinds = ['praise', 'complaint', 'suggestion', 'other'] as const
export type CommentKind = (typeof commentKinds)[number]

export type Topics = { kind: CommentKind; elements: string[] }

const begin = (stems: string) => new RegExp(String.raw`(?<![\p{L}])(?:${stems.trim().replace(/\s+/g, '|')})`, 'iu')

/** Beginnings of words by element code; other questionnaires have elements that no words are known for. */
const elementStems: Readonly<Record<string, RegExp>> = {
  persyaratan: begin('syarat persyaratan berkas dokumen fotokopi fotocopy lampiran kelengkapan'),
  prosedur: begin('prosedur alur berbelit bolak-balik dipingpong dioper mekanisme tahapan birokrasi'),
  waktu: begin('lama lambat cepat menunggu tunggu antre antri antrian antrean jam menit molor telat terlambat kilat'),
  biaya: begin('biaya bayar tarif pungli pungutan gratis rp mahal murah uang kuitansi kwitansi'),
  produk: begin('hasil salah keliru cetak ktp kartu sertifikat surat akta jadi'),
  kompetensi: begin('paham mengerti jelas menjelaskan bingung terampil cekatan ahli menguasai profesional'),
  perilaku: begin('ramah sopan santun senyum judes ketus jutek galak marah kasar cuek sabar membentak dibentak'),
  pengaduan: begin('pengaduan mengadu aduan saran keluhan komplain lapor ditanggapi tanggapan'),
  sarpras: begin(
    'parkir toilet kursi ac panas ruang kipas kotor bersih bocor tangga ramp kursi-roda gedung sempit fasilitas listrik wifi',
  ),
}
const complaints = begin(
  'lama lambat judes ketus jutek galak kasar marah cuek kotor bau rusak panas sempit mahal pungli kecewa buruk jelek parah susah sulit ribet berbelit bolak-balik dipingpong pungutan bingung salah tidak belum kurang jangan',
)
const praises = begin(
  'ramah cepat baik bagus puas memuaskan terima makasih mantap nyaman bersih sopan sabar membantu hebat luar-biasa profesional terbaik senang',
)
const suggestions = begin(
  'sebaiknya semoga mohon tolong harap saran usul perlu tambah ditambah diperbaiki perbaiki alangkah seharusnya sediakan disediakan',
)

/** @param codes the elements of the questionnaire that the comment came with, by code */
export function suggestTopics(text: string, codes: readonly string[]): Topics {
  return { kind: kindOf(text), elements: codes.filter((code) => elementStems[code]?.test(text) ?? false) }
}

/** What nobody praises or blames by itself, and is glad to be spared. */
const burdens = begin('antre antri menunggu tunggu nunggu kesulitan masalah kendala hambatan')
/** A denial, what may stand between, and what is denied: "tidak ada pungli", "tidak perlu menunggu lama". */
const denial =
  /(?<![\p{L}])(tanpa|tidak|tdk|tak|ga|gak|nggak|kurang|belum|bukan)\s+(?:(?:terlalu|begitu|ada|pernah|lagi)\s+)*((?:perlu|usah|harus)\s+)?(?:(?:antre|antri|menunggu|tunggu|nunggu)\s+(?=lama))?([\p{L}-]+)/giu

/** A denied word turns round, so that a denied praise is none; where both are said it is a complaint. */
function kindOf(text: string): CommentKind {
  const plain = text.replace(denial, (_, how: string, needless: string | undefined, word: string) => {
    if (complaints.test(word) || burdens.test(word)) return 'baik'
    return needless || how.toLowerCase() === 'tanpa' ? '' : 'buruk'
  })
  if (complaints.test(plain)) return 'complaint'
  if (praises.test(plain)) return 'praise'
  return suggestions.test(plain) ? 'suggestion' : 'other'
}
