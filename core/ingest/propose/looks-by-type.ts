import type { FieldType } from '../../../schemas/datasets/dataset.ts';
import type { CellKind } from './cell-kinds.ts';

/** How well a cell of each look suits: 1 as expected, what is not named hardly at all. */
export type Looks = Partial<Record<CellKind, number>>;

const numbers: Looks = { 'zero-one': 0.8, 'small-number': 0.8, number: 1, decimal: 0.6, serial: 0.8 };

/** What the values of a type look like. */
export const looksByType: Record<FieldType, Looks> = {
  'citizen-number': { 'citizen-number': 1, 'old-citizen-number': 0.9, digits: 0.1 },
  'credit-code': { 'credit-code': 1, digits: 0.1 },
  'organisation-code': { identifier: 0.8, digits: 0.3 },
  'identity-number': {
    'citizen-number': 0.7,
    'old-citizen-number': 0.6,
    'credit-code': 0.7,
    identifier: 0.3,
    digits: 0.2,
  },
  phone: { phone: 1, digits: 0.3, number: 0.3 },
  date: { date: 1, 'early-date': 0.15, moment: 0.25, serial: 0.7, 'no-end': 0.2 },
  datetime: { moment: 1, date: 0.4, 'early-date': 0.1, serial: 0.5 },
  integer: numbers,
  decimal: { ...numbers, number: 0.6, decimal: 1, 'small-number': 0.4, east: 0.3, north: 0.3 },
  longitude: { east: 0.8, decimal: 0.3 },
  latitude: { north: 0.8, decimal: 0.3 },
  geometry: { geometry: 1 },
  name: { person: 1, company: 0.1, word: 0.15 },
  'organisation-name': { company: 1, agency: 0.6, word: 0.15, phrase: 0.2, address: 0.15, village: 0.1 },
  address: { address: 1, village: 0.15, town: 0.1, phrase: 0.2, company: 0.1, agency: 0.1, sentence: 0.1 },
  division: {
    division: 1,
    town: 0.7,
    village: 0.3,
    'division-code': 0.9,
    'town-code': 0.7,
    'village-code': 0.3,
    word: 0.15,
    address: 0.08,
    agency: 0.08,
  },
  'grid-code': { grid: 0.7, digits: 0.7, 'village-code': 0.2, identifier: 0.2 },
  code: {
    word: 0.15,
    'zero-one': 0.2,
    'small-number': 0.2,
    person: 0.1,
    phrase: 0.1,
    company: 0.05,
    agency: 0.05,
    identifier: 0.05,
    'yes-no': 0.15,
    part: 0.05,
  },
  boolean: { 'yes-no': 1, 'zero-one': 0.7, 'small-number': 0.1, word: 0.15 },
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
