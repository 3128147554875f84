import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askPairs } from '../../../../core/matching/workbench/ask-pairs.ts';
import { requireLastRun } from '../../../../core/matching/workbench/last-run.ts';
import { pairLines } from '../../../../core/matching/workbench/pair-lines.ts';
import { pairViews } from '../../../../core/matching/workbench/pair-views.ts';
import { patternLines } from '../../../../core/matching/workbench/pattern-lines.ts';
import { scoreView } from '../../../../core/matching/workbench/score-view.ts';
import { queryRows } from '../../../../core/catalog/query-rows.ts';
import { tableFromIPC } from 'apache-arrow';
import { citizenNumber } from '../../../../sample/numbers/citizen-number.ts';
import type { IngestHub } from '../../../fixtures/ingest-hub.ts';
import { analyst, person, recordOf, signal, workbenchHub } from './workbench-hub.ts';

let hub: IngestHub & { remove(): Promise<void> };
const everything = {
  entity: 'person',
  pattern: null,
  from: null,
  below: null,
  offset: 0,
  limit: 500,
} as const;

/** One person whose number has two digits swapped and whose phone lacks a digit in the other department. */
const number = citizenNumber(390101, 19880305, 1);
const right = { number, name: '欧阳明', birth: '1988-03-05', phone: '15499990001' };
const slip = {
  ...right,
  number: `${number.slice(0, 16)}${number[17]}${number[16]}`,
  name: '欧阳朋',
  phone: '15499990001',
};

beforeAll(async () => {
  hub = await workbenchHub([right], [slip]);
  expect(await hub.match('person')).toMatchObject({ state: 'done' });
});
afterAll(() => hub.remove());

