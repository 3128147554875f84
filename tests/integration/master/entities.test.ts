import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localAnalyst, type Actor } from '../../../core/access/actor.ts';
import { buildCoverage } from '../../../core/master/coverage/build-coverage.ts';
import { createMaster } from '../../../core/master/create-master.ts';
import { entityView } from '../../../core/master/entity/entity-view.ts';
import { relationGraph } from '../../../core/master/graph/relation-graph.ts';
import { entityHistory } from '../../../core/master/history/entity-history.ts';
import { lineageOfValue } from '../../../core/master/lineage/lineage-of-value.ts';
import { productsOfRecord } from '../../../core/master/lineage/products-of-record.ts';
import { entityTimeline } from '../../../core/master/portrait/entity-timeline.ts';
import { searchEntities } from '../../../core/master/search/search-entities.ts';
import { openPublishedRecords, type PublishedRecords } from '../../fixtures/published-records.ts';
import { buildGoldenRecords, publishEntity } from './golden-records.ts';

const number = '390101199002031236';
const liaison: Actor = { ...localAnalyst, role: 'liaison', department: '卫健委' };

let records: PublishedRecords;
/** 张伟 as police (1) and health (2) know him; 李芳 whom only the police know (3); a company (4, 5); a dwelling (6). */
beforeEach(async () => {
  records = await openPublishedRecords();
  await publishEntity(records, { kind: 'person', id: 1, dataset: 'population' }, [
    ['公安局', { name: '张伟', id_no: number, sex: '1', hukou_code: '390101' }],
    [
      '卫健委',
      { name: '张玮', id_no: number, phone: '15412345678', live_addr: '云澜市东屿区汀山街道听涛路8号' },
    ],
  ]);
  await publishEntity(records, { kind: 'person', id: 2, dataset: 'population' }, [
    ['公安局', { name: '曾芳', id_no: '390101198511070020', hukou_code: '390102' }],
  ]);
  await publishEntity(records, { kind: 'legal-entity', id: 3, dataset: 'legal-entity' }, [
    [
      '市场监管局',
      { name: '云澜市华盛贸易有限公司', uscc: '91390101YY0000015L', est_date: '2015-03-08', status: 'K' },
    ],
    ['税务局', { name: '云澜市华盛贸易有限公司', uscc: '91390101YY0000015L', reg_addr: '望海街107号' }],
  ]);
  await publishEntity(records, { kind: 'dwelling', id: 4, dataset: 'dwelling' }, [
    [
      '不动产登记中心',
      { address: '云澜市东屿区汀山街道听涛路8号天鹅城1幢303室', unit_no: '390101001001GB00001F00010003' },
    ],
  ]);
  await buildGoldenRecords(records.warehouse);
});
afterEach(() => records.close());

const search = async (text: string, actor: Actor = localAnalyst) => {
  const { total, hits } = await searchEntities(records.warehouse, actor, {
    text,
    kinds: [],
    offset: 0,
    limit: 10,
  });
  expect(total).toBe(hits.length);
  return hits.map(({ kind, id, matchedBy }) => `${kind} ${id} ${matchedBy}`);
};

