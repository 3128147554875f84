import { prepareRisk } from '../../../core/monitoring/risk/risk-tables.ts';
import type { SqlValue } from '../../../core/warehouse/warehouse.ts';
import { openPublishedRecords, type PublishedRecords } from '../../fixtures/published-records.ts';

/** Two towns with one village and one grid each. */
export const [townA, townB] = ['320281001', '320281002'] as const;
export const [gridA, gridB] = ['320281001001001', '320281002001001'] as const;

type Row = Record<string, SqlValue>;

/** Rows from a table of words; `-` is no value. */
function table(text: string): Row[] {
  const [header, ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/));
  return lines.map((cells) =>
    Object.fromEntries(
      header!.flatMap((key, at): [string, string][] => (cells[at] === '-' ? [] : [[key, cells[at]!]])),
    ),
  );
}

const hazards = table(`
  no occur      type       level done       due        uscc grid
  H1 2026-08-01 消防隐患   04    2026-08-03 2026-08-10 C1   ${gridA}
  H2 2026-10-02 消防隐患   02    2026-10-12 2026-10-10 C1   ${gridA}
  H3 2026-10-05 危化品隐患 01    -          2026-10-20 C2   ${gridB}
  H4 2026-10-06 群租隐患   04    -          2026-11-10 -    ${gridA}
  H5 2026-10-07 危旧房隐患 03    -          -          -    ${gridA}
  H6 2026-09-15 施工隐患   04    -          2026-09-30 C2   ${gridA}
  H7 2026-10-31 消防隐患   04    2026-11-01 2026-11-15 -    ${gridB}`);

const disputes = table(`
  no occur      type     scale persons done       due        place            grid
  D1 2026-08-01 邻里纠纷 01    2       2026-08-05 2026-08-31 人民公园         ${gridA}
  D2 2026-10-01 劳资纠纷 02    12      -          2026-10-20 人民路           ${gridB}
  D3 2026-10-10 邻里纠纷 01    3       2026-10-15 2026-11-09 人民公园         ${gridA}
  D4 2026-09-20 征拆纠纷 01    4       -          2026-10-20 -                ${gridA}
  D5 2026-10-31 邻里纠纷 01    2       -          2026-11-30 幸福小区3幢101室 ${gridA}`);

const tickets = table(`
  no  time       type cat1     cat2         addr     deadline   done       status satisfied solved urgent supervise uscc subject grid
  T1  2026-08-01 03   城市管理 噪声扰民     人民公园 2026-08-06 2026-08-03 03     4         1      1      false     C1   -       ${gridA}
  T2  2026-10-01 03   城市管理 噪声扰民     人民公园 2026-10-06 2026-10-05 03     2         3      2      true      C1   -       ${gridA}
  T3  2026-10-10 03   城市管理 噪声扰民     人民公园 2026-10-15 2026-10-20 03     5         1      1      -         -    -       ${gridA}
  T4  2026-10-12 04   生态环境 工业异味     幸福路   2026-10-17 -          02     -         -      -      -         -    -       ${gridB}
  T5  2026-10-13 02   劳动保障 拖欠工资     -        2026-11-30 -          04     -         -      -      -         -    -       ${gridA}
  T6  2026-10-14 01   公用事业 供电问题     -        2026-10-19 2026-10-15 03     3         2      -      -         -    -       ${gridA}
  T7  2026-10-15 03   城乡建设 物业服务     -        2026-10-20 2026-10-17 03     9         9      -      -         -    -       ${gridA}
  T8  2026-10-16 03   市场监管 预付卡纠纷   -        2026-10-21 2026-10-18 03     1         3      -      -         -    乙公司  ${gridA}
  T9  2026-10-17 02   交通运输 道路破损     -        2026-10-22 -          06     -         -      -      -         -    -       ${gridA}
  T10 2026-10-31 04   消防安全 消防通道堵塞 -        2026-11-05 -          02     -         -      -      -         -    -       ${gridA}`);

