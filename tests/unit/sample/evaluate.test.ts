import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evaluateClusters } from '../../../sample/evaluate.ts';

let folder: string;
let truth: string;

/** Three entities with 3, 2 and 1 records: 3 + 1 + 0 = 4 true pairs. */
const records = [
  ['a.csv', '', 1, 'P1'],
  ['a.csv', '', 2, 'P1'],
  ['b.xlsx', '人口', 1, 'P1'],
  ['a.csv', '', 4, 'P2'],
  ['b.xlsx', '人口', 2, 'P2'],
  ['a.csv', '', 5, 'P3'],
] as const;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'truth-'));
  truth = join(folder, 'person.csv');
  writeFileSync(
    truth,
    ['source_file,sheet,row_number,entity', ...records.map((r) => r.join(','))].join('\n'),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

const clustered = (clusters: (number | string | null)[]) =>
  records.flatMap(([file, sheet, row], i) =>
    clusters[i] === null ? [] : [{ file, sheet, row, cluster: clusters[i]! }],
  );

describe('pairwise quality of clusters', () => {
  it('is perfect when clusters are the entities, whatever they are called', async () => {
    expect(await evaluateClusters(truth, clustered(['x', 'x', 'x', 7, 7, 'y']))).toEqual({
      truePairs: 4,
      foundPairs: 4,
      correctPairs: 4,
      precision: 1,
      recall: 1,
      f1: 1,
    });
  });

  it('counts a record in the wrong cluster against both sides', async () => {
    // Clusters {1,1',2} and {1'',2'} and {3}: 3 + 1 pairs found, of which only (1,1') is true.
    const quality = await evaluateClusters(truth, clustered([1, 1, 2, 1, 2, 3]));
    expect(quality).toMatchObject({
      truePairs: 4,
      foundPairs: 4,
      correctPairs: 1,
      precision: 0.25,
      recall: 0.25,
    });
    expect(quality.f1).toBeCloseTo(0.25);
  });

  it('finds everything and half of it wrong when all records are one cluster', async () => {
    const quality = await evaluateClusters(truth, clustered([1, 1, 1, 1, 1, 1]));
    expect(quality).toMatchObject({ foundPairs: 15, correctPairs: 4, recall: 1, precision: 4 / 15 });
  });

  it('takes a record that is in no cluster for one found alone', async () => {
    const quality = await evaluateClusters(truth, clustered([1, 1, null, 2, 2, 3]));
    expect(quality).toMatchObject({
      truePairs: 4,
      foundPairs: 2,
      correctPairs: 2,
      precision: 1,
      recall: 0.5,
    });
  });

  it('leaves out records that the truth does not name', async () => {
    const stranger = { file: 'a.csv', sheet: '', row: 99, cluster: 1 };
    const quality = await evaluateClusters(truth, [...clustered([1, 1, 1, 2, 2, 3]), stranger]);
    expect(quality).toMatchObject({ foundPairs: 4, precision: 1, recall: 1 });
  });
});
