import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { candidatePairs } from '../../../../core/matching/blocking/candidate-pairs.ts';
import { excludedValues } from '../../../../core/matching/blocking/excluded-values.ts';
import type { Scratch } from '../../../../core/warehouse/scratch.ts';
import type { BlockingRule } from '../../../../schemas/linkage/blocking-rule.ts';
import {
  blockingModel,
  openBlockingSession,
  readCandidates,
  writeRecords,
  type BlockingRow,
} from '../../../fixtures/blocking-session.ts';

let session: Scratch;
beforeAll(async () => {
  session = await openBlockingSession();
});
afterAll(() => session.close());

const rules: BlockingRule[] = [
  { kind: 'equal', on: ['name'] },
  { kind: 'element', list: 'phones', on: [] },
  { kind: 'equal', on: ['town', 'birth'] },
  { kind: 'element', list: 'phones', on: ['town'] },
];

/** The blocking values of a row by rule, worked out without SQL. */
function valuesOf([, name, birth, town, phones]: BlockingRow): string[][] {
  const elements = [...new Set(phones ?? [])];
  return [
    name ? [name] : [],
    elements,
    town && birth ? [`${town} ${birth}`] : [],
    town ? elements.map((phone) => `${town} ${phone}`) : [],
  ];
}

function expectedPairs(rows: readonly BlockingRow[], largestBlock: number, isLink: boolean): string[] {
  const values = rows.map(valuesOf);
  const sizeOf = (rule: number, value: string) => values.filter((of) => of[rule]!.includes(value)).length;
  return rows.flatMap((left, l) =>
    rows.flatMap((right, r) => {
      if (l >= r || (isLink && left[0] === right[0])) return [];
      const bits = rules.map((_, rule) => {
        const shared = values[l]![rule]!.filter((value) => values[r]![rule]!.includes(value));
        return shared.some((value) => sizeOf(rule, value) <= largestBlock) ? 2 ** rule : 0;
      });
      const sum = bits.reduce((total, bit) => total + bit, 0);
      return sum > 0 ? [`${l}-${r}:${sum}`] : [];
    }),
  );
}

const maybe = (...values: string[]) => fc.option(fc.constantFrom(...values), { freq: 4 });
const phones = fc.array(fc.constantFrom('137', '138', '139'), { maxLength: 4 });
const row: fc.Arbitrary<BlockingRow> = fc.tuple(
  fc.integer({ min: 0, max: 2 }),
  maybe('王伟', '王芳', '李伟'),
  maybe('1990-01-01', '1991-02-03'),
  maybe('苏州', '无锡'),
  fc.option(phones, { nil: null }),
);
const scene = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 16 }),
  changed: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
  largestBlock: fc.integer({ min: 1, max: 8 }),
  isLink: fc.boolean(),
});

it('makes the pairs of the definition, and those of changed records are what a full run adds', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ rows, changed, largestBlock, isLink }) => {
      await writeRecords(session, rows);
      const model = blockingModel(rules, { largestBlock, linkType: isLink ? 'link' : 'dedupe' });
      const excluded = await excludedValues(session, model);
      await candidatePairs(session, model, { excluded });
      const full = await readCandidates(session);
      expect([...full].sort()).toEqual(expectedPairs(rows, largestBlock, isLink).sort());

      const numbers = rows.flatMap((_, n) => (changed[n] ? [n] : []));
      await session.run(
        `CREATE OR REPLACE TEMP TABLE changed AS SELECT n FROM record WHERE n IN (SELECT unnest(CAST($1 AS INTEGER[])))`,
        [numbers.map(BigInt)],
      );
      await candidatePairs(session, model, { excluded, changed: 'changed' });
      const added = await readCandidates(session);
      await session.run('DELETE FROM record WHERE n IN (SELECT n FROM changed)');
      await candidatePairs(session, model, { excluded });
      const before = await readCandidates(session);
      expect([...before, ...added].sort()).toEqual([...full].sort());
    }),
    { numRuns: 12 },
  );
});
