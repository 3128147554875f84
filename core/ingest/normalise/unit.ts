import { literal } from '../../warehouse/quote.ts';

/** How many square metres each unit of area stands for; 15 亩 are a hectare. */
const areas: Record<string, number> = {
  平方公里: 1e6,
  平方千米: 1e6,
  KM2: 1e6,
  'KM²': 1e6,
  公顷: 1e4,
  亩: 2000 / 3,
  平方米: 1,
  平米: 1,
  '㎡': 1,
  M2: 1,
  'M²': 1,
};
const counted = [
  '人次',
  '人',
  '户',
  '个工作日',
  '工作日',
  '个',
  '家',
  '件',
  '次',
  '起',
  '宗',
  '天',
  '日',
  '分',
  '岁',
];
const magnitudes: Record<string, number> = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** Pattern of a unit behind a number: a magnitude, a unit, or both. Longer names first. */
export const unitPattern = `[百千]?[万亿]{0,2}[余多]?(?:元|${[...Object.keys(areas), ...counted].join('|')}|%)?`;

type Dimension = 'money' | 'area' | 'share' | 'count';

function dimensionOf(unit: string): Dimension {
  if (unit.endsWith('元')) return 'money';
  if (unit.endsWith('%')) return 'share';
  return Object.keys(areas).some((name) => unit.endsWith(name)) ? 'area' : 'count';
}

/** How much of the base of its dimension (yuan, square metre, one) a unit is. */
function sizeOf(unit: string): number {
  const area = Object.keys(areas).find((name) => unit.endsWith(name));
  const magnitude = [...unit].reduce((size, char) => size * (magnitudes[char] ?? 1), 1);
  return magnitude * (area ? areas[area]! : 1);
}

/** The unit that a header names: 注册资本(万元), 面积（亩）, 金额/万元, 单位：㎡. Null when it names none. */
export function unitOfHeader(header: string): string | null {
  const plain = header.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const named = /[([:/](?:单位:|人民币)*([^()[\]:/]+)[)\]]?$/u.exec(plain)?.[1];
  return named && new RegExp(`^${unitPattern}$`, 'u').test(named) ? named : null;
}

/** SQL of a number in one unit as a number in another; as it is when they do not measure the same. */
export function convertedSql(number: string, from: string | null, to: string | undefined): string {
  if (!from || !to || from === to || dimensionOf(to) === 'share') return number;
  const isMagnitude = /^[百千万亿]+$/u.test(from);
  if (!isMagnitude && dimensionOf(from) !== dimensionOf(to)) return number;
  return `(${number} * ${sizeOf(from)} / ${sizeOf(to)})`;
}

/** SQL of what a number with a unit behind it must be multiplied by; NULL for a unit that the field cannot be measured in. */
export function unitFactorSql(word: string, to: string | undefined): string {
  const magnitude = `(${Object.entries(magnitudes)
    .map(([name, size]) => `CASE WHEN contains(${word}, '${name}') THEN ${size} ELSE 1 END`)
    .join(' * ')})`;
  const dimension = to === undefined ? null : dimensionOf(to);
  if (dimension === 'share') return '1';
  const share = `CASE WHEN ends_with(${word}, '%') THEN 0.01 ELSE ${magnitude} END`;
  if (dimension === null || dimension === 'count') return share;
  const bare = `WHEN regexp_full_match(${word}, '[百千万亿余多]+') THEN ${magnitude}`;
  const units =
    dimension === 'money'
      ? `WHEN ends_with(${word}, '元') THEN ${magnitude}`
      : Object.entries(areas)
          .map(([name, metres]) => `WHEN ends_with(${word}, ${literal(name)}) THEN ${magnitude} * ${metres}`)
          .join(' ');
  return `CASE ${bare} ${units} END / ${sizeOf(to!)}`;
}
