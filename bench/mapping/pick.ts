import { familyNames } from '../../sample/names/family-names.ts';
import { givenName } from '../../sample/names/given-names.ts';
import { minorityName } from '../../sample/names/minority-names.ts';
import { Choice } from '../../sample/base/weighted.ts';
import type { Random } from '../../sample/base/random.ts';
import { citizenNumber, firstGeneration } from '../../sample/numbers/citizen-number.ts';
import { creditCode, organisationCode } from '../../sample/numbers/credit-code.ts';

/** Makes one value after another. */
export type Maker = () => string;

/** Decides how a column is written (a date's form, codes or words), then makes its values. */
export type Column = (random: Random) => Maker;

const family = new Choice(familyNames);
const digits = (random: Random, length: number) =>
  Array.from({ length }, () => String(random.below(10))).join('');

/** One of the words, the earlier ones more often. */
export const words =
  (text: string): Column =>
  (random) => {
    const list = text.trim().split(/\s+/);
    return () => list[Math.min(random.below(list.length), random.below(list.length))]!;
  };

/** The column is written in one of several ways. */
export const oneOf =
  (...columns: Column[]): Column =>
  (random) =>
    random.pick(columns)(random);

/** Now one, now the other, the first four times in five. */
export const mostly =
  (usual: Column, other: Column): Column =>
  (random) => {
    const [a, b] = [usual(random), other(random)];
    return () => (random.chance(0.8) ? a() : b());
  };

/** `9` becomes a digit, `A` a letter; everything else stays. */
export const shaped =
  (...shapes: string[]): Column =>
  (random) => {
    const shape = random.pick(shapes);
    return () =>
      shape.replace(/[9A]/g, (place) =>
        place === '9' ? digits(random, 1) : random.pick('ABCDEFGHJKLMNPQRSTUWXY'),
      );
  };

/** Numbers that count up, as registers give them: the shape's `#` is the counter. */
export const counted =
  (...shapes: string[]): Column =>
  (random) => {
    const shape = random.pick(shapes);
    let at = random.between(1, 4000);
    return () =>
      shape.replace(/#+/, (place) => String((at += random.between(1, 9))).padStart(place.length, '0'));
  };

export const between =
  (low: number, high: number, decimals = 0): Column =>
  (random) =>
  () => {
    const value = low + random.next() ** 2 * (high - low);
    return value.toFixed(decimals);
  };

export const name: Column = (random) => () => {
  if (random.chance(0.02)) return minorityName(random, '05', random.chance(0.5))!;
  const written = family.draw(random) + givenName(random, random.between(1940, 2010), random.chance(0.5));
  if (random.chance(0.03)) return [...written].join('　');
  return random.chance(0.01) ? `${written[0]}?` : written;
};

const pad = (value: number) => String(value).padStart(2, '0');

export const citizen: Column = (random) => () => {
  const date = random.between(1935, 2018) * 10000 + random.between(1, 12) * 100 + random.between(1, 28);
  const area = random.pick([320582, 320521, 320281, 330212, 340822, 411525, 510104, 321088, 342622]);
  const number = citizenNumber(area, date, random.between(1, 999));
  const dirt = random.below(100);
  if (dirt < 3) return firstGeneration(number);
  if (dirt < 5) return number.slice(0, 17) + String(random.below(10));
  if (dirt < 7) return number.toLowerCase();
  if (dirt < 8) return `'${number}`;
  return dirt < 9 ? `${number} ` : number;
};

export const credit: Column = (random) => () => {
  const code = creditCode(
    random.pick(['91', '92', '93', '52', '51', '12']),
    random.pick(['320582', '320281', '330212', '510104']),
    organisationCode(random.between(1, 999_999)),
  );
  return random.chance(0.03) ? code.toLowerCase() : code;
};

export const organisation: Column = (random) => () => organisationCode(random.between(1, 999_999));

export const phone: Column = (random) => () => {
  const mobile = random.pick(['138', '139', '159', '186', '177', '189', '151', '199']) + digits(random, 8);
  const dirt = random.below(100);
  if (dirt < 12) return `0512-58${digits(random, 6)}`;
  if (dirt < 15) return `58${digits(random, 6)}`;
  if (dirt < 17) return `+86 ${mobile}`;
  return dirt < 19 ? `${mobile.slice(0, 3)} ${mobile.slice(3, 7)} ${mobile.slice(7)}` : mobile;
};

const dateForms: ((y: number, m: number, d: number) => string)[] = [
  (y, m, d) => `${y}-${pad(m)}-${pad(d)}`,
  (y, m, d) => `${y}-${pad(m)}-${pad(d)}`,
  (y, m, d) => `${y}/${m}/${d}`,
  (y, m, d) => `${y}${pad(m)}${pad(d)}`,
  (y, m, d) => `${y}年${m}月${d}日`,
  (y, m, d) => `${y}.${m}.${d}`,
  (y, m, d) => String(Math.round(Date.UTC(y, m - 1, d) / 86_400_000) + 25_569),
];

/** Days between two years, in one form per column. */
export const date =
  (from: number, to: number): Column =>
  (random) => {
    const form = random.pick(dateForms);
    return () => form(random.between(from, to), random.between(1, 12), random.between(1, 28));
  };

/** Moments between two years; some columns leave the seconds or mix in serial numbers. */
export const moment =
  (from: number, to: number): Column =>
  (random) => {
    const form = random.pick(dateForms.slice(0, 6));
    const seconds = random.chance(0.6);
    const serials = random.chance(0.1);
    return () => {
      const day = form(random.between(from, to), random.between(1, 12), random.between(1, 28));
      const clock = `${pad(random.between(0, 23))}:${pad(random.between(0, 59))}`;
      if (serials && random.chance(0.3)) return (random.between(43_000, 45_600) + random.next()).toFixed(6);
      return seconds ? `${day} ${clock}:${pad(random.between(0, 59))}` : `${day} ${clock}`;
    };
  };

/** Yes and no in one of the ways that departments write them, or in the field's own words. */
export const flag = (...own: string[]): Column =>
  oneOf(words('否 是'), words('0 1'), words('N Y'), ...own.map((text) => words(text)));
