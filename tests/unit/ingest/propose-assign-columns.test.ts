import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assignColumns } from '../../../core/ingest/propose/assign-columns.ts';

const worthOf = (confidences: readonly number[][], chosen: readonly number[]) =>
  chosen.reduce((sum, field, column) => sum + (field < 0 ? 0 : confidences[column]![field]!), 0);

/** The best sum by trying everything. */
function bestWorth(confidences: readonly number[][], taken: ReadonlySet<number> = new Set()): number {
  const [row, ...rest] = confidences;
  if (!row) return 0;
  const choices = row.flatMap((worth, field) =>
    taken.has(field) || worth === 0 ? [] : [worth + bestWorth(rest, new Set([...taken, field]))],
  );
  return Math.max(bestWorth(rest, taken), ...choices);
}

it('gives way where both columns can have a field', () => {
  // Greedy would give the first column its 1.0 and leave the second, which has only that field, with nothing.
  expect(
    assignColumns([
      [1, 0.96],
      [0.96, 0],
    ]),
  ).toEqual([1, 0]);
});

it('leaves columns without a field', () => {
  expect(
    assignColumns([
      [0, 0],
      [0, 0.7],
      [0, 0.6],
    ]),
  ).toEqual([-1, 1, -1]);
  expect(assignColumns([[], []])).toEqual([-1, -1]);
  expect(assignColumns([])).toEqual([]);
});

it('finds the largest sum, each field once', () => {
  const size = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 4 }));
  const matrix = size.chain(([columns, fields]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: fields, maxLength: fields }), {
      minLength: columns,
      maxLength: columns,
    }),
  );
  fc.assert(
    fc.property(matrix, (confidences) => {
      const chosen = assignColumns(confidences);
      const used = chosen.filter((field) => field >= 0);
      expect(new Set(used).size).toBe(used.length);
      expect(worthOf(confidences, chosen)).toBe(bestWorth(confidences));
    }),
  );
});

it('stays fast with far more columns than fields', () => {
  const confidences = Array.from({ length: 16_384 }, (_, at) =>
    at % 500 === 0 ? [0.6, 0.7, 0.8] : [0, 0, 0],
  );
  const chosen = assignColumns(confidences);
  expect(chosen.filter((field) => field >= 0)).toHaveLength(3);
});
