/** Invented names. Places are called after sky and story, as no Indonesian city is; people's names are common parts, freely joined. */
const places = {
  first:
    'Embun Awan Pelangi Purnama Lentera Senja Halimun Gerimis Kemilau Kejora Bianglala Candra Cakrawala Lembayung Fatamorgana Angkasa Gemintang Selendang Pagi Kabut',
  second:
    'Dongeng Pantun Angan Cerita Kisah Layang Hikayat Gurindam Syair Cermin Khayal Teduh Riang Damai Jenaka Santun Bijak Permai Ceria Setia Tenteram Rukun Sentosa Budiman Gembira Jelita Arif Sahaja Lestari Makmur Mekar Elok Ramah Sabar Tulus Luhur Bahari Kencana Bening Murni Lapang Asri Tekun Girang Sejuk Cerah Gemulai Lincah Tangguh Mulia',
}
const [first, second] = [places.first.split(' '), places.second.split(' ')]

/** How many cities can have a name of their own. */
export const CITY_NAMES = first.length * second.length

/** `Tirta Bayu` is the city of the demonstration; the others follow from the seed, each index another one. */
export function cityName(seed: number, index: number): string {
  if (seed === 1 && index === 0) return 'Tirta Bayu'
  return placeName((seed * 367 + index * 7) % CITY_NAMES)
}

/** The place names of a city's districts and health centres, different from one another and from the city's. */
export function districtNames(seed: number, index: number, count: number): string[] {
  return Array.from({ length: count }, (_, place) =>
    placeName((seed * 367 + index * 7 + (place + 1) * 51) % CITY_NAMES),
  )
}

function placeName(number: number): string {
  return `${first[number % first.length]} ${second[Math.floor(number / first.length)]}`
}

export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

export const givenNames = {
  male: 'Agus Bambang Dimas Eko Fajar Galih Hendra Irfan Joko Krisna Lukman Made Nanda Oki Prasetyo Rangga Slamet Taufik Wahyu Yoga Andi Bagus Candra Dedi Gilang'.split(
    ' ',
  ),
  female:
    'Ayu Citra Dewi Endah Fitri Gita Hesti Indah Jamilah Kartika Lestari Maya Nur Puspita Ratna Sari Tri Utami Wulan Yanti Anisa Bunga Diah Eka Melati'.split(
      ' ',
    ),
}

export const familyNames =
  'Wibisono Pradipta Kusumawardana Hanggara Sasmita Mahardika Nugraha Suryanata Anggoro Wicaksana Permadi Santika Abimanyu Rahardian Danurwenda Kertapati Purwanegara Saputra Handoko Wirasena Laksita Maheswara Dirgantara Adiwangsa Suryadipa Gumilang Kartanegara Pranoto Cahyadi Wiratama'.split(
    ' ',
  )
