import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignEntities, readClaims } from '../../../core/matching/assign-entities.ts';
import { openScratch, type Scratch } from '../../../core/warehouse/scratch.ts';
import { startCpuClock } from '../../fixtures/cpu-clock.ts';

let session: Scratch;
beforeAll(async () => {
  session = await openScratch({ memoryLimitMB: 512, outputDirectory: tmpdir(), threads: 2 });
});
afterAll(() => session.close());

describe('assignEntities', () => {
  /** @param previous per record the entity that it had, or -1 */
  const assign = async (group: number[], previous: number[], count = group.length) => {
    await session.run('CREATE OR REPLACE TEMP TABLE grouped (g INTEGER, entity_id DOUBLE)');
    await session.append('grouped', [Int32Array.from(group), Float64Array.from(previous)]);
    const former = 'SELECT g, entity_id::BIGINT AS entity_id FROM grouped WHERE entity_id >= 0';
    const claims = await readClaims(session, former);
    return [...assignEntities(Int32Array.from(group), claims, { first: 100, count })];
  };

  it('numbers new groups in the order of their first records', async () => {
    expect(await assign([0, 1, 0, 3], [-1, -1, -1, -1])).toEqual([100, 101, 100, 102]);
  });

  it('lets a newcomer join an entity without renumbering it', async () => {
    expect(await assign([0, 0, 0], [7, 7, -1])).toEqual([7, 7, 7]);
  });

  it('keeps the smaller id when two entities merge', async () => {
    expect(await assign([0, 0], [9, 4])).toEqual([4, 4]);
  });

  it('leaves a split entity its id with most of its records', async () => {
    expect(await assign([0, 1, 1, 0, 1], [5, 5, 5, 5, 5])).toEqual([100, 5, 5, 100, 5]);
  });

  it('gives an id that one group does not need to another that had it', async () => {
    expect(await assign([0, 0, 2], [4, 9, 9])).toEqual([4, 4, 9]);
  });

  it('uses the allotted ids to the last and refuses to go beyond them', async () => {
    expect(await assign([0, 1, 2], [-1, 7, -1], 2)).toEqual([100, 7, 101]);
    await expect(assign([0, 1, 2], [-1, -1, -1], 2)).rejects.toThrow('2 allotted');
  });

  it('hears two million claims in well under a second of its own time', async () => {
    const size = 2_000_000;
    await session.run(`CREATE OR REPLACE TEMP TABLE many AS
      SELECT (i - i % 2)::INTEGER AS g, (i - i % 2) + 5 AS entity_id FROM range(${size}) t(i)`);
    const claims = await readClaims(session, 'SELECT * FROM many');
    const group = Int32Array.from({ length: size }, (_, n) => n - (n % 2));
    const cpuMs = startCpuClock();
    const ids = assignEntities(group, claims, { first: 1e9, count: size });
    expect(cpuMs()).toBeLessThan(1000);
    expect(ids.every((id, n) => id === n - (n % 2) + 5)).toBe(true);
  });
});