describe('a pair as reviewers see it', () => {
  it('weighs what the run kept of it, and its parts add up to that', async () => {
    const { warehouse } = hub.store;
    const { pairs } = await pairLines(warehouse, analyst, everything);
    expect(pairs.length).toBeGreaterThanOrEqual(61);
    const views = await pairViews(warehouse, analyst, { entity: 'person', pairs, signal });
    for (const [at, view] of views.entries()) {
      expect(view.weight).toBeCloseTo(pairs[at]!.weight, 4);
      const parts = [...view.outcomes.flatMap(({ bits, frequencyBits }) => [bits, frequencyBits])];
      const joint = view.interactions.map(({ bits }) => bits);
      const sum = [view.priorBits, ...parts, ...joint].reduce((total, bits) => total + bits, 0);
      expect(sum).toBeCloseTo(view.weight, 9);
      expect(view.probability).toBeCloseTo(1 / (1 + 2 ** -view.weight), 9);
      expect(view.rules.length).toBeGreaterThan(0);
    }
  });

  it('shows every value as the rows of its dataset show it, and marks the characters that differ', async () => {
    const left = await recordOf(hub, '甲局', '欧阳明');
    const other = await recordOf(hub, '乙局', '欧阳朋');
    const { warehouse } = hub.store;
    const [view] = await pairViews(warehouse, analyst, {
      entity: 'person',
      pairs: [{ left, right: other }],
      signal,
    });
    expect(view!.left).toMatchObject({
      recordId: left,
      department: '甲局',
      dataset: 'population',
      file: 'a.csv',
      rowNumber: 61,
      values: {
        name: '欧*',
        digits: `390*************${number.slice(16)}`,
        phone: '154****0001',
        birth: '***',
      },
    });
    const outcome = view!.outcomes.find(({ comparison }) => comparison === 'number')!;
    // The last two digits are swapped.
    expect(outcome.differing['digits']).toEqual({ left: [16, 17], right: [16, 17] });
    const name = view!.outcomes.find(({ comparison }) => comparison === 'name')!;
    expect(name.differing['name']).toEqual({ left: [], right: [] }); // 欧* has no place for the third character
    const { table } = await queryRows(warehouse, analyst, {
      dataset: 'population',
      offset: 0,
      limit: 500,
      asOf: null,
      sort: null,
      filters: [{ field: 'record_id', operator: 'equals', values: [left] }],
    });
    const row = tableFromIPC(table).get(0)!.toJSON() as Record<string, unknown>;
    expect(view!.left.values).toMatchObject({ name: row['name'], digits: row['id_no'], phone: row['phone'] });
  });

  it('compares two records that no rule brings together', async () => {
    const pair = {
      left: await recordOf(hub, '甲局', person(0).name),
      right: await recordOf(hub, '乙局', person(1).name),
    };
    const [view] = await pairViews(hub.store.warehouse, analyst, { entity: 'person', pairs: [pair], signal });
    expect(view!.rules).toEqual([]);
    expect(view!.weight).toBeLessThan(0);
    expect(view!.outcomes.find(({ comparison }) => comparison === 'number')!.level).toBe('else');
  });

  it('is not there for a record that is not, nor for one and itself', async () => {
    const { warehouse } = hub.store;
    const left = await recordOf(hub, '甲局', person(0).name);
    const view = (other: number) =>
      pairViews(warehouse, analyst, { entity: 'person', pairs: [{ left, right: other }], signal });
    await expect(view(999_999)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(view(left)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('hides a record outside the areas of who asks', async () => {
    const pair = {
      left: await recordOf(hub, '甲局', person(0).name),
      right: await recordOf(hub, '乙局', person(0).name),
    };
    const elsewhere = { ...analyst, areas: ['110101'] };
    const asked = { entity: 'person', pairs: [pair], signal } as const;
    await expect(pairViews(hub.store.warehouse, elsewhere, asked)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const { pairs } = await pairLines(hub.store.warehouse, elsewhere, everything);
    expect(new Set(pairs.flatMap(({ names }) => names))).toEqual(new Set(['***']));
  });
});

describe('the scores of a run', () => {
  it('count every kept pair once, and a bin begins at the threshold', async () => {
    const { warehouse } = hub.store;
    const view = (await scoreView(warehouse, 'person'))!;
    const { total } = await pairLines(warehouse, analyst, everything);
    expect(view.bins.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(total);
    expect(view.threshold).toBeCloseTo(Math.log2(99), 9); // probability .99
    const above = await pairLines(warehouse, analyst, { ...everything, from: view.threshold });
    const bins = view.bins.filter(({ weight }) => weight >= view.threshold - 1e-9);
    expect(bins.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(above.total);
    expect(above.pairs.every(({ isTogether }) => isTogether)).toBe(true);
  });

  it('come by pattern, the most frequent first, and a pattern lists its pairs', async () => {
    const { warehouse } = hub.store;
    const patterns = await patternLines(warehouse, 'person', 100);
    const counts = patterns.map(({ pairs }) => pairs);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    const [first] = patterns;
    const { total, pairs } = await pairLines(warehouse, analyst, { ...everything, pattern: first!.pattern });
    expect(total).toBe(first!.pairs);
    expect(pairs.every(({ levels }) => levels.join() === first!.levels.join())).toBe(true);
  });
});

describe('questions', () => {
  it('are the same until an answer changes them, each pair once', async () => {
    const { warehouse } = hub.store;
    const run = await requireLastRun(warehouse, 'person');
    const asked = await askPairs(warehouse, 'person', run, 5);
    expect(asked).toHaveLength(5);
    expect(new Set(asked.map(({ left, right: other }) => `${left} ${other}`)).size).toBe(5);
    expect(await askPairs(warehouse, 'person', run, 5)).toEqual(asked);
  });
});

describe('pairs of records that have gone since the run', () => {
  it('keep their weights without names, and are no questions', async () => {
    const { warehouse } = hub.store;
    const [before] = await warehouse.all<{ batch: number }>(
      'SELECT max(batch_id)::INTEGER AS batch FROM ops.batch',
    );
    expect(await hub.undo(before!.batch)).toMatchObject({ state: 'done' });
    const { pairs } = await pairLines(warehouse, analyst, everything);
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.every(({ names, isTogether }) => names.includes('***') && !isTogether)).toBe(true);
    const gone = pairs[0]!;
    await expect(
      pairViews(warehouse, analyst, {
        entity: 'person',
        pairs: [{ left: gone.left, right: gone.right }],
        signal,
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await askPairs(warehouse, 'person', await requireLastRun(warehouse, 'person'), 5)).toEqual([]);
  });
});
