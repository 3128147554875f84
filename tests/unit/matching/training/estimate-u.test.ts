import { describe, expect, it } from 'vitest';
import { numberColumn } from '../../../../core/matching/comparison/dictionary.ts';
import { drawPairs } from '../../../../core/matching/training/draw-pairs.ts';
import { estimateU, type LevelsOf } from '../../../../core/matching/training/estimate-u.ts';
import { recordCounts, totalPairs } from '../../../../core/matching/training/record-counts.ts';
import { modelOf } from './linkage-model.ts';

const model = modelOf(1);

/** missing, exact, close (one differing character of the same length), else */
function levelsOf(values: readonly (string | null)[]): LevelsOf {
  return (left, right) =>
    left.length === 0
      ? new Uint8Array()
      : Uint8Array.from(left, (l, at) => {
          const [a, b] = [values[l]!, values[right[at]!]!];
          if (a === null || b === null) return 0;
          if (a === b) return 1;
          return a.length === b.length && [...a].filter((c, i) => c !== b[i]).length === 1 ? 2 : 3;
        });
}

describe('estimateU', () => {
  const values = ['ann', 'anna', 'ana', null];
  // 4 ann, 3 anna, 2 ana, 5 without: 36 pairs of 9 with a name. ann: 6, anna: 3, ana: 1 equal; ann/ana 8 close.
  const records = [[4, 3, 2, 5]];

  it('counts pairs of values, worked by hand', () => {
    const u = estimateU(
      model,
      0,
      { keys: [numberColumn(values).numbers], counts: recordCounts(model, records) },
      levelsOf(values),
    );
    expect(u).toEqual([1, 10 / 36, 8 / 36, 18 / 36]);
  });

  it('compares across sources only where the model links', () => {
    const link = modelOf(1, { linkType: 'link' });
    const counts = recordCounts(link, [
      [4, 0, 1, 2],
      [1, 3, 1, 0],
    ]);
    // 5 × 5 pairs: ann 4·1, ana 1·1 equal; ann/ana 4·1 + 1·1 close.
    expect(totalPairs(counts)).toBe(7 * 5);
    const u = estimateU(link, 0, { keys: [numberColumn(values).numbers], counts }, levelsOf(values));
    expect(u).toEqual([1, 5 / 25, 5 / 25, 15 / 25]);
  });

  it('compares nothing within a source known to be unique', () => {
    const unique = modelOf(1, { clustering: { probability: 0.9, contradictions: [], uniqueSources: [1] } });
    const counts = recordCounts(unique, [
      [2, 0, 0, 0],
      [3, 1, 0, 0],
    ]);
    // 15 pairs of 6, without 6 of the second source: 9; ann/ann 1 within the first, 2·3 across; ann/anna 2.
    expect(totalPairs(counts)).toBe(9);
    const u = estimateU(unique, 0, { keys: [numberColumn(values).numbers], counts }, levelsOf(values));
    expect(u[1]).toBeCloseTo(7 / 9.5, 10); // half a pair for the level that was not seen
    expect(u[2]).toBeCloseTo(0.5 / 9.5, 10);
  });

  it('gives probabilities of the model precedence', () => {
    const given = modelOf(1);
    given.comparisons[0]!.levels[2]!.u = 0.1;
    const u = estimateU(
      given,
      0,
      { keys: [numberColumn(values).numbers], counts: recordCounts(given, records) },
      levelsOf(values),
    );
    expect(u[2]).toBe(0.1);
    expect(u[1]).toBeCloseTo((0.9 * 10) / 28, 12);
  });

  it('counts what depends on equality alone without drawing a pair', () => {
    const [a, b] = ['postcode', 'area'];
    const levels = [
      { name: 'missing', when: { kind: 'null', column: a }, isMissing: true },
      { name: 'same', when: { kind: 'equal', column: a } },
      { name: 'near', when: { kind: 'equal', column: b } },
      { name: 'else', when: { kind: 'else' } },
    ];
    const equal = modelOf(1, {
      columns: { [a!]: 'text', [b!]: 'text' },
      comparisons: [{ name: 'place', columns: [a, b], levels }],
      training: { randomPairs: 1 },
    });
    // Two records at 1 in x, three at 2 in x, one at 3 in y, four at 4 of no area, five nowhere.
    const keys = [Int32Array.of(0, 1, 2, 3, -1), Int32Array.of(0, 0, 1, -1, 0)];
    const withItself: LevelsOf = (values) => Uint8Array.from(values, (value) => (value === 4 ? 0 : 1));
    const u = estimateU(equal, 0, { keys, counts: recordCounts(equal, [[2, 3, 1, 4, 5]]) }, withItself);
    // 45 pairs of 10: within postcodes 1 + 3 + 0 + 6; 2·3 more within x.
    expect(u).toEqual([1, 10 / 45, 6 / 45, 29 / 45]);
  });

  it('draws few pairs of many values and still counts equal ones exactly', () => {
    const many = Array.from({ length: 1200 }, (_, i) => i.toString(36).padStart(3, '0'));
    const counts = Float64Array.from(many, (_, i) => 1 + (i % 7));
    const sampled = modelOf(1, { training: { randomPairs: 200_000 } });
    const input = { keys: [numberColumn(many).numbers], counts: recordCounts(sampled, [counts]) };
    const u = estimateU(sampled, 0, input, levelsOf(many));
    const n = counts.reduce((sum, count) => sum + count, 0);
    const equal = counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
    expect(u[1]! / (equal / ((n * (n - 1)) / 2))).toBeCloseTo(1, 10);
    const exact = estimateU(modelOf(1, { training: { randomPairs: 1e7 } }), 0, input, levelsOf(many));
    expect(u[1]).toBeCloseTo(exact[1]!, 12);
    expect(u[2]! / exact[2]!).toBeGreaterThan(0.95);
    expect(u[2]! / exact[2]!).toBeLessThan(1.05);
    expect(estimateU(sampled, 0, input, levelsOf(many))).toEqual(u);
  });
});

describe('drawPairs', () => {
  it('knows the size of every set of agreeing columns', () => {
    // 600 tuples of two columns; the second is empty for every fifth.
    const size = 600;
    const first = Int32Array.from({ length: size }, (_, i) => i % 50);
    const second = Int32Array.from({ length: size }, (_, i) => (i % 5 === 0 ? -1 : i % 77));
    const records = Float64Array.from({ length: size }, (_, i) => 1 + (i % 3));
    const counts = recordCounts(modelOf(1), [records]);
    const agreement = (l: number, r: number) =>
      (first[l] === first[r] ? 1 : 0) + (second[l]! >= 0 && second[l] === second[r] ? 2 : 0);
    const sums = (wanted: number) => {
      const { left, right, weight } = drawPairs({ keys: [first, second], counts }, wanted, 1);
      const sizes = [0, 0, 0, 0];
      weight.forEach((w, i) => (sizes[agreement(left[i]!, right[i]!)]! += w));
      return sizes;
    };
    const all = sums(1e7);
    sums(10_000).forEach((sum, columns) => expect(sum / all[columns]!).toBeCloseTo(1, 9));
  });
});
