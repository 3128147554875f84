import { describe, expect, it } from 'vitest';
import { dictionaryCases } from '../../../bench/mapping/dictionary-cases.ts';
import { valuesOf } from '../../../bench/mapping/field-values.ts';
import { judge } from '../../../bench/mapping/judge.ts';
import { Random } from '../../../sample/base/random.ts';

const cases = dictionaryCases();

/** Every header variant of the dictionary, known to nobody: what the benchmark `bench/mapping.ts` measures with three seeds. */
describe('headers left out of the dictionary one by one', () => {
  it('are all 531', () => expect(cases).toHaveLength(531));

  it('are found with 50 values of their kind', { timeout: 60_000 }, () => {
    const verdicts = cases.map((given) => {
      const random = new Random(7, `${given.dataset.id}.${given.key}.${given.header}`);
      return judge(given, valuesOf(given.dataset, given.key, random, 50));
    });
    const share = (places: number) => verdicts.filter(({ place }) => place < places).length / cases.length;
    expect(share(1)).toBeGreaterThanOrEqual(0.85);
    expect(share(3)).toBeGreaterThanOrEqual(0.95);
    expect(verdicts.filter(({ place, isCertain }) => isCertain && place > 0)).toEqual([]);
  });

  it('are never mapped wrongly for certain by the header alone', { timeout: 60_000 }, () => {
    const wrong = cases.filter((given) => {
      const { place, isCertain } = judge(given, []);
      return isCertain && place > 0;
    });
    expect(wrong).toEqual([]);
  });
});
