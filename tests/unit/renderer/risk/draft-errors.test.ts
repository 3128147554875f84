import { describe, expect, it } from 'vitest';
import { emptyIndicator } from '../../../../renderer/views/risk/indicator/draft.ts';
import { draftErrors } from '../../../../renderer/views/risk/indicator/draft-errors.ts';
import { shippedIndicators } from '../../../../schemas/indicators/shipped/index.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { Rule } from '../../../../schemas/indicators/rule.ts';

const none = new Set<string>();
const sound: Indicator = {
  ...emptyIndicator(),
  id: 'noise-found',
  label: { zh: '噪声', en: 'Noise' },
  definition: { zh: '噪声投诉件数', en: 'Complaints of noise' },
  numerator: { ...emptyIndicator().numerator, at: 'occur' },
};
const wrongAt = (change: Partial<Indicator>) => [...draftErrors({ ...sound, ...change }, none)];
const rule = (change: Partial<Rule>): Rule => ({
  method: 'fixed',
  levels: ['town'],
  bounds: { blue: 1 },
  ...change,
});

describe('what is wrong with a drafted indicator', () => {
  it('is nothing with any that is shipped', () => {
    for (const indicator of shippedIndicators)
      expect([indicator.id, ...draftErrors(indicator, none)]).toEqual([indicator.id]);
  });

  it('is said at the field', () => {
    expect(wrongAt({})).toEqual([]);
    expect(wrongAt({ id: '1' })).toEqual([['id', 'id']]);
    expect([...draftErrors(sound, new Set(['noise-found']))]).toEqual([['id', 'taken']]);
    expect(wrongAt({ minimumSample: NaN })).toEqual([['minimumSample', 'number']]);
    expect(wrongAt({ numerator: emptyIndicator().numerator })).toEqual([['numerator.at', 'at']]);
    expect(wrongAt({ direction: 'neutral', rules: [rule({})] })).toEqual([['direction', 'neutral']]);
  });

  it('is a bound that does not grow graver from blue to red', () => {
    const of = (change: Partial<Rule>, direction: Indicator['direction'] = 'higher-is-worse') =>
      wrongAt({ direction, rules: [rule(change)] });
    expect(of({ bounds: { blue: 1, red: 4 } })).toEqual([]);
    expect(of({ bounds: { blue: 4, red: 1 } })).toEqual([['rules.0.bounds', 'order']]);
    expect(of({ bounds: { blue: 90, red: 70 } }, 'lower-is-worse')).toEqual([]);
    expect(of({ method: 'cluster', bounds: { blue: 0.01, red: 0.001 } })).toEqual([]);
    expect(of({ method: 'cluster', bounds: { blue: 3 } })).toEqual([['rules.0.bounds', 'probability']]);
    expect(of({ bounds: {} })).toEqual([['rules.0.bounds', 'bounds']]);
    expect(of({ validFrom: '2026-05-01', validUntil: '2026-05-01' })).toEqual([['rules.0.dates', 'dates']]);
  });
});
