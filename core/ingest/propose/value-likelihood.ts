import { codeTableById } from '../../../schemas/codes/index.ts';
import { keysOf } from '../../../schemas/codes/code-table.ts';
import type { Field, FieldType } from '../../../schemas/datasets/dataset.ts';
import type { CellKind, ColumnProfile } from './cell-kinds.ts';

type Looks = Partial<Record<CellKind, number>>;

const number: Looks = { 'small-number': 0.8, number: 1, decimal: 0.6, serial: 0.8 };

/** How well a cell of each kind becomes a field's type: 1 as expected, what is not named hardly at all. */
const looksOf: Record<FieldType, Looks> = {
  'citizen-number': { 'citizen-number': 1, 'old-citizen-number': 0.9, digits: 0.1 },
  'credit-code': { 'credit-code': 1, digits: 0.1 },
  'identity-number': {
    'citizen-number': 0.7,
    'old-citizen-number': 0.6,
    'credit-code': 0.7,
    identifier: 0.3,
    digits: 0.2,
  },
  phone: { phone: 1, digits: 0.3, number: 0.3 },
  date: { date: 1, moment: 0.25, serial: 0.7, 'no-end': 0.2 },
  datetime: { moment: 1, date: 0.4, serial: 0.5 },
  integer: number,
  decimal: { ...number, number: 0.6, decimal: 1, 'small-number': 0.4 },
  longitude: { degrees: 0.8, decimal: 0.3 },
  latitude: { degrees: 0.8, decimal: 0.3 },
  geometry: { geometry: 1 },
  name: { person: 1, company: 0.1, word: 0.15 },
  'organisation-name': { company: 1, agency: 0.6, word: 0.15, phrase: 0.2, address: 0.15, division: 0.1 },
  address: { address: 1, division: 0.15, phrase: 0.2, company: 0.1, agency: 0.1, sentence: 0.1 },
  division: { division: 1, 'division-code': 0.9, word: 0.15, address: 0.08, agency: 0.08 },
  'grid-code': { grid: 0.7, digits: 0.7, 'division-code': 0.2, identifier: 0.2 },
  code: {
    word: 0.15,
    'small-number': 0.2,
    person: 0.1,
    phrase: 0.1,
    company: 0.05,
    agency: 0.05,
    identifier: 0.05,
    'yes-no': 0.15,
    part: 0.05,
  },
  boolean: { 'yes-no': 1, 'small-number': 0.1, word: 0.15 },
  'long-text': { sentence: 1, phrase: 0.7, word: 0.1, address: 0.1, company: 0.1, agency: 0.1 },
  text: {
    word: 0.4,
    phrase: 0.35,
    sentence: 0.12,
    company: 0.12,
    agency: 0.12,
    person: 0.1,
    identifier: 0.15,
    digits: 0.1,
    part: 0.15,
    'small-number': 0.1,
  },
};

/** Texts whose names say that they hold numbers of things, parts of buildings, or long lists. */
const identifier: Looks = {
  'old-citizen-number': 0.5,
  identifier: 0.8,
  digits: 0.8,
  'division-code': 0.4,
  number: 0.15,
  part: 0.1,
  date: 0.05,
  'organisation-code': 0.2,
};
const part: Looks = { part: 1, 'small-number': 0.6, number: 0.5, word: 0.1, identifier: 0.15 };
const prose: Looks = { sentence: 0.9, phrase: 0.6, word: 0.1, company: 0.1 };
const agency: Looks = { agency: 1, company: 0.4, word: 0.15, phrase: 0.1 };

/** Texts that a standard gives a form of its own. */
const byStandard: Record<string, Looks> = {
  'GB 11714': { 'organisation-code': 1 },
  'GS 15': { digits: 1, identifier: 0.1 },
};

const byName: readonly [RegExp, Looks][] = [
  [/权证|产权/, { certificate: 1, identifier: 0.3, digits: 0.3 }],
  [/^(楼栋|单元|房号)$/, part],
  [/(编号|编码|代码|号)$/, identifier],
  [/(范围|事由|依据|描述|内容)$/, prose],
  [/网格名称/, { grid: 1, word: 0.2, phrase: 0.2 }],
  [/坐标系/, { identifier: 0.9, word: 0.5 }],
  [/机关$/, agency],
  [/单位$/, { company: 0.9, agency: 0.6, phrase: 0.2, word: 0.15 }],
];

const offices = /机关|部门|承办|组织$/;

function looksFor(field: Field): Looks {
  if (field.type === 'organisation-name' && offices.test(field.label.zh)) return agency;
  if (field.type !== 'text') return looksOf[field.type];
  if (field.reduction === 'hmac')
    return /电话|号码/.test(field.label.zh) ? looksOf.phone : { ...looksOf.name, identifier: 0.3, word: 0.3 };
  return (
    byStandard[field.standard ?? ''] ??
    byName.find(([name]) => name.test(field.label.zh))?.[1] ??
    looksOf.text
  );
}

