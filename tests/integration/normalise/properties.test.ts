import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FieldType } from '../../../schemas/datasets/dataset.ts';
import type { Scratch } from '../../../core/warehouse/scratch.ts';
import {
  citizenCheckCharacter,
  creditAlphabet,
  creditCheckCharacter,
  organisationCheckCharacter,
} from '../../fixtures/check-characters.ts';
import { fieldOf, normaliseTexts } from '../../fixtures/normalise-texts.ts';
import { openReferences } from '../../fixtures/reference-session.ts';
import { sharedData } from '../../fixtures/shared-data.ts';

let session: Scratch;

beforeAll(async () => {
  session = await openReferences();
});

afterAll(() => session.close());

const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 100, maxLength: 300 });
const runs = { numRuns: 8 };

const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-20'), noInvalidDate: true });
const iso = (date: Date) => date.toISOString().slice(0, 10);

const citizenNumber = fc
  .record({
    area: fc.integer({ min: 110000, max: 829999 }),
    born: day,
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ area, born, sequence }) => {
    const body = `${area}${iso(born).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
    return body + citizenCheckCharacter(body);
  });

const characters = (alphabet: string, length: number) =>
  fc
    .array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length })
    .map((parts) => parts.join(''));

const creditCode = fc
  .record({
    kind: fc.constantFrom('91', '92', '93', '52', '11'),
    area: fc.integer({ min: 110000, max: 829999 }),
    organisation: characters(creditAlphabet, 8),
  })
  .map(({ kind, area, organisation }) => {
    const body = `${kind}${area}${organisation}${organisationCheckCharacter(organisation)}`;
    return body + creditCheckCharacter(body);
  });

/** Changes one character into another that may stand there. */
function mutated(code: string, at: number, by: number, alphabet: string): string {
  const old = alphabet.indexOf(code[at]!);
  const next = alphabet[(old + 1 + (by % (alphabet.length - 1))) % alphabet.length]!;
  return code.slice(0, at) + next + code.slice(at + 1);
}

const place = fc.integer({ min: 0, max: 16 });
const shift = fc.nat(1000);

describe('numbers with a check character', () => {
  it('accepts every citizen number that the standard accepts', () =>
    fc.assert(
      fc.asyncProperty(many(citizenNumber), async (numbers) => {
        const found = await normaliseTexts(session, fieldOf('citizen-number'), numbers);
        expect(found.map(({ value }) => value)).toEqual(numbers);
      }),
      runs,
    ));

  it('never accepts one with one digit changed', () =>
    fc.assert(
      fc.asyncProperty(many(fc.tuple(citizenNumber, place, shift)), async (changes) => {
        const wrong = changes.map(([number, at, by]) => mutated(number, at, by, '0123456789'));
        const found = await normaliseTexts(session, fieldOf('citizen-number'), wrong);
        expect(found.filter(({ value, issue }) => value !== null || issue === null)).toEqual([]);
      }),
      runs,
    ));

  it('lengthens numbers of 15 digits to what the standard computes', () =>
    fc.assert(
      fc.asyncProperty(
        many(citizenNumber.filter((number) => number.startsWith('19', 6))),
        async (numbers) => {
          const short = numbers.map((number) => number.slice(0, 6) + number.slice(8, 17));
          const found = await normaliseTexts(session, fieldOf('citizen-number'), short);
          expect(found.map(({ value }) => value)).toEqual(numbers);
        },
      ),
      runs,
    ));

  it('accepts every credit code that the standards accept', () =>
    fc.assert(
      fc.asyncProperty(many(creditCode), async (codes) => {
        const plausible = codes.filter((code) => !code.includes('XXXXXX')); // taken for a masked one
        const found = await normaliseTexts(session, fieldOf('credit-code'), plausible);
        expect(found.map(({ value }) => value)).toEqual(plausible);
      }),
      runs,
    ));

  it('never accepts one with one character changed', () =>
    fc.assert(
      fc.asyncProperty(many(fc.tuple(creditCode, place, shift)), async (changes) => {
        const wrong = changes.map(([code, at, by]) => {
          const isDigit = at >= 2 && at < 8;
          return mutated(code, at, by, isDigit ? '0123456789' : creditAlphabet);
        });
        const found = await normaliseTexts(session, fieldOf('credit-code'), wrong);
        expect(found.filter(({ value, issue }) => value !== null || issue === null)).toEqual([]);
      }),
      runs,
    ));
});

const digits = '〇一二三四五六七八九';
const chinese = (value: number): string =>
  value < 10
    ? digits[value]!
    : `${value < 20 ? '' : digits[Math.floor(value / 10)]}十${value % 10 ? digits[value % 10] : ''}`;

/** Every form in which DOMAIN §3 has met a day. */
const renderings: Record<string, (date: Date) => string> = {
  'year-month-day': iso,
  'without zeros': (date) => iso(date).replaceAll('-0', '-'),
  slashes: (date) => iso(date).replaceAll('-', '/'),
  dots: (date) => iso(date).replaceAll('-', '.'),
  compact: (date) => iso(date).replaceAll('-', ''),
  characters: (date) => `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`,
  'Chinese numerals': (date) =>
    `${[...String(date.getUTCFullYear())].map((digit) => digits[Number(digit)]).join('')}年${chinese(date.getUTCMonth() + 1)}月${chinese(date.getUTCDate())}日`,
  'full width': (date) =>
    iso(date).replace(/[\d-]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  'with midnight': (date) => `${iso(date)} 00:00:00`,
  'with zone': (date) => `${iso(date)}T00:00:00.000+08:00`,
  republic: (date) =>
    `民国${date.getUTCFullYear() - 1911}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`,
  'spreadsheet text': (date) => `="${iso(date)}"`,
};

describe('dates', () => {
  it.each(Object.keys(renderings))('come back from %s', (form) =>
    fc.assert(
      fc.asyncProperty(many(day.filter((date) => date.getUTCFullYear() > 1911)), async (dates) => {
        const found = await normaliseTexts(session, fieldOf('date'), dates.map(renderings[form]!));
        expect(found.map(({ value }) => value)).toEqual(dates.map(iso));
      }),
      { numRuns: 3 },
    ),
  );

  it('come back from spreadsheet serials with their time', () =>
    fc.assert(
      fc.asyncProperty(
        many(fc.date({ min: new Date('1930-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })),
        async (dates) => {
          const seconds = dates.map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));
          const serials = seconds.map((date) =>
            String((date.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000),
          );
          const found = await normaliseTexts(session, fieldOf('datetime'), serials);
          expect(found.map(({ value }) => value)).toEqual(
            seconds.map((date) => date.toISOString().slice(0, 19)),
          );
        },
      ),
      runs,
    ));
});

const fragments = fc.constantFrom(
  ...[
    '2024-02-30',
    '99999999999999999999',
    '1e400',
    '-',
    '\\',
    "'",
    '"',
    '%',
    '(',
    '[',
    '{',
    '〇',
    '十年',
    '亿',
    '"]}',
  ],
  ...[
    'NaN',
    'Infinity',
    '-0',
    '1_0',
    '24:61:61',
    '9999年99月99日',
    'E+',
    '民国',
    '\ufffd',
    '𬭎',
    '\u202e',
    '3.2E+17',
  ],
);
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fragments, { maxLength: 5 }).map((parts) => parts.join('')),
  fc.stringMatching(/^[0-9XE+.\-/: ]{0,30}$/),
);

/** What a parser never lets through: half a surrogate pair is no UTF-8, and NUL ends text in places. */
const deliverable = anything.map((text) => Buffer.from(text).toString().replaceAll('\0', ' '));

/** Texts and truth values as they are; numbers that are written without an exponent. */
function isWritten(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'bigint')
    return /^-?\d{1,15}(\.\d{1,15})?$/.test(String(value));
  return typeof value === 'string' || typeof value === 'boolean';
}

describe.each(FieldType.options)('%s', (type) => {
  const field = fieldOf(type, type === 'code' ? { codes: 'industry' } : {});

  it('gives a value or a reason for any text, and never fails', () =>
    fc.assert(
      fc.asyncProperty(many(deliverable), async (texts) => {
        expect(await normaliseTexts(session, field, texts)).toHaveLength(texts.length);
      }),
      runs,
    ));

  it('takes its own values for what they are', () =>
    fc.assert(
      fc.asyncProperty(many(deliverable), async (texts) => {
        const first = await normaliseTexts(session, field, texts);
        const values = first.map(({ value }) => value).filter(isWritten);
        const second = await normaliseTexts(session, field, values.map(String));
        expect(second.map(({ value }) => value)).toEqual(values);
      }),
      runs,
    ));

  const naughty = sharedData('data/files/blns/blns.json');
  it.skipIf(naughty === null)('survives the big list of naughty strings', async () => {
    const texts = (JSON.parse(await readFile(naughty!, 'utf8')) as string[]).map((text) =>
      text.replaceAll('\0', ' '),
    );
    expect(await normaliseTexts(session, field, texts)).toHaveLength(texts.length);
  });
});
