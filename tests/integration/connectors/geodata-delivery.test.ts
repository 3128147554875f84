import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../sample/output/gb18030.ts';
import { makeTextDbf } from '../../fixtures/dbf.ts';
import { newIngestHub } from '../../fixtures/ingest-hub.ts';
import { makeShp } from '../../fixtures/shapefile.ts';
import { makeSqlite, tableOf } from '../../fixtures/sqlite.ts';
import { makeZip } from '../../fixtures/zip.ts';
import { batchIds, currentRows } from '../ingest/published-rows.ts';

const people = [
  ['姓名', '身份证号', '电话', '登记日期'],
  ['张三', '320582190001010013', '13800000000', '2024-03-05'],
  ['作废', '320582190001010048', '13800000001', '2024-03-05'],
  ['李四', '32058219000101011X', '13900000000', '2024-03-06'],
];
const published = [
  { row_number: 1, name: '张三', id_no: '320582190001010013' },
  { row_number: 3, name: '李四', id_no: '32058219000101011X' },
];

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeAll(async () => void (hub = await newIngestHub()));
afterAll(() => hub.remove());

async function deliver(name: string, content: Uint8Array) {
  const job = await hub.deliverText(name, content, { department: '测试局' });
  const [batchId] = batchIds(job);
  const rows = await currentRows(hub, 'population', ['row_number', 'name', 'id_no']);
  await hub.undo(batchId!);
  return rows;
}

it('a dBase table is published with the numbers its records have, deleted ones left out', async () => {
  const dbf = makeTextDbf(people, { encode: encodeGb18030, deleted: [1] });
  expect(await deliver('人口.xls', dbf)).toEqual(published);
});

it('a layer in a ZIP is published beside its geometry', async () => {
  const zip = makeZip({
    'people.shp': makeShp([1, 2, 3].map((x) => ({ type: 1, point: [120 + x, 31] }))),
    'people.dbf': makeTextDbf(people, { encode: encodeGb18030, deleted: [1] }),
    'people.cpg': '936',
  });
  expect(await deliver('图层.zip', zip)).toEqual(published);
});

it('a database is published by its table', async () => {
  const rows = people.map((record, i) => (i === 2 ? [] : record));
  expect(await deliver('人口.db', await makeSqlite(tableOf('人口登记', rows)))).toEqual(published);
});

it('features are published by their properties', async () => {
  const [names, ...records] = people;
  const features = records.map((record, i) => ({
    type: 'Feature',
    properties: i === 1 ? {} : Object.fromEntries(names!.map((name, c) => [name, record[c]])),
    geometry: i === 1 ? null : { type: 'Point', coordinates: [120, 31] },
  }));
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  expect(await deliver('人口.geojson', Buffer.from(text))).toEqual(published);
});
