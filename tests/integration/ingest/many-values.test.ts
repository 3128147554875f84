import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openIngestHub, type IngestHub } from '../../fixtures/ingest-hub.ts';
import { batchIds } from './published-rows.ts';

/**
 * More values than a Parquet page numbers, so that the column is stored another way: names that are all different,
 * gaps among them, characters of four bytes, and a long one.
 */
const rows = 20_000;
const valueOf = (row: number) => {
  if (row % 97 === 0) return '';
  if (row === 12_345) return '长'.repeat(5_000);
  return `${row % 3 === 0 ? '𠮷' : '街'}${row}号${'甲乙丙丁'.slice(0, row % 5)}`;
};

let directory: string;
let hub: IngestHub;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tonghui-many-'));
  hub = await openIngestHub(directory);
});
afterAll(async () => {
  await hub.close();
  await rm(directory, { recursive: true, force: true });
});

it('lands a column of many values cell by cell as it was delivered, also after the workspace was closed', async () => {
  const lines = Array.from(
    { length: rows },
    (_, at) => `王小${at % 2 === 0 ? '明' : '红'},${valueOf(at + 1)}`,
  );
  const text = ['姓名,现住址', ...lines, ''].join('\n');
  const [batchId] = batchIds(
    await hub.deliverText('many.csv', text, { tables: [{ table: 0, dataset: 'population' }] }),
  );
  const landed = () =>
    hub.store.warehouse.all<{ row_number: number; c1: string | null }>(
      `SELECT row_number, c1 FROM landing.b${batchId} ORDER BY row_number`,
    );
  const expected = Array.from({ length: rows }, (_, at) => ({
    row_number: at + 1,
    c1: valueOf(at + 1) || null,
  }));
  expect(await landed()).toEqual(expected);
  await hub.store.warehouse.checkpoint();
  const kinds = await hub.store.warehouse.all(
    `SELECT DISTINCT compression FROM pragma_storage_info('landing.b${batchId}') WHERE column_name = 'c1' AND segment_type = 'VARCHAR'`,
  );
  expect(kinds).toEqual([{ compression: 'ZSTD' }]);
  await hub.close();
  hub = await openIngestHub(directory);
  expect(await landed()).toEqual(expected);
});
