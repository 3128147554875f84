import { describe, expect, it } from 'vitest';
import { logOdds } from '../../../core/monitoring/opinion/terms/log-odds.ts';

describe('log-odds with an informative prior', () => {
  it('are those of Monroe, Colaresi and Quinn worked by hand', () => {
    // 100 words on each side and a prior of 20: 油烟, 25 of the 200 words, has 2.5 of it, 小区 17.5.
    const [smoke, estate] = logOdds([
      { word: '油烟', chosen: 20, other: 5 },
      { word: '小区', chosen: 80, other: 95 },
    ]);
    // ln(22.5 / 97.5) − ln(7.5 / 112.5) = −1.46634 + 2.70805; √(1/22.5 + 1/7.5) = 0.42164
    expect(smoke!.logOdds).toBeCloseTo(1.24171, 4);
    expect(smoke!.z).toBeCloseTo(2.945, 3);
    expect(estate!.logOdds).toBeCloseTo(-smoke!.logOdds, 12);
  });

  it('are zero where both sides use a word alike', () => {
    const [word] = logOdds([
      { word: '甲', chosen: 5, other: 5 },
      { word: '乙', chosen: 9, other: 9 },
    ]);
    expect(word!.logOdds).toBe(0);
  });
});
