import type { Field, FieldType } from '../../../schemas/datasets/dataset.ts';
import { looksByType, type Looks } from './looks-by-type.ts';

/** Numbers of things, all different. */
export const identifier: Looks = {
  identifier: 0.8,
  digits: 0.8,
  'organisation-code': 0.2,
  'old-citizen-number': 0.5,
  'village-code': 0.4,
  'town-code': 0.4,
  'division-code': 0.4,
  number: 0.15,
  part: 0.1,
  date: 0.05,
};
/** Texts of some length, all different. */
export const prose: Looks = { sentence: 0.9, phrase: 0.6, word: 0.1, company: 0.1, agency: 0.1 };

const part: Looks = {
  part: 1,
  'zero-one': 0.6,
  'small-number': 0.6,
  number: 0.5,
  word: 0.1,
  identifier: 0.15,
};
const office: Looks = { agency: 1, company: 0.4, word: 0.15, phrase: 0.1 };
const birth: Looks = { ...looksByType.date, date: 0.5, 'early-date': 1 };
const end: Looks = { ...looksByType.date, 'no-end': 1 };
const town: Looks = {
  ...looksByType.division,
  division: 0.1,
  'division-code': 0.1,
  town: 1,
  'town-code': 1,
  village: 0.1,
};
const village: Looks = { ...town, town: 0.1, 'town-code': 0.1, village: 1, 'village-code': 1 };

const codeOfList: Looks = {
  'zero-one': 1,
  'small-number': 1,
  number: 1,
  serial: 1,
  digits: 0.6,
  identifier: 1,
  word: 0.6,
  decimal: 0.4,
  'division-code': 0.3,
  'town-code': 0.1,
  'village-code': 0.1,
  'organisation-code': 0.6,
  date: 0.3,
  'early-date': 0.3,
  'yes-no': 0.6,
};
const nameInList: Looks = {
  word: 0.9,
  phrase: 0.9,
  person: 0.6,
  company: 0.7,
  agency: 0.7,
  sentence: 0.6,
  part: 0.6,
  'yes-no': 0.6,
  identifier: 0.6,
  address: 0.6,
  division: 0.3,
  town: 0.1,
  village: 0.1,
};
const divisionCode: Looks = {
  'division-code': 1,
  'town-code': 1,
  'village-code': 1,
  'zero-one': 0.6,
  'small-number': 0.7,
  number: 0.7,
};
const divisionName: Looks = {
  division: 1,
  town: 1,
  village: 1,
  agency: 0.6,
  address: 0.6,
  person: 0.5,
  word: 0.5,
  phrase: 0.5,
  company: 0.5,
};
const levelOfList: Looks = { 'zero-one': 1, 'small-number': 1, word: 1, division: 0.6 };

/** What a label says beyond the type; the first that applies. */
const byLabel: readonly [FieldType, RegExp, Looks][] = [
  ['date', /出生|生日/, birth],
  ['date', /截止|期限|有效期|到期|至$/, end],
  ['division', /村|社区/, village],
  ['division', /街道|乡镇/, town],
  ['organisation-name', /机关|部门|承办|组织$/, office],
  ['text', /^(代码|上级代码)$/, codeOfList],
  ['text', /^代码名称$/, nameInList],
  ['text', /^(上级|十二位)?区划代码$|^[省市县乡]级代码$/, divisionCode],
  ['text', /^区划(名称|全称)$/, divisionName],
  ['text', /^(区划级别|代码层级)$/, levelOfList],
  ['text', /电话|来电号码/, looksByType.phone],
  ['text', /^来电人$/, { ...looksByType.name, identifier: 0.3, word: 0.3 }],
  ['text', /权证|产权/, { certificate: 1, identifier: 0.3, digits: 0.3 }],
  ['text', /组织机构代码/, { 'organisation-code': 1 }],
  ['text', /^(楼栋|单元|房号)$/, part],
  ['text', /网格名称/, { grid: 1, word: 0.2, phrase: 0.2 }],
  ['text', /坐标系/, { identifier: 0.9, word: 0.5 }],
  ['text', /(编号|编码|代码|号)$/, identifier],
  ['text', /(范围|事由|依据|描述|内容)$/, prose],
  ['text', /机关$/, office],
  ['text', /单位$/, { company: 0.9, agency: 0.6, phrase: 0.2, word: 0.15 }],
];

const known = new WeakMap<Field, Looks>();

/** What a field's values look like. */
export function looksOf(field: Field): Looks {
  const found = known.get(field);
  if (found) return found;
  const { type, label } = field;
  const looks = byLabel.find(([of, test]) => of === type && test.test(label.zh))?.[2] ?? looksByType[type];
  known.set(field, looks);
  return looks;
}

/** What columns hold that no field is meant for: anything, but seldom what has check digits or coordinates. */
export const looksOfUnknown: Looks = {
  word: 0.5,
  phrase: 0.5,
  sentence: 0.4,
  'yes-no': 0.5,
  'zero-one': 0.5,
  'small-number': 0.5,
  number: 0.5,
  decimal: 0.4,
  digits: 0.3,
  identifier: 0.4,
  part: 0.3,
  date: 0.3,
  'early-date': 0.3,
  moment: 0.3,
  serial: 0.3,
  person: 0.3,
  company: 0.3,
  agency: 0.3,
  address: 0.2,
  division: 0.3,
  town: 0.3,
  village: 0.3,
  'division-code': 0.2,
  'town-code': 0.2,
  'village-code': 0.2,
  'old-citizen-number': 0.2,
  phone: 0.1,
  east: 0.1,
  north: 0.1,
  grid: 0.1,
  certificate: 0.1,
  'organisation-code': 0.1,
};
