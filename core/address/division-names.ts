import type { DivisionLevel } from './components.ts';

/** A row as `ref.division` has it: code of 6 (filled with zeros), 9 or 12 digits, name, level, parent. */
export interface Division {
  code: string;
  name: string;
  level: 'province' | 'city' | 'county' | 'town' | 'village';
  parent: string | null;
}

/** How a name may be written: in full; shortened, known anywhere; bare, known only below what stands before it. */
export interface Spelling {
  name: string;
  form: 'full' | 'short' | 'bare';
}

/** City-level names that stand for no city. */
const placeholders = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

const peoples =
  '(?:壮族|回族|维吾尔|蒙古族?|藏族|羌族|彝族|苗族|侗族|布依族|土家族|朝鲜族|傣族|景颇族|白族|哈尼族|傈僳族|哈萨克族?|柯尔克孜族?|满族|畲族|瑶族|黎族|仡佬族|水族|土族|撒拉族|保安族|东乡族|裕固族|纳西族|拉祜族|佤族|布朗族|独龙族|怒族|普米族|塔吉克|锡伯|达斡尔族|鄂温克族|鄂伦春|仫佬族|毛南族|各族)';
const autonomous = new RegExp(`${peoples}+(?=自治)`);

/** How departments write a division's name. */
export function spellingsOf({ name, level }: Division): Spelling[] {
  if (placeholders.has(name)) return [];
  const isPlain = level === 'town' && !/(街道|镇|乡|苏木)$/.test(name);
  const spellings: Spelling[] = [{ name, form: isPlain ? 'bare' : 'full' }, ...shortened[level](name)];
  return spellings.filter(
    ({ name: written }, at) => written.length > 1 && firstOf(spellings, written) === at,
  );
}

export const componentOfLevel: Readonly<Record<Division['level'], DivisionLevel>> = {
  province: 'province',
  city: 'city',
  county: 'district',
  town: 'town',
  village: 'village',
};

const shortened: Record<Division['level'], (name: string) => Spelling[]> = {
  province: (name) => shortest(name, /(省|市|自治区)$/),
  city: (name) => shortest(name, /(市|地区|盟|自治州)$/),
  county: (name) =>
    name.endsWith('区') ? bare(name, /(新区|区)$/) : shortest(name, /(自治县|自治旗|县|市|旗)$/),
  town: (name) => [
    ...(name.endsWith('街道') ? [{ name: `${name}办事处`, form: 'full' as const }] : []),
    ...bare(name, /(街道|地区|镇|乡)$/),
  ],
  village: (name) => villageSpellings(name),
};

/** 恩施土家族苗族自治州 is written 恩施自治州, 恩施州 and 恩施. */
function shortest(name: string, ending: RegExp): Spelling[] {
  const plain = name.replace(autonomous, '');
  const stem = plain.replace(ending, '');
  const last = name.at(-1)!;
  return [plain, `${stem}${last}`, stem].map((written) => ({ name: written, form: 'short' as const }));
}

function bare(name: string, ending: RegExp): Spelling[] {
  return [{ name: name.replace(ending, ''), form: 'bare' }];
}

const committee = /(社区居民委员会|社区居委会|居民委员会|居委会|村民委员会|村委会|社区|村)$/;

function villageSpellings(name: string): Spelling[] {
  const stem = name.replace(committee, '');
  const isVillage = /村(民委员会|委会)?$/.test(name);
  const endings = isVillage ? ['村', '村委会', '村民委员会'] : ['社区', '居委会', '社区居委会'];
  return [
    ...endings.map((ending) => ({ name: stem + ending, form: 'full' as const })),
    { name: stem, form: 'bare' },
  ];
}

function firstOf(spellings: readonly Spelling[], written: string): number {
  return spellings.findIndex(({ name }) => name === written);
}
