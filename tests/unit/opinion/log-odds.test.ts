import { describe, expect, it } from 'vitest';
import { logOdds } from '../../../core/monitoring/opinion/terms/log-odds.ts';

describe('log-odds with an informative prior', () => {
  it('are those of Monroe, Colaresi and Quinn worked by hand', () => {
    // 100 words on each side, prior of 1000: 油烟 25 of 200 words weighs 125, 小区 weighs 875.
    const [smoke, estate] = logOdds([
      { word: '油烟', chosen: 20, other: 5 },
      { word: '小区', chosen: 80, other: 95 },
    ]);
    // ln(145 / 955) − ln(130 / 970) = 0.12476; √(1/145 + 1/130) = 0.12078
    expect(smoke!.logOdds).toBeCloseTo(Math.log(145 / 955) - Math.log(130 / 970), 12);
    expect(smoke!.logOdds).toBeCloseTo(0.1248, 3);
    expect(smoke!.z).toBeCloseTo(1.033, 2);
    expect(estate!.logOdds).toBeCloseTo(-smoke!.logOdds, 12);
  });

  it('are zero where both sides use a word alike', () => {
    expect(logOdds([{ word: '甲', chosen: 5, other: 5 }])[0]!.logOdds).toBe(0);
  });
});