describe('search', () => {
  it('finds by the whole name, its beginning and any part of it, the whole first', async () => {
    await publishEntity(records, { kind: 'person', id: 5, dataset: 'population' }, [
      ['公安局', { name: '张伟明' }],
    ]);
    await buildGoldenRecords(records.warehouse);
    expect(await search('张伟')).toEqual(['person 1 name', 'person 5 name']);
    expect(await search('华盛')).toEqual(['legal-entity 3 name']);
  });

  it('finds by the initials of pinyin, family names by their own reading', async () => {
    expect(await search('zw')).toEqual(['person 1 initials']);
    expect(await search('ZF')).toEqual(['person 2 initials']); // 曾 is zeng as a family name
    expect(await search('ylshs')).toEqual(['legal-entity 3 initials']);
  });

  it('finds numbers and codes whole or by six characters and more, never by fewer', async () => {
    expect(await search(number)).toEqual(['person 1 number']);
    expect(await search('390101199')).toEqual(['person 1 number']);
    expect(await search('39010')).toEqual([]);
    expect(await search('15412345678')).toEqual(['person 1 number']);
    expect(await search('91390101yy0000015l')).toEqual(['legal-entity 3 code']);
    expect(await search('390101001001')).toEqual(['dwelling 4 number']);
  });

  it('finds addresses', async () => {
    expect(await search('听涛路8号')).toEqual(['dwelling 4 address']);
    expect(await search('望海街')).toEqual(['legal-entity 3 address']);
  });

  it('finds addresses in any spelling, and what stands in a building that is named', async () => {
    const master = createMaster(records);
    await master.build();
    const found = async (text: string, actor: Actor = localAnalyst) => {
      const { hits } = await master.search(actor, { text, kinds: [], offset: 0, limit: 10 });
      return hits.map(({ kind, id, matchedBy }) => `${kind} ${id} ${matchedBy}`);
    };
    expect(await found('东屿听涛路８号天鹅城一号楼303')).toEqual(['dwelling 4 address']);
    expect(await found('天鹅城1#')).toEqual(['dwelling 4 address']);
    expect(await found('听涛路8号天鹅城2幢303')).toEqual([]);
    expect(await found('听涛路8号天鹅城1幢303', liaison)).toEqual([]);
  });

  it('takes what looks like SQL for words', async () => {
    expect(await search("' OR 1=1 --")).toEqual([]);
    expect(await search('%')).toEqual([]);
  });

  it('shows names, numbers and addresses masked', async () => {
    const { hits } = await searchEntities(records.warehouse, localAnalyst, {
      text: '张伟',
      kinds: ['person'],
      offset: 0,
      limit: 1,
    });
    expect(hits).toEqual([
      {
        kind: 'person',
        id: '1',
        title: '张*',
        detail: '云澜市东屿区汀山街道***',
        grid: null,
        departments: 2,
        matchedBy: 'name',
      },
    ]);
  });

  it('finds for a liaison what the own rows say, and nothing else', async () => {
    expect(await search('张玮', liaison)).toEqual(['person 1 name']);
    expect(await search('张伟', liaison)).toEqual([]);
    expect(await search('曾芳', liaison)).toEqual([]);
    expect(await search('zf', liaison)).toEqual([]);
    expect(await search('390101198', liaison)).toEqual([]);
  });

  it('finds nothing for who may see no rows', async () => {
    expect(await search('张伟', { ...localAnalyst, role: 'leader' })).toEqual([]);
  });
});

