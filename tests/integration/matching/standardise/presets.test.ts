import { describe, expect, it } from 'vitest';
import { compileComparison } from '../../../../core/matching/comparison/compile-comparison.ts';
import { standardisations } from '../../../../core/matching/standardise/index.ts';
import { LinkageModel } from '../../../../schemas/linkage/linkage-model.ts';
import { presetKinds, presets } from '../../../../schemas/linkage/presets/index.ts';

describe.each(presetKinds)('the preset for %s', (kind) => {
  const preset = presets[kind];

  it('is a linkage model', () => {
    expect(LinkageModel.parse(preset)).toEqual(preset);
  });

  it('compares exactly the columns that records are standardised to', () => {
    expect(Object.keys(preset.columns)).toEqual(Object.keys(standardisations[kind].refined));
  });

  it('has comparisons that compile', () => {
    for (const comparison of preset.comparisons)
      expect(() => compileComparison(comparison, preset.columns)).not.toThrow();
  });
});
