import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keysOf } from '../../../schemas/codes/code-table.ts';
import { codeTableById, codeTables } from '../../../schemas/codes/index.ts';

/** Tables of the reference list under the id that they have here. */
const ids: Record<string, string> = {
  性别: 'sex',
  婚姻状况: 'marital-status',
  民族: 'ethnic-group',
  学历: 'education',
  常用证件: 'document-type',
  人户一致标识: 'match-flag',
  流入原因: 'inflow-reason',
  住所类型: 'residence-type',
  出租用途: 'rent-use',
  安全隐患类型: 'hazard-type',
  企业类型: 'enterprise-type',
  社会组织类型: 'social-organisation-type',
  控股情况: 'holding',
  层级: 'government-level',
  事件规模: 'incident-scale',
  '案（事）件分级': 'incident-level',
  共享类型: 'sharing-type',
};

const lines = readFileSync(resolve(import.meta.dirname, '../../fixtures/reference/codes.csv'), 'utf8')
  .replace(/^\ufeff/, '')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(','));
const listed = lines
  .filter(([standard, table]) => standard !== 'LOCAL-TRAP' && table! in ids)
  .map(([standard, table, code, label, status]) => ({
    id: ids[table!]!,
    standard,
    code: code!,
    label: label!.replace(/\(.*\)$/, ''),
    status: status!.startsWith('verified') ? 'verified' : 'from memory',
  }));

it.each(listed)('$id has $code $label', ({ id, standard, code, label, status }) => {
  const table = codeTableById(id)!;
  expect(table.standard).toBe(standard);
  expect(table.status).toBe(status);
  expect(table.values.find((value) => value.code === code)?.label.zh).toBe(label);
});

describe.each(codeTables)('$id', (table) => {
  it('has each code once, and every label and code means itself', () => {
    const keys = keysOf(table);
    expect(new Set(table.values.map(({ code }) => code)).size).toBe(table.values.length);
    for (const { code, label } of table.values) {
      expect(keys.get(code)).toBe(code);
      expect(keys.get(label.zh), label.zh).toBe(code);
    }
  });

  it('has no synonym for two values', () => {
    const synonyms = table.values.flatMap((value) => value.synonyms);
    expect(synonyms.filter((text, at) => synonyms.indexOf(text) !== at)).toEqual([]);
  });
});

it('knows the letter codes, old names and slips of GB/T 3304', () => {
  const keys = keysOf(codeTableById('ethnic-group')!);
  const expected = { HA: '01', 汉: '01', 蒙: '02', 毛难族: '36', 姜族: '33', JN: '56', 1: '01' };
  expect(Object.fromEntries(Object.keys(expected).map((text) => [text, keys.get(text)]))).toEqual(expected);
});