describe('an entity', () => {
  const view = (actor: Actor, purpose: string | null = null) =>
    entityView(records.warehouse, actor, { kind: 'person', entityId: 1, purpose });
  const values = async (actor: Actor, purpose: string | null = null) =>
    Object.fromEntries(
      (await view(actor, purpose)).values.flatMap(({ field, value }) =>
        value === null ? [] : [[field, value]],
      ),
    );

  it('shows its values masked, with the rule, the row and who agrees', async () => {
    const { title, values: all, isUnmasked, stale } = await view(localAnalyst);
    expect({ title, isUnmasked, stale }).toEqual({ title: '张*', isUnmasked: false, stale: false });
    expect(all.find(({ field }) => field === 'name')).toEqual({
      field: 'name',
      value: '张*',
      rule: 'authority',
      record: {
        recordId: 1,
        dataset: 'population',
        department: '公安局',
        file: '公安局.csv',
        sheet: '',
        row: 1,
        receivedOn: '2026-11-01',
      },
      agreeing: 1,
      differing: 1,
    });
    expect(all.find(({ field }) => field === 'id_no')).toMatchObject({
      value: '390*************36',
      rule: 'only',
      agreeing: 2,
    });
    expect(all.find(({ field }) => field === 'marital')).toMatchObject({
      value: null,
      rule: null,
      record: null,
    });
  });

  it('shows its values whole under a stated purpose, to who may', async () => {
    expect(await values(localAnalyst, '核实出生信息')).toMatchObject({ name: '张伟', id_no: number });
    await expect(view(liaison, '核实出生信息')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is what the own rows say to a liaison', async () => {
    expect(await values(liaison)).toEqual({
      id_no: '390*************36',
      name: '张*',
      phone: '154****5678',
      live_addr: '云澜市东屿区汀山街道***',
    });
    await expect(
      entityView(records.warehouse, liaison, { kind: 'person', entityId: 2, purpose: null }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is what the rows in the own area say to who is limited to it', async () => {
    const inside: Actor = { ...localAnalyst, areas: ['390101'] };
    await expect(view(inside)).rejects.toMatchObject({ code: 'NOT_FOUND' }); // where somebody is registered is no place of the row
  });

  it('says who should know it: departments that know most of its kind in its town', async () => {
    await records.warehouse.run(
      "INSERT INTO master.place BY NAME SELECT 'person' AS kind, unnest([1, 2])::BIGINT AS entity_id, '390101001001001' AS grid",
    );
    await records.warehouse.transaction((session) =>
      buildCoverage(session, {
        dataVersion: 1,
        signal: new AbortController().signal,
        progress: () => undefined,
      }),
    );
    // The police know both of the two persons there, the health office one.
    const { coverage } = await entityView(records.warehouse, localAnalyst, {
      kind: 'person',
      entityId: 2,
      purpose: null,
    });
    expect(coverage).toEqual([
      { department: '公安局', dataset: 'population', records: 1, isExpected: true },
      { department: '卫健委', dataset: 'population', records: 0, isExpected: true },
    ]);
    expect((await view(liaison)).coverage).toEqual([
      { department: '卫健委', dataset: 'population', records: 1, isExpected: true },
    ]);
  });

  it('says whose data know it', async () => {
    const { coverage } = await view(localAnalyst);
    expect(
      coverage.filter((line) => line.records > 0).map(({ department, records: n }) => [department, n]),
    ).toEqual([
      ['公安局', 1],
      ['卫健委', 1],
    ]);
  });
});

describe('lineage', () => {
  it('leads from a value to every row that gives it or another one', async () => {
    const { rule, candidates } = await lineageOfValue(records.warehouse, localAnalyst, {
      kind: 'person',
      entityId: 1,
      field: 'name',
    });
    expect(rule).toBe('authority');
    expect(
      candidates.map(({ value, isChosen, authority, departments, latest, records: rows }) => [
        value,
        isChosen,
        authority,
        departments,
        latest,
        rows.map(({ file, sheet, row }) => `${file}|${sheet}|${row}`),
      ]),
    ).toEqual([
      ['张*', true, 1, 1, '2026-11-01', ['公安局.csv||1']],
      ['张*', false, 3, 1, '2026-11-01', ['卫健委.csv||1']],
    ]);
    const agreed = await lineageOfValue(records.warehouse, localAnalyst, {
      kind: 'person',
      entityId: 1,
      field: 'id_no',
    });
    expect(agreed).toMatchObject({ rule: 'only', candidates: [{ isChosen: true, departments: 2 }] });
    await expect(
      lineageOfValue(records.warehouse, localAnalyst, { kind: 'person', entityId: 1, field: 'nonsense' }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('leads from a row to what was made of it', async () => {
    await records.warehouse.run(
      "INSERT INTO quarantine.issue VALUES (2, 1, 'phone', 'phone-several', 'warning', NULL)",
    );
    const products = await productsOfRecord(records.warehouse, localAnalyst, {
      dataset: 'population',
      recordId: 2,
    });
    expect(products).toMatchObject({
      record: { recordId: 2, department: '卫健委', file: '卫健委.csv', row: 1 },
      entity: { kind: 'person', id: '1', title: '张*' },
      lost: ['name'],
      issues: [{ field: 'phone', code: 'phone-several', severity: 'warning' }],
    });
    expect(products.won.sort()).toEqual(['id_no', 'live_addr', 'phone']);
    await expect(
      productsOfRecord(records.warehouse, liaison, { dataset: 'population', recordId: 1 }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('history', () => {
  it('says for how long a row said what, by the days of deliveries', async () => {
    const { warehouse } = records;
    await records.publish({
      department: '公安局',
      dataset: 'population',
      rows: [],
      receivedAt: '2026-12-01 08:00:00',
    }); // batch and version 7
    await warehouse.run('UPDATE record.population SET to_version = 7 WHERE record_id = 3');
    await warehouse.run(
      `INSERT INTO record.population (record_id, source_id, source_key, batch_id, row_number, from_version, name, hukou_code)
       SELECT 30, source_id, source_key, 7, 1, 7, '曾芳芳', hukou_code FROM record.population WHERE record_id = 3`,
    );
    await buildGoldenRecords(warehouse);
    const lines = await entityHistory(warehouse, localAnalyst, { kind: 'person', entityId: 2 });
    const of = (field: string) =>
      lines
        .filter((line) => line.field === field)
        .map(({ value, from, to, record }) => [value, from, to, record.recordId]);
    expect(of('name')).toEqual([
      ['曾*', '2026-12-01', null, 30],
      ['曾*', '2026-11-01', '2026-12-01', 3],
    ]);
    expect(of('hukou_code')).toEqual([['390102', '2026-11-01', null, 3]]);
    expect(of('id_no')).toEqual([
      [null, '2026-12-01', null, 30],
      ['390*************20', '2026-11-01', '2026-12-01', 3],
    ]);
  });
});

describe("a company's portrait", () => {
  it('tells what happened, the newest first, each with its row', async () => {
    const { recordIds } = await records.publish({
      department: '信用中心',
      dataset: 'credit-record',
      rows: [
        {
          kind: '01',
          uscc: '91390101YY0000015L',
          name: '云澜市华盛贸易有限公司',
          matter: '未按规定公示',
          decided: '2025-06-01',
          amount: 3000,
        },
      ],
    });
    await records.link('legal-entity', 3, recordIds, 'credit-record');
    await records.publish({
      department: '人社局',
      dataset: 'social-insurance',
      rows: [
        { name: '张伟', uscc: '91390101YY0000015L', start: '2024-02-05' },
        { name: '曾芳', uscc: '91390101YY0000015L', start: '2024-02-20' },
      ],
    });
    await buildGoldenRecords(records.warehouse);
    const events = await entityTimeline(records.warehouse, localAnalyst, {
      kind: 'legal-entity',
      entityId: 3,
    });
    expect(events.map(({ day, kind, field, title, facts }) => [day, kind, field, title, facts])).toEqual([
      ['2025-06-01', 'penalty', 'decided', '未按规定公示', [{ field: 'amount', value: '3000.0' }]],
      ['2024-02-01', 'insurance', 'start', '', [{ field: 'insured', value: '2' }]],
      ['2015-03-08', 'registration', 'est_date', '', [{ field: 'status', value: 'K' }]],
    ]);
  });

  it('is never made of a person', async () => {
    expect(await entityTimeline(records.warehouse, localAnalyst, { kind: 'person', entityId: 1 })).toEqual(
      [],
    );
  });
});

describe('the relation graph', () => {
  beforeEach(async () => {
    const relate = (
      relation: string,
      from: [string, number],
      to: [string, number | string],
      evidence: number,
    ) =>
      records.warehouse.run(
        `INSERT INTO master.relation BY NAME SELECT $1 AS relation, $2 AS from_kind, $3::BIGINT AS from_id, $4 AS to_kind,
           $5::BIGINT AS to_id, $6 AS to_code, 'population' AS evidence_dataset, $7::BIGINT AS evidence_record, 'number' AS method, 0.9 AS confidence`,
        [
          relation,
          ...from,
          to[0],
          typeof to[1] === 'number' ? to[1] : null,
          typeof to[1] === 'string' ? to[1] : null,
          evidence,
        ],
      );
    await relate('lives-in', ['person', 1], ['dwelling', 4], 2);
    await relate('lives-in', ['person', 1], ['dwelling', 4], 1);
    await relate('owns', ['person', 2], ['dwelling', 4], 3);
    await relate('represents', ['person', 2], ['legal-entity', 3], 3);
    await relate('lies-in', ['dwelling', 4], ['grid', '390101001001001'], 6);
    await records.warehouse.run(
      'INSERT INTO master.relation_end SELECT DISTINCT to_kind, to_id, from_kind, from_id FROM master.relation WHERE to_id IS NOT NULL',
    );
  });
  const around = async (actor: Actor, depth: number) => {
    const { nodes, edges, omitted } = await relationGraph(records.warehouse, actor, {
      kind: 'person',
      entityId: 1,
      depth,
    });
    return {
      nodes: nodes.map(({ kind, id, distance }) => `${distance} ${kind}:${id}`).sort(),
      edges: edges.map(({ relation, from, to }) => `${from} ${relation} ${to}`).sort(),
      omitted,
    };
  };

  it('reaches as many steps as asked for, and not beyond a grid', async () => {
    expect(await around(localAnalyst, 1)).toEqual({
      nodes: ['0 person:1', '1 dwelling:4'],
      edges: ['person:1 lives-in dwelling:4'],
      omitted: 0,
    });
    const two = await around(localAnalyst, 2);
    expect(two.nodes).toEqual(['0 person:1', '1 dwelling:4', '2 grid:390101001001001', '2 person:2']);
    expect((await around(localAnalyst, 3)).nodes).toContain('3 legal-entity:3');
  });

  it('shows a liaison what the own rows say', async () => {
    expect(await around(liaison, 3)).toEqual({
      nodes: ['0 person:1', '1 dwelling:4'],
      edges: ['person:1 lives-in dwelling:4'],
      omitted: 0,
    });
  });

  it('stands on the page of either end, with its evidence', async () => {
    const { relations } = await entityView(records.warehouse, localAnalyst, {
      kind: 'dwelling',
      entityId: 4,
      purpose: null,
    });
    expect(
      relations.map(({ relation, direction, other, evidence }) => [
        relation,
        direction,
        other.kind,
        other.id,
        evidence.map(({ recordId }) => recordId).sort(),
      ]),
    ).toEqual([
      ['lives-in', 'from', 'person', '1', [1, 2]],
      ['owns', 'from', 'person', '2', [3]],
    ]);
  });
});
