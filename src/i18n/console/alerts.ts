/** The words of alerts, in the console and in letters. */
import type { AlertFacts, AlertKind } from '../../domain/alerts/kinds.ts'
import { countText, dayText, decimalText, periodText } from '../format.ts'

type Told = { [Kind in AlertKind]: { kind: Kind; facts: AlertFacts[Kind] } }[AlertKind] & {
  unit: string | null
  point: string | null
}

export const kindNames: Readonly<Record<AlertKind, readonly [name: string, text: string]>> = {
  drop: ['Nilai turun', 'Senin pagi, kalau nilai sebuah unit turun di luar kebetulan.'],
  burst: ['Lonjakan', 'Dalam seperempat jam, kalau isian di sebuah titik jauh lebih banyak dari biasanya.'],
  silence: ['Titik sepi', 'Pagi hari, kalau isian di sebuah titik berhenti atau jauh berkurang.'],
  overdue: ['Tindak lanjut terlambat', 'Pagi hari setelah batas waktunya lewat.'],
  digest: ['Ringkasan mingguan', 'Senin pagi, tentang minggu yang baru berlalu.'],
}

const one = (value: number) => decimalText(value.toFixed(1), 'id')
const count = (value: number) => countText(value, 'id')

/** What happened, in one sentence that is read by itself. */
export function alertText(told: Told): string {
  const unit = told.unit ?? 'Instansi'
  switch (told.kind) {
    case 'drop': {
      const { since, weeks, before, now } = told.facts
      const span =
        weeks === 1 ? `dalam minggu ${dayText(since, 'id')}` : `dalam ${weeks} minggu sejak ${dayText(since, 'id')}`
      return `${unit}: nilai turun dari ${one(before)} menjadi ${one(now)} ${span}.`
    }
    case 'burst': {
      const { day, count: answers, usual } = told.facts
      return `${unit}, ${told.point}: ${count(answers)} isian pada ${dayText(day, 'id')}, biasanya sekitar ${count(Math.round(usual))}.`
    }
    case 'silence': {
      const { from, to, count: answers, expected } = told.facts
      const came = answers === 0 ? 'tidak ada isian' : `hanya ${count(answers)} isian`
      return `${unit}, ${told.point}: ${came} dari ${dayText(from, 'id')} sampai ${dayText(to, 'id')}, biasanya sekitar ${count(Math.round(expected))}.`
    }
    case 'overdue': {
      const { period, dueOn } = told.facts
      return `${unit}: satu rencana tindak lanjut ${periodText(period, 'id')} lewat batas ${dayText(dueOn, 'id')}.`
    }
    case 'digest': {
      const { monday, answers, answersBefore, unread, waiting, late, alerts: others } = told.facts
      return [
        `${unit}, minggu ${dayText(monday, 'id')}: ${count(answers)} isian (minggu sebelumnya ${count(answersBefore)}).`,
        `Saran belum diperiksa: ${count(unread)}. Menunggu balasan: ${count(waiting)}, ${count(late)} di antaranya terlambat.`,
        ...(others > 0 ? [`Pemberitahuan lain minggu ini: ${count(others)}.`] : []),
      ].join(' ')
    }
  }
}

/** What to do about it. */
export const nextSteps: Readonly<Record<AlertKind, string>> = {
  drop: 'Lihat unsur yang paling rendah dan saran masyarakat di minggu itu.',
  burst: 'Periksa apakah ada acara di titik itu, atau kodenya disebar ke luar loket.',
  silence: 'Periksa apakah kode QR masih terpasang dan terbaca, dan loketnya buka.',
  overdue: 'Catat kemajuannya, atau ubah rencananya dengan alasan.',
  digest: 'Buka beranda untuk melihat rinciannya.',
}

export const alerts = {
  title: 'Pemberitahuan',
  lead: 'Hal yang perlu Anda ketahui tanpa harus mencarinya. Tidak ada yang menyebut warga atau isi saran.',
  settings: 'Atur pemberitahuan',
  kind: 'Jenis',
  all: 'Semua',
  show: 'Tampilkan',
  empty: 'Belum ada pemberitahuan. Ini kabar baik: tidak ada yang di luar kebiasaan.',
  emptyFilter: 'Tidak ada pemberitahuan jenis ini.',
  see: 'Lihat',
  saved: 'Pengaturan disimpan.',
}

export const settings = {
  title: 'Atur pemberitahuan',
  own: 'Surel untuk saya',
  ownHint: 'Yang tidak ditandai tetap ada di halaman Pemberitahuan, tetapi tidak dikirim ke surel Anda.',
  noMail: 'Portal ini belum bisa mengirim surel. Pemberitahuan hanya muncul di halaman ini.',
  agency: 'Untuk seluruh instansi',
  agencyHint: 'Yang tidak ditandai tidak dibuat sama sekali, bagi siapa pun.',
  saveOwn: 'Simpan untuk saya',
  saveAgency: 'Simpan untuk instansi',
}

type AlertLetterParts = { href: string; settingsHref: string; head: string | null }

export const alertLetter = {
  subject: (agency: string, sentences: number) =>
    sentences === 1 ? `Pemberitahuan dari ${agency}` : `${countText(sentences, 'id')} pemberitahuan dari ${agency}`,
  /** `head`: the signed head of the integrity log, to be kept; null where none goes along. */
  text: (sentences: readonly string[], { href, settingsHref, head }: AlertLetterParts) =>
    [
      ...sentences.map((sentence) => `- ${sentence}`),
      '',
      `Lihat semuanya: ${href}`,
      '',
      ...(head === null
        ? []
        : ['Kepala jejak integritas. Simpan surel ini: siapa pun bisa memeriksa data dengannya.', '', head]),
      `Tidak ingin surel seperti ini? Atur di ${settingsHref}`,
    ].join('\n'),
}
