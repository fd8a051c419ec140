/** What the respondent may choose from about themselves (domain/questionnaire.ts, `respondentChoices`). */
export const choices = {
  id: {
    gender: { L: 'Laki-laki', P: 'Perempuan' },
    age: {
      '<18': 'Di bawah 18 tahun',
      '18-25': '18–25 tahun',
      '26-35': '26–35 tahun',
      '36-45': '36–45 tahun',
      '46-55': '46–55 tahun',
      '56-65': '56–65 tahun',
      '>65': 'Di atas 65 tahun',
    },
    education: { SD: 'SD', SMP: 'SMP', SMA: 'SMA', 'D1-D3': 'D1–D3', 'D4/S1': 'D4 atau S1', S2: 'S2', S3: 'S3' },
    occupation: {
      PNS: 'Pegawai negeri (PNS)',
      TNI: 'TNI',
      POLRI: 'Polri',
      SWASTA: 'Pegawai swasta',
      WIRAUSAHA: 'Wirausaha',
      LAINNYA: 'Lainnya',
    },
  },
  en: {
    gender: { L: 'Male', P: 'Female' },
    age: {
      '<18': 'Under 18',
      '18-25': '18–25',
      '26-35': '26–35',
      '36-45': '36–45',
      '46-55': '46–55',
      '56-65': '56–65',
      '>65': 'Over 65',
    },
    education: {
      SD: 'Primary school',
      SMP: 'Junior high school',
      SMA: 'Senior high school',
      'D1-D3': 'Diploma (D1–D3)',
      'D4/S1': 'Bachelor (D4 or S1)',
      S2: 'Master (S2)',
      S3: 'Doctorate (S3)',
    },
    occupation: {
      PNS: 'Civil servant',
      TNI: 'Armed forces',
      POLRI: 'Police',
      SWASTA: 'Private sector employee',
      WIRAUSAHA: 'Self-employed',
      LAINNYA: 'Other',
    },
  },
}
