/** The columns of a release as a table, in one place: the file, its data package and the page about the API say the same of them. */

/** What a row tells. */
export const measures = {
  index: 'The satisfaction index (IKM), 25-100, with the 95 % limits and the grade',
  element_mean: 'The mean score of an element (NRR), 1-4; `item` is its code',
  score_share:
    'The share of answers to an element that gave a score; `item` is its code, `category` 1-4 or `favourable` for 3 and 4 together',
  profile_share:
    'The share of respondents in a group, of those who said it; `item` is the question, `category` the group',
  trend: 'The index of an earlier quarter as it was published then; `item` is the quarter',
  served:
    'People served, to the nearest 5; empty where not every unit in it was counted. Since version 5 of the method',
  response_rate:
    'Respondents in percent of the people served, both as they are published, rounded down; empty where it is unknown. Since version 5',
  mean_of_units: 'The mean of the indices of the units, each counting the same',
  held: 'Answers under review; empty for fewer than ten',
  excluded: 'Answers excluded after a review; empty for fewer than ten',
} as const

export type Measure = keyof typeof measures

type Column = {
  name: string
  type: 'string' | 'integer' | 'number'
  description: string
  constraints?: { required?: true; enum?: readonly string[] }
}

const required = { required: true } as const

export const columns = [
  { name: 'agency', type: 'string', description: 'Agency (instansi), its name in addresses', constraints: required },
  {
    name: 'period',
    type: 'string',
    description: 'Year 2026, half year 2026-S1 or quarter 2026-TW3',
    constraints: required,
  },
  {
    name: 'edition',
    type: 'integer',
    description: '1, or a later one with answers that came late',
    constraints: required,
  },
  {
    name: 'scope',
    type: 'string',
    description: 'What the row is about',
    constraints: { required: true, enum: ['agency', 'unit', 'service'] },
  },
  { name: 'unit', type: 'string', description: 'Unit (UPP), its name in addresses; empty for the agency' },
  { name: 'unit_name', type: 'string', description: 'The name of the unit' },
  { name: 'unit_parent', type: 'string', description: 'The unit directly above it; empty below the agency itself' },
  { name: 'service', type: 'string', description: 'The name of the service (jenis layanan) of the unit' },
  {
    name: 'status',
    type: 'string',
    description:
      'shown: with a grade. provisional: fewer than 30 respondents, no grade. merged: counted in a unit above. withheld: fewer than 10',
    constraints: { required: true, enum: ['shown', 'provisional', 'merged', 'withheld'] },
  },
  {
    name: 'merged_into',
    type: 'string',
    description: 'Of a merged unit, the unit that its answers are counted in; empty is the agency',
  },
  { name: 'n', type: 'integer', description: 'Respondents to the nearest 5; empty where nothing is shown' },
  {
    name: 'measure',
    type: 'string',
    description: Object.entries(measures)
      .map(([name, says]) => `${name}: ${says}`)
      .join('. '),
    constraints: { required: true, enum: Object.keys(measures) },
  },
  {
    name: 'item',
    type: 'string',
    description: 'What of the measure: an element, a question about respondents or a quarter',
  },
  { name: 'category', type: 'string', description: 'The score or the group of a share' },
  { name: 'value', type: 'number', description: 'The figure, with as many decimals as may be seen; shares in percent' },
  {
    name: 'bound',
    type: 'string',
    description: 'Of a share: whether it is exact or told no closer than above or below the value',
    constraints: { enum: ['exact', 'above', 'below'] },
  },
  { name: 'low', type: 'number', description: 'The lower 95 % limit of an index' },
  { name: 'high', type: 'number', description: 'The upper 95 % limit of an index' },
  { name: 'grade', type: 'string', description: 'Mutu pelayanan', constraints: { enum: ['A', 'B', 'C', 'D'] } },
  {
    name: 'grade_best',
    type: 'string',
    description: 'The grade of the upper limit',
    constraints: { enum: ['A', 'B', 'C', 'D'] },
  },
  {
    name: 'grade_worst',
    type: 'string',
    description: 'The grade of the lower limit',
    constraints: { enum: ['A', 'B', 'C', 'D'] },
  },
  {
    name: 'grade_rule',
    type: 'string',
    description: 'The year of the rule whose limits give the grade',
    constraints: { enum: ['2004', '2017'] },
  },
] as const satisfies readonly Column[]
