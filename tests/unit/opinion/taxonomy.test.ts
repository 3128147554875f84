import { describe, expect, it } from 'vitest';
import { isBetterThan, type Judged } from '../../../core/monitoring/opinion/models/shipped-words.ts';
import { kindByPhrases } from '../../../core/monitoring/opinion/classify/kind-by-phrases.ts';
import { pathsOf } from '../../../core/monitoring/opinion/taxonomy/read-taxonomy-file.ts';
import { withParents } from '../../../core/monitoring/opinion/taxonomy/save-taxonomy.ts';
import { withinTaxonomy } from '../../../core/monitoring/opinion/taxonomy/within-taxonomy.ts';

describe('a taxonomy', () => {
  it('is read from a table whose cells repeat what stands above them where they are empty', () => {
    const rows = [
      ['城乡建设', '安全生产', '事故处理'],
      ['', '', '安全隐患'],
      ['', '供水/供气', ''],
      ['', '', ''],
      ['环境保护', '', ''],
    ];
    expect(pathsOf(rows)).toEqual([
      '城乡建设/安全生产/事故处理',
      '城乡建设/安全生产/安全隐患',
      '城乡建设/供水／供气',
      '环境保护',
    ]);
  });

  it('has every name that stands above another, and takes a path as far as it goes', () => {
    const paths = new Set(withParents(['甲/乙/丙', '甲/丁']));
    expect([...paths]).toEqual(['甲', '甲/乙', '甲/乙/丙', '甲/丁']);
    expect(withinTaxonomy('甲/乙/戊', paths)).toBe('甲/乙');
    expect(withinTaxonomy('己/乙', paths)).toBeNull();
  });
});

describe('the kind of a request by its phrases', () => {
  it.each([
    ['咨询公积金提取', '请问需要什么材料', '01'],
    ['建议增设公交站', '希望能够优化线路', '05'],
    ['感谢社区', '非常感谢，特此表扬', '06'],
    ['小区门口', '今天天气不错', null],
  ])('%s: %s', (title, content, kind) => {
    expect(kindByPhrases(title, content)).toBe(kind);
  });
});

describe('a model beside the shipped words', () => {
  const texts = { titles: ['', '', ''], contents: ['请问怎么办理', '请问在哪里办理', '我要投诉'] };
  const trained = (told: number[]): Judged => ({
    classifier: { classes: ['01', '03'] },
    heldOut: { texts, truth: Uint16Array.of(0, 0, 1), told: Uint16Array.from(told) },
  });

  it('is used only when it tells more texts rightly that it has not seen', () => {
    const sayFirst = () => '01';
    expect(isBetterThan(sayFirst, trained([0, 0, 1]))).toBe(true);
    expect(isBetterThan(sayFirst, trained([0, 0, 0]))).toBe(false);
  });
});
