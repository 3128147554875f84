import { describe, expect, it } from 'vitest';
import { findSource, type KnownSource } from '../../../core/ingest/propose/known-sources.ts';
import { layoutOf } from '../../../core/ingest/propose/layout.ts';
import { plainReading } from '../../../schemas/intake/reading.ts';

const source = (headers: string[]): KnownSource => ({
  sourceId: 1,
  department: '12345热线',
  dataset: 'service-ticket',
  sheet: '',
  layout: layoutOf(headers),
  mode: 'snapshot',
  columns: headers.map((header, index) => ({
    index,
    header,
    field: null,
    reduction: 'keep',
    refusal: null,
    confidence: 0,
    reason: 'none',
  })),
  reading: plainReading,
  isRemembered: true,
});
const table = (headers: string[]) => ({
  sheet: '',
  columns: headers.map((header, index) => ({ index, header })),
});

describe('whose layout a file has', () => {
  const headers = ['工单编号', '受理时间', '标题', '反映内容', '承办单位', '工单状态', '诉求地址', '备用'];

  it('is known whatever the order and the writing of its headers', () => {
    const written = headers.toReversed().map((header) => ` ${header}：`);
    expect(findSource([source(headers)], table(written))?.layout).toBe('known');
  });

  it('has changed while three quarters of the headers stay', () => {
    const changed = [...headers.slice(0, 6), '诉求详细地址', '来源'];
    expect(findSource([source(headers)], table(changed))?.layout).toBe('changed');
    expect(findSource([source(headers)], table([...changed.slice(0, 5), '甲', '乙', '丙']))).toBeNull();
  });

  it('is another source’s when a department sends two kinds of file (real message boards, DOMAIN §3)', () => {
    const messages = ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '反对数', '点赞数'];
    const replies = ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '答复意见', '答复时间'];
    expect(findSource([source(messages)], table(replies))).toBeNull();
  });

  it.each([
    ['2026年10月', '2026年11月', true],
    ['户籍202610.csv', '户籍202611.csv', true],
    ['工单_2026-10-31', '工单_2026-11-30', true],
    ['10月份', '11月份', true],
    ['第三季度', '第四季度', true],
    ['东镇', '西镇', false],
    ['1号楼', '2号楼', false],
    ['东镇2026年10月', '西镇2026年11月', false],
  ])('goes on from sheet %s to %s: %s', (before, now, goesOn) => {
    const known = { ...source(headers), sheet: before };
    expect(findSource([known], { ...table(headers), sheet: now })?.isContinued).toBe(goesOn);
  });
});