const inspections = table(`
  no inspected  result due        rectified  uscc area
  I1 2026-08-01 1      -          -          C1   ${townA}
  I2 2026-10-05 2      2026-10-20 -          C1   ${townA}
  I3 2026-10-06 3      2026-11-10 -          C2   ${townB}
  I4 2026-10-07 1      -          -          C1   ${townA}
  I5 2026-10-08 4      -          -          C3   ${townA}
  I6 2026-10-09 2      2026-10-12 2026-10-11 C3   ${townA}`);

const credit = table(`
  no kind uscc decided    valid_to
  P1 01   C1   2026-08-01 -
  P2 01   C1   2026-10-05 -
  P3 01   C2   2026-10-06 -
  P4 02   C1   2026-10-07 -
  P5 01   92S  2026-10-08 -
  A1 03   C2   2026-09-01 2027-09-01
  A2 04   C1   2026-08-05 2026-10-01
  A3 03   C2   2026-10-02 -`);

const readings = table(`
  stream station_no indicator measured   value limit_value area
  03     S1         可燃气体  2026-10-01 5     10          ${townA}
  03     S1         可燃气体  2026-10-02 12    10          ${townA}
  02     S2         PM2.5     2026-10-03 80    75          ${townA}
  02     S2         PM2.5     2026-10-04 30    75          ${townA}
  02     S2         PM2.5     2026-10-05 90    -           ${townA}
  04     S3         水位      2026-10-06 3     4           ${townB}
  06     S4         故障灯率  2026-10-31 5     4           ${townB}`);

const checks = table(`
  uscc year conclusion checked    due
  O1   2025 4          -          2026-06-30
  O2   2025 1          2026-06-01 2026-06-30
  O3   2025 3          2026-10-01 2026-10-15
  O4   2025 4          -          2026-10-15
  O5   2025 5          -          2026-10-15
  O6   2025 1          2026-10-10 2026-10-15`);

const surveys = table(`
  area     topic  period surveyed   sample_size satisfied
  ${townA} 安全感 2026   2026-10-10 200         180
  ${townB} 安全感 2026   2026-10-10 100         60`);

const insured = table(`
  insured_no uscc status
  1          C1   5
  2          C1   1
  3          C2   1
  4          C3   1
  5          92S  5`);

const residents = table(`
  area     kind year value
  ${townA} 2    2025 20000
  ${townB} 2    2025 10000
  ${townA} 1    2025 15000`);

const companies = table(`
  uscc name       type status
  C1   甲公司     01   K
  C2   乙公司     01   D
  C3   丙公司     01   T
  C4   丁公司     01   X
  92S  小吃店     03   K`);

/** W1: one resident on 40 m²; W2: ten on 30 m²; W3: nobody; W4: two on 50 m². */
const dwellings = table(`
  usage danger area
  02    A      40
  04    C      30
  01    B      80
  02    D      50`);

/** p1 lives in W1, p2 to p11 in W2, p12 and p13 in W4; p14 is dead. */
const persons = [
  ...table(`
    birth      match_flag pop_type
    1940-01-01 01         01
    1990-01-01 02         02
    1990-01-01 01         02`),
  ...Array.from({ length: 8 }, () => ({ birth: '1990-01-01' })),
  ...table(`
    birth      status
    1955-01-01 1
    1990-01-01 1
    1930-01-01 3`),
];
const homes = [1, ...Array.from({ length: 10 }, () => 2), 4, 4];

interface Batch {
  department: string;
  dataset: string;
  rows: Row[];
}

/** All data of one small city, delivered on 2 November for October. */
export async function openHandRecords(): Promise<PublishedRecords> {
  const records = await openPublishedRecords();
  await prepareRisk(records.warehouse);
  for (const batch of batches()) await records.publish({ ...batch, receivedAt: '2026-11-02 08:00:00' });
  await records.warehouse.run(`UPDATE ops.batch SET period = '2026-10'`);
  await publishRegular(records);
  await writeMaster(records);
  return records;
}

