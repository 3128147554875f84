import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { datasetsOf } from '../../core/matching/datasets-of.ts';
import { matchEntity, type MatchOutcome } from '../../core/matching/match-entity.ts';
import { openWarehouse } from '../../core/warehouse/open-warehouse.ts';
import type { ConnectedSession } from '../../core/warehouse/warehouse.ts';
import { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import { recordTable } from '../../schemas/datasets/index.ts';
import { presets } from '../../schemas/linkage/presets/index.ts';
import { groupByVersion } from '../../tests/fixtures/group-by-version.ts';
import { median, recordResult, rounded, type BenchRow } from '../record-result.ts';
import { prepareCity } from './city/prepare-city.ts';

/**
 * What ten daily batches cost against a full run by the same version of the model, and whether they come to the same
 * entities: per day some records are new, some change (their phone and name for a few), some are gone.
 *
 * usage: npx tsx bench/linkage/incremental.ts [people] [kind]
 */
const people = Number(process.argv[2] ?? 20_000);
const entity = EntityKind.parse(process.argv[3] ?? 'person');
const days = 10;
/** Of all records, each day. */
const share = { new: 0.002, changed: 0.002, gone: 0.0005 };

let version = 1_000_000;
const signal = new AbortController().signal;

async function timed<T>(work: () => Promise<T>): Promise<{ cpu: number; wall: number; result: T }> {
  const [usage, begin] = [process.cpuUsage(), performance.now()];
  const result = await work();
  const { user, system } = process.cpuUsage(usage);
  return { cpu: (user + system) / 1e6, wall: (performance.now() - begin) / 1e3, result };
}

function match(session: ConnectedSession, train: boolean): Promise<MatchOutcome> {
  version++;
  let [step, usage] = ['', process.cpuUsage()];
  return matchEntity(session, {
    entity,
    model: train ? presets[entity] : null,
    dataVersion: version,
    at: '2026-03-05T09:00:00.000',
    entityIds: { first: version * 1e8, count: 1e8 },
    signal,
    progress(next) {
      if (process.env.STEPS && next !== step) {
        const { user, system } = process.cpuUsage(usage);
        if (step) console.error(`  ${step}\t${((user + system) / 1e6).toFixed(2)} s`);
        usage = process.cpuUsage();
      }
      step = next;
    },
  });
}

const tables = datasetsOf(entity).map((dataset) => ({
  table: recordTable(dataset),
  fields: new Set(dataset.fields.map(({ key }) => key)),
}));
/** A share of the subjects, another one for each key. */
const drawn = (key: string, part: number) =>
  `hash(source_id, source_key, '${key}') % 1000000 < ${part * 1e6}`;

/** Rows that will be new one day are not there yet. */
async function holdBack(session: ConnectedSession): Promise<void> {
  for (const { table } of tables)
    for (let day = 0; day < days; day++)
      await session.run(
        `UPDATE ${table} SET to_version = ${-1 - day} WHERE to_version IS NULL AND ${drawn(`new ${day}`, share.new)}`,
      );
}

async function deliver(session: ConnectedSession, day: number): Promise<void> {
  version++;
  for (const { table, fields } of tables) {
    await session.run(`UPDATE ${table} SET to_version = NULL WHERE to_version = ${-1 - day}`);
    await session.run(
      `UPDATE ${table} SET to_version = ${version} WHERE to_version IS NULL AND ${drawn(`gone ${day}`, share.gone)}`,
    );
    const changed = `to_version IS NULL AND from_version < ${version} AND ${drawn(`changed ${day}`, share.changed)}`;
    const values = [...fields].flatMap((field) => {
      if (field === 'phone') return [`left(phone, 7) || right(phone, 2) || substr(phone, 8, 2) AS phone`];
      if (field === 'name') return [`CASE WHEN record_id % 5 = 0 THEN left(name, 2) ELSE name END AS name`];
      return [];
    });
    await session.run(
      `INSERT INTO ${table} SELECT * REPLACE (
         (SELECT max(id) FROM last_id) + row_number() OVER (ORDER BY record_id) AS record_id, ${version} AS from_version
         ${values.map((value) => `, ${value}`).join('')})
       FROM ${table} WHERE ${changed}`,
    );
    await session.run(
      `UPDATE ${table} SET to_version = ${version} WHERE ${changed.replace('to_version IS NULL', 'to_version IS NULL AND record_id <= (SELECT max(id) FROM last_id)')}`,
    );
    await session.run(`INSERT INTO last_id SELECT max(record_id) FROM ${table}`);
  }
}

/** Records whose entity of the updates and group of the full run hold different records: none. */
async function differences(session: ConnectedSession, group: Int32Array): Promise<number> {
  await session.run('CREATE OR REPLACE TEMP TABLE grouped (n INTEGER, first INTEGER)');
  await session.append('grouped', [Int32Array.from(group, (_, n) => n), group]);
  const [row] = await session.all<{ differing: number }>(
    `SELECT count(*) FILTER (first <> found)::DOUBLE AS differing FROM (
       SELECT first, min(n) OVER (PARTITION BY entity_id) AS found FROM grouped JOIN record USING (n)
       LEFT JOIN (SELECT * FROM link.membership WHERE entity = '${entity}' AND to_version IS NULL) USING (source_id, source_key))`,
  );
  const [pairs] = await session.all<{ differing: number }>(
    `SELECT count(*)::DOUBLE AS differing FROM (
       SELECT a.record_id AS left_id, b.record_id AS right_id, pattern, weight::DOUBLE AS weight
       FROM scored JOIN record a ON a.n = l JOIN record b ON b.n = r) s
     FULL JOIN (SELECT * FROM link.pair WHERE entity = '${entity}') p USING (left_id, right_id, pattern, weight)
     WHERE s.left_id IS NULL OR p.entity IS NULL`,
  );
  return row!.differing + pairs!.differing;
}

const city = await prepareCity(people);
const directory = mkdtempSync(join(tmpdir(), 'tonghui-incremental-'));
cpSync(city.warehouse, join(directory, 'warehouse.duckdb'));
const warehouse = await openWarehouse({
  path: join(directory, 'warehouse.duckdb'),
  temporaryDirectory: directory,
  allowedDirectories: [directory],
  memoryLimitMB: 4000,
});

const rows: BenchRow[] = [];
const add = (metric: string, value: number, unit: string) =>
  rows.push({ case: `city-${people}-${entity}`, metric, value: rounded(value, 4), unit });

await warehouse.transaction(async (session) => {
  await session.run('CREATE TEMP TABLE last_id (id BIGINT)');
  for (const { table } of tables)
    await session.run(`INSERT INTO last_id SELECT max(record_id) FROM ${table}`);
  await holdBack(session);
});
const run = (train: boolean) => timed(() => warehouse.transaction((session) => match(session, train)));
const first = await run(true);
add('trainingRun', first.cpu, 'CPU s');
add('records', first.result.changedRecords, 'records');
console.error(`training run: ${first.cpu.toFixed(1)} CPU s, ${first.result.changedRecords} records`);

const updates: number[] = [];
for (let day = 0; day < days; day++) {
  await warehouse.transaction(async (session) => {
    await session.run('CREATE TEMP TABLE last_id AS SELECT 0::BIGINT AS id');
    for (const { table } of tables)
      await session.run(`INSERT INTO last_id SELECT max(record_id) FROM ${table}`);
    await deliver(session, day);
  });
  const { cpu, wall, result } = await run(false);
  updates.push(cpu);
  console.error(`day ${day + 1}: ${cpu.toFixed(2)} CPU s, ${wall.toFixed(2)} s, ${JSON.stringify(result)}`);
}
const full = await warehouse.transaction(async (session) => {
  const measured = await timed(() => groupByVersion(session, entity));
  return { ...measured, differing: await differences(session, measured.result) };
});
add('fullRun', full.cpu, 'CPU s');
add('update', median(updates), 'CPU s');
add('updateShare', median(updates) / full.cpu, 'of the full run by the same version');
add('updateShareMost', Math.max(...updates) / full.cpu, 'of the full run by the same version');
add('differing', full.differing, 'records and pairs');
await warehouse.close();
rmSync(directory, { recursive: true });
for (const { metric, value, unit } of rows) console.error(`${metric}\t${value} ${unit}`);
if (!process.env.STEPS) await recordResult(`linkage-incremental-${people}`, rows);
