import { describe, expect, it } from 'vitest';
import { compareModels } from '../../../../renderer/views/matching/model/compare-models.ts';
import { moved, replaced, without } from '../../../../renderer/views/matching/model/edit-list.ts';
import { presets } from '../../../../schemas/linkage/presets/index.ts';

const preset = presets.person;

describe('the differences of two models', () => {
  it('are none between equal ones, also after a round through JSON', () => {
    expect(compareModels(preset, structuredClone(preset))).toEqual([]);
    expect(compareModels(preset, JSON.parse(JSON.stringify(preset)))).toEqual([]);
  });

  it('name rules that came, went or moved', () => {
    const rule = { kind: 'equal' as const, on: ['name', 'year(birth)'] };
    const changed = { ...preset, blocking: [...without(preset.blocking, 0), rule] };
    expect(compareModels(preset, changed)).toEqual([
      { kind: 'ruleAdded', rule },
      { kind: 'ruleRemoved', rule: preset.blocking[0] },
    ]);
    expect(compareModels(preset, { ...preset, blocking: moved(preset.blocking, 0, 1) })).toEqual([
      { kind: 'rulesReordered' },
    ]);
  });

  it('name levels that changed within a comparison', () => {
    const place = preset.comparisons.findIndex(({ name }) => name === 'phone');
    const phone = preset.comparisons[place]!;
    const [missing, exact, oneDigit, other] = phone.levels;
    const levels = [missing!, oneDigit!, { ...exact!, frequency: undefined }, other!];
    const changed = { ...preset, comparisons: replaced(preset.comparisons, place, { ...phone, levels }) };
    expect(compareModels(preset, changed)).toEqual([
      { kind: 'levelChanged', comparison: 'phone', level: 'exact' },
      { kind: 'levelsReordered', comparison: 'phone' },
    ]);
  });

  it('name settings with both values', () => {
    const changed = {
      ...preset,
      clustering: { ...preset.clustering, probability: 0.95, uniqueSources: [3] },
    };
    expect(compareModels(preset, changed)).toEqual([
      { kind: 'setting', setting: 'threshold', from: { probability: 0.99 }, to: { probability: 0.95 } },
      { kind: 'setting', setting: 'uniqueSources', from: [], to: [3] },
    ]);
    const aim = { precision: 0.995 };
    const aimed = { ...preset, clustering: { ...preset.clustering, aim } };
    expect(compareModels(preset, aimed)).toEqual([
      { kind: 'setting', setting: 'threshold', from: { probability: 0.99 }, to: { aim, probability: 0.99 } },
    ]);
  });
});

describe('a list under edit', () => {
  it('moves elements, but not past its ends', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  });
});
