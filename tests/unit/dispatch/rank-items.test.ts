import { describe, expect, it } from 'vitest';
import { rankItems, type ResponsibilityItem } from '../../../core/dispatch/propose/rank-items.ts';
import { sharedWords } from '../../../core/dispatch/propose/shared-words.ts';

const item = (org: string, name: string, keywords: string | null = null): ResponsibilityItem => ({
  itemNo: null,
  item: name,
  org,
  keywords,
  workingDays: 5,
});

const table = [
  item('城管局', '对建筑施工噪声污染的行政处罚', '施工噪声、夜间施工'),
  item('生态环境局', '对工业噪声污染的行政处罚', '工业噪声、废水、废气'),
  item('消防救援大队', '消防监督检查', '消防通道、火灾隐患'),
  item('民政局', '社会组织年度检查'),
];

describe('words that two texts share', () => {
  it('are the longest stretches that both have', () => {
    expect(sharedWords('对建筑施工噪声污染的行政处罚', '夜间建筑施工，噪声扰民')).toEqual([
      '建筑施工',
      '噪声',
    ]);
    expect(sharedWords('消防', '防火')).toEqual([]);
    expect(sharedWords('', '防火')).toEqual([]);
  });
});

describe('entries of the responsibility table', () => {
  it('come in the order of what they share with a matter, with the words that speak for them', () => {
    const ranked = rankItems('东湖花园旁工地夜间施工噪声扰民', table);
    expect(ranked.map(({ org }) => org)).toEqual(['城管局', '生态环境局']);
    expect(ranked[0]!.matched).toEqual(expect.arrayContaining(['施工噪声', '夜间施工']));
    expect(ranked[1]!.matched).toEqual(['噪声']);
    for (const { score } of ranked) expect(score).toBeGreaterThan(0);
    for (const { score } of ranked) expect(score).toBeLessThanOrEqual(1);
  });
  it('are not named by words of procedure alone, and by nothing for a matter that the table does not know', () => {
    expect(rankItems('请对该单位进行行政处罚和检查', table)).toEqual([]);
    expect(rankItems('路灯不亮', table)).toEqual([]);
    expect(rankItems('路灯不亮', [])).toEqual([]);
  });
  it('say when one entry accounts for all that was recognised', () => {
    expect(rankItems('消防通道被占', table)).toEqual([
      expect.objectContaining({ org: '消防救援大队', score: 1 }),
    ]);
  });
});