/** What columns hold that no field is meant for: anything, but seldom what has check digits or coordinates. */
const unknown: Looks = {
  ...{
    word: 0.5,
    phrase: 0.5,
    sentence: 0.4,
    'yes-no': 0.5,
    'small-number': 0.5,
    number: 0.5,
    decimal: 0.4,
    digits: 0.3,
  },
  ...{
    identifier: 0.4,
    part: 0.3,
    date: 0.3,
    moment: 0.3,
    serial: 0.3,
    person: 0.3,
    company: 0.3,
    agency: 0.3,
  },
  ...{
    address: 0.2,
    division: 0.3,
    'division-code': 0.2,
    'old-citizen-number': 0.2,
    phone: 0.1,
    degrees: 0.1,
    grid: 0.1,
  },
  ...{ certificate: 0.1, 'organisation-code': 0.1 },
};

/** What is never quite impossible. */
const least = 0.03;

const keys = new Map<string, ReadonlyMap<string, string>>();

function codesOf(id: string): ReadonlyMap<string, string> {
  const known = keys.get(id);
  if (known) return known;
  const table = codeTableById(id);
  const found = table ? keysOf(table) : new Map<string, string>();
  keys.set(id, found);
  return found;
}

/**
 * How likely a column's values are as values of a field, as a natural logarithm: 0 for exactly what is expected,
 * about -3.5 for what should never stand there.
 */
export function valueLikelihood(field: Field, column: ColumnProfile): number {
  const looks = looksFor(field);
  const codes = field.codes === undefined ? undefined : codesOf(field.codes);
  const fits = column.cells.map((cell, at) => {
    const kind = column.kinds[at]!;
    const own = codes?.has(cell) || codes?.has(cell.toUpperCase()) ? (/^\d+$/.test(cell) ? 0.5 : 1) : 0;
    return Math.max(own, looks[kind] ?? 0) * plausibility(field, cell, kind);
  });
  const fit = fits.reduce((total, value) => total + value, 0) / fits.length;
  return Math.log(Math.max(least, fit * varietyFit(field, looks, column)));
}

/** The same for a column that no field is meant for. */
export function unknownLikelihood({ kinds }: ColumnProfile): number {
  const fits = kinds.map((kind) => unknown[kind] ?? 0);
  return Math.log(Math.max(least, fits.reduce<number>((total, fit) => total + fit, 0) / kinds.length));
}

/** Values that repeat are no numbers of things; values that never do are no codes. */
function varietyFit(field: Field, looks: Looks, { variety, cells }: ColumnProfile): number {
  if (cells.length < 15) return 1;
  if (field.type === 'code' || field.type === 'boolean') return variety > 0.6 ? 0.3 : 1;
  if (looks === identifier || looks === prose) return variety < 0.5 ? 0.4 : 1;
  if (field.type === 'name' || field.type === 'address' || field.type === 'citizen-number')
    return variety < 0.3 ? 0.3 : 1;
  return 1;
}

const births = /出生|生日/;
const endings = /截止|期限|时限|有效期|到期|至$/;

/** Narrows a kind by what the field means: years, degrees, levels of divisions. */
function plausibility(field: Field, cell: string, kind: CellKind): number {
  const { type, label } = field;
  if (kind === 'date' || kind === 'moment' || kind === 'serial' || kind === 'no-end') {
    const year = kind === 'serial' ? 1900 + Number(cell) / 365.25 : Number(cell.slice(0, 4));
    if (births.test(label.zh)) return year < 1990 ? 1 : 0.5;
    if (endings.test(label.zh)) return kind === 'no-end' ? 5 : 1;
    return year < 1985 ? 0.15 : 1;
  }
  if (type === 'longitude') return Number(cell) >= 73 && Number(cell) <= 136 ? 1 : 0.1;
  if (type === 'latitude') return Number(cell) >= 3 && Number(cell) <= 54 ? 1 : 0.1;
  if (type === 'boolean' && /^[01]$/.test(cell)) return 7;
  if (type === 'division') return levelFit(field, cell, kind);
  return 1;
}

const villages = /(村|社区|居委会|村委会|居民委员会|村民委员会)$/;
const towns = /(镇|乡|街道|街道办|苏木)$/;

/** A town's name is no village's: which level a field holds, its label says. */
function levelFit({ label }: Field, cell: string, kind: CellKind): number {
  const level =
    villages.test(cell) || (kind === 'division-code' && cell.length === 12)
      ? 'village'
      : towns.test(cell) || (kind === 'division-code' && cell.length === 9)
        ? 'town'
        : 'county';
  const wanted = /社区|村/.test(label.zh) ? 'village' : /街道|乡镇/.test(label.zh) ? 'town' : null;
  if (wanted === null) return level === 'village' ? 0.3 : level === 'town' ? 0.7 : 1;
  return level === wanted ? 1 : 0.1;
}