function batches(): Batch[] {
  return [
    { department: '应急局', dataset: 'incident', rows: hazards },
    { department: '综治中心', dataset: 'incident', rows: disputes },
    { department: '12345', dataset: 'service-ticket', rows: tickets },
    { department: '市场局', dataset: 'inspection', rows: inspections },
    { department: '信用中心', dataset: 'credit-record', rows: credit },
    { department: '物联平台', dataset: 'monitoring-reading', rows: readings },
    { department: '民政局', dataset: 'organisation-check', rows: checks },
    { department: '政法委', dataset: 'satisfaction-survey', rows: surveys },
    { department: '人社局', dataset: 'social-insurance', rows: insured },
    { department: '统计局', dataset: 'official-denominator', rows: residents },
    { department: '市场局', dataset: 'legal-entity', rows: companies },
    { department: '住建局', dataset: 'dwelling', rows: dwellings },
    { department: '公安局', dataset: 'population', rows: persons },
  ];
}

/** A source that owes a list every month within five days: that of August came in time, that of September on 20 October, with one of four rows set aside. */
async function publishRegular({ warehouse, publish }: PublishedRecords): Promise<void> {
  const list = { department: '大数据局', dataset: 'code-list' };
  const rows = [{ code: '1' }, { code: '2' }, { code: '3' }];
  const first = await publish({ ...list, rows, receivedAt: '2026-09-03 08:00:00' });
  const second = await publish({ ...list, rows, receivedAt: '2026-10-20 08:00:00', quarantined: 1 });
  const profile = JSON.stringify({ cadence: 'monthly', graceDays: 5 });
  await warehouse.run('UPDATE ops.source SET profile = $profile WHERE source_id = $id', {
    profile,
    id: first.sourceId,
  });
  await warehouse.run('UPDATE ops.batch SET source_id = $first WHERE source_id = $second', {
    first: first.sourceId,
    second: second.sourceId,
  });
  await warehouse.run('DELETE FROM ops.source WHERE source_id = $id', { id: second.sourceId });
}

/** Master data as a build would make them: each record an entity of its own, entities of a kind numbered from 1. */
async function writeMaster({ warehouse }: PublishedRecords): Promise<void> {
  for (const [kind, dataset] of [
    ['legal-entity', 'legal_entity'],
    ['dwelling', 'dwelling'],
    ['person', 'population'],
  ] as const) {
    const golden = kind.replace('-', '_');
    const fields = {
      'legal-entity': 'uscc, name, type, status',
      dwelling: 'usage, danger, area',
      person: 'birth, match_flag, pop_type, status',
    }[kind];
    const numbered = `SELECT *, row_number() OVER (ORDER BY record_id) AS entity_id FROM record.${dataset}`;
    await warehouse.run(
      `INSERT INTO master.${golden} BY NAME SELECT entity_id, ${fields} FROM (${numbered})`,
    );
    await warehouse.run(
      `INSERT INTO master.member BY NAME SELECT '${kind}' AS kind, '${dataset.replace('_', '-')}' AS dataset, entity_id, record_id, source_id
       FROM (${numbered})`,
    );
    await warehouse.run(
      `INSERT INTO master.place BY NAME SELECT '${kind}' AS kind, entity_id, '${gridA}' AS grid FROM (${numbered})`,
    );
  }
  await warehouse.run(
    `INSERT INTO master.grid BY NAME SELECT unnest($grids::VARCHAR[]) AS code, left(code, 12) AS village, left(code, 9) AS town, '1' AS type`,
    { grids: [gridA, gridB] },
  );
  for (const [at, home] of homes.entries())
    await warehouse.run(
      `INSERT INTO master.relation BY NAME SELECT 'lives-in' AS relation, 'person' AS from_kind, ${at + 1} AS from_id,
         'dwelling' AS to_kind, ${home} AS to_id`,
    );
  await warehouse.run(`INSERT INTO master.unlinked VALUES ('dwellings-without-people', 3, '${gridA}')`);
  await warehouse.run(
    `INSERT INTO master.unlinked_count VALUES ('dwellings-without-people', '${gridA}', 1, 4, 0, 0)`,
  );
}
