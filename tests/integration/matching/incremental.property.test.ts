import fc from 'fast-check';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRecordTable } from '../../../core/ingest/record-tables.ts';
import { datasetsOf } from '../../../core/matching/datasets-of.ts';
import { matchEntity, type MatchOutcome } from '../../../core/matching/match-entity.ts';
import { standardisedTable } from '../../../core/matching/standardise/kept-records.ts';
import { migrations } from '../../../core/warehouse/migrations/index.ts';
import { quote } from '../../../core/warehouse/quote.ts';
import { openScratch, type Scratch } from '../../../core/warehouse/scratch.ts';
import { presets } from '../../../schemas/linkage/presets/index.ts';
import { groupByVersion } from '../../fixtures/group-by-version.ts';

/** A row as a department delivers it. Small pools make namesakes, shared phones and doors, wrong and missing numbers. */
const row = fc.record({
  id_no: fc.option(
    fc.constantFrom(
      '390101199001010014',
      '390101199001010030',
      '390101198505050020',
      '390101198505050047',
      '390101197003070015',
    ),
  ),
  name: fc.constantFrom('张伟', '张玮', '李芳', '李方', '王强', '买买提·艾力', '买买提艾力'),
  birth: fc.option(fc.constantFrom('1990-01-01', '1990-03-07', '1985-05-05', '1985-05-06', '1970-03-07')),
  phone: fc.option(fc.constantFrom('14200000001', '14200000002', '14200000003', '14200000004')),
  live_addr: fc.option(
    fc.constantFrom(
      '和平路1号翠竹苑3幢402室',
      '和平路1号翠竹苑5幢101室',
      '翠竹苑3幢402室',
      '和平路1号3幢402室',
      '人民路9号',
    ),
  ),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('new' as const), row }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('changed' as const), at: fc.nat(), row }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('gone' as const), at: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('judged' as const),
      pair: fc.tuple(fc.nat(), fc.nat()),
      verdict: fc.constantFrom('same', 'different', 'unsure'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdrawn' as const), at: fc.nat() }) },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
const batch = fc.oneof(
  { weight: 5, arbitrary: fc.array(change, { maxLength: 7 }) },
  { weight: 1, arbitrary: fc.constant('undo' as const) },
);

let session: Scratch;
beforeEach(async () => {
  session = await openScratch({ memoryLimitMB: 512, outputDirectory: tmpdir() });
});
afterEach(() => session.close());

interface Known {
  recordId: number;
  key: number;
  isCurrent: boolean;
}

/** Departments that deliver, change, withdraw and undo, and reviewers who judge. */
function openCity() {
  const records: Known[] = [];
  let version = 0;
  let judgements = 0;
  let last: { began: Known[]; ended: Known[] } = { began: [], ended: [] };

  const current = () => records.filter(({ isCurrent }) => isCurrent);
  const end = async (record: Known) => {
    record.isCurrent = false;
    last.ended.push(record);
    await session.run('UPDATE record.population SET to_version = $1 WHERE record_id = $2', [
      version,
      record.recordId,
    ]);
  };
  const begin = async (key: number, values: Row) => {
    const record = { recordId: records.length + 1, key, isCurrent: true };
    records.push(record);
    last.began.push(record);
    const given = Object.entries(values).filter(([, value]) => value !== null);
    await session.run(
      `INSERT INTO record.population
         (record_id, source_id, source_key, batch_id, row_number, from_version, ${given.map(([name]) => quote(name)).join(', ')})
       VALUES ($1, $2, $3, 1, $1, $4, ${given.map((_, at) => `$${at + 5}`).join(', ')})`,
      [record.recordId, 1 + (key % 3), key, version, ...given.map(([, value]) => value)],
    );
  };

  const apply = async (one: Change) => {
    if (one.kind === 'new') return begin(1000 + records.length, one.row);
    const subjects = current();
    if (subjects.length < 2) return;
    const subject = subjects[(one.kind === 'judged' ? one.pair[0] : one.at) % subjects.length]!;
    if (one.kind === 'gone') await end(subject);
    if (one.kind === 'changed') {
      await end(subject);
      await begin(subject.key, one.row);
    }
    if (one.kind === 'withdrawn')
      await session.run(
        'UPDATE link.judgement SET withdrawn_version = $1 WHERE judgement_id = $2 AND withdrawn_version IS NULL',
        [version, 1 + (one.at % Math.max(judgements, 1))],
      );
    if (one.kind === 'judged') {
      const other = subjects[one.pair[1] % subjects.length]!;
      const [a, b] = [subject, other].sort((x, y) => (x.key % 3) - (y.key % 3) || x.key - y.key) as [
        Known,
        Known,
      ];
      await session.run(
        `INSERT INTO link.judgement VALUES ($1, 'person', $2, $3, $4, $5, $6, '', 'tester', 'analyst', '', $7, NULL)`,
        [++judgements, 1 + (a.key % 3), a.key, 1 + (b.key % 3), b.key, one.verdict, version],
      );
    }
  };

  return {
    async deliver(changes: readonly Change[] | 'undo') {
      version++;
      if (changes === 'undo') {
        const { began, ended } = last;
        last = { began: [], ended: [] };
        for (const record of began) if (record.isCurrent) await end(record);
        for (const record of ended) {
          if (current().some(({ key }) => key === record.key)) continue;
          record.isCurrent = true;
          await session.run('UPDATE record.population SET to_version = NULL WHERE record_id = $1', [
            record.recordId,
          ]);
        }
        return;
      }
      last = { began: [], ended: [] };
      for (const one of changes) await apply(one);
    },
    match(train: boolean): Promise<MatchOutcome> {
      version++;
      return matchEntity(session, {
        entity: 'person',
        model: train ? presets.person : null,
        dataVersion: version,
        at: '2026-03-05T09:00:00.000',
        entityIds: { first: 1000 * version, count: 999 },
        signal: new AbortController().signal,
        progress: () => undefined,
      });
    },
  };
}

/** The smallest record of each record's entity, by what runs have left and by a full run of the same version. */
async function bothPartitions() {
  const found = await session.all<{ record_id: bigint; first: bigint }>(
    `SELECT record_id, min(record_id) OVER (PARTITION BY entity_id) AS first
     FROM record.population r JOIN link.membership m USING (source_id, source_key)
     WHERE r.to_version IS NULL AND m.to_version IS NULL ORDER BY 1`,
  );
  const pairs = await session.all('SELECT left_id, right_id, pattern, weight FROM link.pair ORDER BY ALL');
  const kept = await session.all(`SELECT * FROM ${standardisedTable('person')} ORDER BY record_id`);
  const group = await groupByVersion(session, 'person');
  const ids = await session.all<{ record_id: bigint }>('SELECT record_id FROM record ORDER BY n');
  return {
    updated: { found, pairs, kept },
    full: {
      found: ids.map(({ record_id }, n) => ({ record_id, first: ids[group[n]!]!.record_id })),
      pairs: await session.all(
        `SELECT a.record_id AS left_id, b.record_id AS right_id, pattern, weight::DOUBLE AS weight
         FROM scored JOIN record a ON a.n = l JOIN record b ON b.n = r ORDER BY ALL`,
      ),
      kept: await session.all('SELECT * FROM standardised ORDER BY record_id'),
    },
  };
}

async function emptyTables(): Promise<void> {
  for (const schema of ['landing', 'record', 'quarantine', 'link', 'master', 'mart', 'ops', 'ref'])
    await session.run(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  for (const { statements } of migrations) for (const statement of statements) await session.run(statement);
  for (const dataset of datasetsOf('person')) await createRecordTable(session, dataset);
}

describe('an update', () => {
  it('comes to the groups, pairs and records of a full run by the same version, batch after batch', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 25, maxLength: 40 }),
        fc.array(batch, { minLength: 10, maxLength: 10 }),
        async (first, batches) => {
          await emptyTables();
          const city = openCity();
          await city.deliver(first.map((values) => ({ kind: 'new' as const, row: values })));
          await city.match(true);
          for (const changes of batches) {
            await city.deliver(changes);
            expect(await city.match(false)).toMatchObject({ mode: 'update' });
            const { updated, full } = await bothPartitions();
            expect(updated).toEqual(full);
          }
        },
      ),
      { numRuns: 2, endOnFailure: true },
    );
  }, 300_000);
});
