import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizenNumber } from '../../../sample/numbers/citizen-number.ts';
import { newIngestHub, type IngestHub } from '../../fixtures/ingest-hub.ts';

const people = 300;
/** Of them the second department knows so many at first. */
const half = 150;

/** Everybody under one header; `phone` differs so that a second department's rows are other rows. */
function population(phone: number, length = people): string {
  const rows = Array.from({ length }, (_, i) => {
    const born = 19_000_000 + (50 + (i % 40)) * 10_000 + (1 + (i % 9)) * 100 + 10 + (i % 10);
    const name = `${'王李张刘陈杨赵黄周吴'[i % 10]}${'伟芳娜敏静丽强磊军洋'[(i * 7) % 10]}${'一二三四五六七八九十'[(i * 3) % 10]}`;
    return `${citizenNumber(390101, born, i)},${name},${born},154${String(phone + i).padStart(8, '0')}`;
  });
  return `公民身份号码,姓名,出生日期,联系电话\n${rows.join('\n')}\n`;
}

let hub: IngestHub & { remove(): Promise<void> };

const found = async () => {
  const { warehouse } = hub.store;
  return {
    membership: await warehouse.all('SELECT * FROM link.membership ORDER BY ALL'),
    pairs: await warehouse.all('SELECT * FROM link.pair ORDER BY ALL'),
    runs: await warehouse.all('SELECT entity, data_version FROM link.run ORDER BY ALL'),
    versions: await warehouse.all('SELECT version_id FROM link.version ORDER BY ALL'),
    standardised: await warehouse.all('SELECT * FROM link.standardised_person ORDER BY record_id'),
  };
};

beforeAll(async () => {
  hub = await newIngestHub();
  const other = { department: '另一局' };
  expect(await hub.deliverText('a.csv', population(1))).toMatchObject({ state: 'done' });
  expect(await hub.deliverText('b.csv', population(5000, half), other)).toMatchObject({ state: 'done' });
  expect(await hub.match('person')).toMatchObject({ state: 'done' });
  expect(await hub.deliverText('b.csv', population(5000), other)).toMatchObject({ state: 'done' });
});
afterAll(() => hub.remove());

const steps = ['standardise', 'block', 'compare', 'train', 'score', 'cluster', 'write'];

describe('a matching run that is cancelled', () => {
  it.each([
    ...steps.map((step) => ({ run: 'training', step })),
    ...steps.filter((step) => step !== 'train').map((step) => ({ run: 'update', step })),
  ])('at the step $step of a $run leaves the previous result in place', async ({ run, step }) => {
    const before = await found();
    let reached = false;
    const stop = hub.jobs.onChange((job) => {
      if (job.kind !== 'match' || job.state !== 'running' || job.step !== step || reached) return;
      reached = true;
      hub.jobs.cancel(job.id);
    });
    const job = await hub.match('person', { train: run === 'training' });
    stop();
    expect(reached).toBe(true);
    expect(job.state).toBe('cancelled');
    expect(await found()).toEqual(before);
    const [person] = await hub.matching.summary();
    expect(person).toMatchObject({ records: 2 * people, waiting: people - half, stale: true });
  });

  it('can be run again, and finds everybody in both departments', async () => {
    const job = await hub.match('person');
    expect(job).toMatchObject({
      state: 'done',
      result: { mode: 'update', changedRecords: people - half, merges: 0, splits: 0 },
    });
    const [person] = await hub.matching.summary();
    expect(person).toMatchObject({
      records: 2 * people,
      entities: people,
      linkedAcrossDepartments: people,
      mode: 'update',
      waiting: 0,
      stale: false,
    });
  });

  it('trains again when a department delivers for the first time', async () => {
    await hub.deliverText('c.csv', population(9000, half), { department: '第三局' });
    expect(await hub.match('person')).toMatchObject({ result: { mode: 'train' } });
  });
});
