import { describe, expect, it } from 'vitest';
import { maskText } from '../../../core/ingest/parser/mask-text.ts';

describe('free text', () => {
  it.each([
    ['我的电话是13812345678，请回复', '我的电话是***，请回复'],
    ['+86 138-1234-5678', '***'],
    ['座机0512-58000000转3', '座机***转3'],
    ['(0512)58000000', '***'],
    ['请致电58000000', '请致电***'],
    ['身份证32058219000101011X。', '身份证***。'],
    ['卡号6222 0210 0111 6245 702', '卡号***'],
    ['１３８１２３４５６７８', '***'],
    ['张先生反映，李某某女士和欧阳同志同意', '*先生反映，*女士和*同志同意'],
    ['高新区王小姐', '高新区*小姐'],
  ])('loses what names a person: %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each([
    '2024年3月5日9时32分，人民路12号3幢401室',
    '投诉金额12800元，共20240305笔',
    '先生们女士们',
    'A3区一米阳光婚纱艺术摄影',
  ])('keeps what does not: %s', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('takes linear time on text made to be slow', () => {
    for (const unit of ['1 ', '0512-', '王王', '电话', '86 ', '张']) {
      const started = performance.now();
      maskText(unit.repeat(500_000));
      expect(performance.now() - started).toBeLessThan(5_000);
    }
  });
});
