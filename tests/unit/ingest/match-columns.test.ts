import { describe, expect, it } from 'vitest';
import { matchColumns } from '../../../core/ingest/propose/match-columns.ts';
import { requireDataset } from '../../../core/ingest/require-dataset.ts';
import type { RecognisedTable } from '../../../schemas/intake/connector.ts';

function table(headers: string[], sample: string[][] = []): RecognisedTable {
  return {
    sheet: '',
    columns: headers.map((header, index) => ({ index, header })),
    headerRecords: 1,
    sample,
    dialect: {},
    notes: [],
  };
}

const population = requireDataset('population');
const ticket = requireDataset('service-ticket');

function fieldsOf(columns: ReturnType<typeof matchColumns>) {
  return Object.fromEntries(columns.map(({ header, field }) => [header, field]));
}

describe('matching columns to fields', () => {
  it('takes labels before variants when two columns claim one field', () => {
    const columns = matchColumns(population, table(['证件号码', '公民身份号码', '姓名']));
    expect(fieldsOf(columns)).toEqual({ 证件号码: null, 公民身份号码: 'id_no', 姓名: 'name' });
  });

  it('lets the values decide between two variants of one field', () => {
    // 320582190001010013 is the example of GB 11643 in the project's value cases; the other column holds room numbers.
    const sample = ['101', '102', '203', '204'].map((room) => ['320582190001010013', room]);
    const columns = matchColumns(
      population,
      table(
        ['证号', '证件号'],
        sample.map(([id, room]) => [room!, id!]),
      ),
    );
    expect(fieldsOf(columns)).toEqual({ 证号: null, 证件号: 'id_no' });
  });

  it('recognises a citizen number by its values under an unknown header', () => {
    const columns = matchColumns(
      population,
      table(
        ['姓名', '栏二'],
        Array.from({ length: 5 }, () => ['张三', '320582190001010013']),
      ),
    );
    expect(columns[1]).toMatchObject({ field: 'id_no', reason: 'values' });
  });

  it('uses each field once', () => {
    const columns = matchColumns(population, table(['姓名', '姓名 (2)', '人员姓名']));
    expect(columns.filter(({ field }) => field === 'name')).toHaveLength(1);
  });

  it('follows what an earlier file of the source taught, also that a column is not published', () => {
    const remembered = new Map([
      ['栏二', 'name'],
      ['姓名', null],
    ]);
    const columns = matchColumns(population, table(['姓名', '栏二']), remembered);
    expect(columns.map(({ field, reason }) => [field, reason])).toEqual([
      [null, 'remembered'],
      ['name', 'remembered'],
    ]);
  });

  it('drops refused columns and keeps only a hash of the caller', () => {
    const columns = matchColumns(ticket, table(['工单编号', '来电人', '联系电话', '宗教信仰', '反映内容']));
    expect(columns.map(({ field, reduction, refusal }) => [field, reduction, refusal])).toEqual([
      ['no', 'keep', null],
      ['caller', 'hmac', 'caller'],
      ['caller_phone', 'hmac', 'caller_phone'],
      [null, 'drop', 'religion'],
      ['content', 'mask-text', null],
    ]);
  });

  it('drops the caller where the dataset has no field for the hash', () => {
    const [column] = matchColumns(requireDataset('dwelling'), table(['来电人', '房屋编码']));
    expect(column).toMatchObject({ field: null, reduction: 'drop', refusal: 'caller' });
  });

  it('hashes an unknown column of tickets that turns out to hold phones', () => {
    const sample = Array.from({ length: 5 }, (_, at) => ['A1', `1380000000${at}`]);
    const [, column] = matchColumns(ticket, table(['工单编号', '栏二'], sample));
    expect(column).toMatchObject({ field: null, reduction: 'hmac' });
  });

  it('masks unknown columns of long text', () => {
    const text = '居民来电反映小区东门外的路灯已经连续多日不亮，请尽快派人维修。';
    const [, column] = matchColumns(population, table(['姓名', '栏二'], [['张三', text]]));
    expect(column).toMatchObject({ field: null, reduction: 'mask-text' });
  });
});
