import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localAnalyst, type Actor } from '../../../core/access/actor.ts';
import { permissionsOf } from '../../../core/access/permissions.ts';
import { scoped } from '../../../core/access/scoped.ts';
import type { Store } from '../../../core/journal/open-store.ts';
import { quote } from '../../../core/warehouse/quote.ts';
import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { defineDataset } from '../../../schemas/datasets/define.ts';
import { newWorkspace, type TestWorkspace } from '../../fixtures/test-workspace.ts';

const label = { zh: '', en: '' };
const visits: Dataset = defineDataset({
  id: 'home-visit',
  label,
  definition: label,
  identity: [['id_no']],
  fields: [
    { key: 'id_no', label, type: 'citizen-number', variants: [] },
    { key: 'name', label, type: 'name', variants: [] },
    { key: 'native_place', label, type: 'division', variants: [] },
    { key: 'town', label, type: 'division', variants: [] },
    { key: 'reason', label, type: 'text', variants: [] },
  ],
  rules: [],
});

let test: TestWorkspace;
let store: Store;

beforeEach(async () => {
  test = await newWorkspace();
  store = await test.open();
  const { warehouse } = store;
  await warehouse.run(`CREATE TABLE record.home_visit (record_id BIGINT, source_id INTEGER, source_key VARCHAR,
    batch_id INTEGER, row_number INTEGER, from_version BIGINT, to_version BIGINT, issues VARCHAR,
    ${visits.fields.map(({ key }) => `${quote(key)} VARCHAR`).join(', ')})`);
  for (const [id, department] of [
    [1, '民政局'],
    [2, '公安局'],
  ])
    await warehouse.run(
      'INSERT INTO ops.source (source_id, department, dataset, connector, mode, layout, mapping, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      [id as number, department as string, 'home-visit', 'csv', 'snapshot', '', '[]', 1],
    );
  const rows: [number, number, number | null, string, string, string][] = [
    [1, 1, null, '张三', '510104', '320582101'],
    [2, 2, null, '李四', '320582', '320582102'],
    [3, 2, 5, '王五', '320582', '320582102'], // closed by version 5
    [4, 2, null, '赵六', '320582', '320581100'],
  ];
  for (const [id, source, to, name, from, town] of rows)
    await warehouse.run(
      "INSERT INTO record.home_visit VALUES (?, ?, 'k', 1, ?, 1, ?, NULL, '320582199001011234', ?, ?, ?, '独居')",
      [id, source, id, to, name, from, town],
    );
});

afterEach(async () => {
  await store.close();
  await test.remove();
});

const rowsFor = (actor: Partial<Actor>) => {
  const { sql, values } = scoped({ ...localAnalyst, ...actor }, visits);
  return store.warehouse.all<{ record_id: bigint }>(`${sql} ORDER BY record_id`, values);
};
const idsFor = async (actor: Partial<Actor>) =>
  (await rowsFor(actor)).map(({ record_id }) => Number(record_id));

describe('scoped rows', () => {
  it('are the current ones, masked, without the key of their subject', async () => {
    const [row] = await rowsFor({});
    expect(row).toEqual({
      record_id: 1n,
      source_id: 1,
      batch_id: 1,
      row_number: 1,
      from_version: 1n,
      department: '民政局',
      id_no: '320*************34',
      name: '张*',
      native_place: '510104',
      town: '320582101',
      reason: '独居',
    });
    expect(await idsFor({})).toEqual([1, 2, 4]);
  });

  it('of a liaison are those of the own department', async () => {
    expect(await idsFor({ role: 'liaison', department: '公安局' })).toEqual([2, 4]);
    expect(await idsFor({ role: 'liaison', department: "公安局' OR '1'='1" })).toEqual([]);
    expect(await idsFor({ role: 'liaison', department: null })).toEqual([]);
  });

  it('lie in the areas of the actor, wherever the people come from', async () => {
    expect(await idsFor({ areas: ['320582'] })).toEqual([1, 2]);
    expect(await idsFor({ areas: ['320581100', '320582102'] })).toEqual([2, 4]);
    expect(await idsFor({ areas: [] })).toEqual([]);
  });

  it.each([
    'leader',
    'approver',
    'system-administrator',
    'security-administrator',
    'audit-administrator',
  ] as const)('are none for a %s', async (role) => {
    expect(await idsFor({ role })).toEqual([]);
    expect(permissionsOf(role)).not.toContain('view-rows');
  });
});
