import { localAnalyst } from '../../../../core/access/actor.ts';
import { citizenNumber } from '../../../../sample/numbers/citizen-number.ts';
import { newIngestHub, type IngestHub } from '../../../fixtures/ingest-hub.ts';

/** Whoever looks. */
export const analyst = localAnalyst;

/** Nobody stops it. */
export const { signal } = new AbortController();

const surnames = '王李张刘陈杨赵黄周吴';
const givens = '伟芳娜敏静丽强磊军洋';
const seconds = '一二三四五六七八九十';

/** The i-th of people who have nothing in common: number, name, birth date. */
export function person(i: number): { number: string; name: string; birth: string } {
  const [year, month, day] = [1950 + (i % 40), 1 + (i % 9), 10 + (i % 10)];
  return {
    number: citizenNumber(390101, year * 10_000 + month * 100 + day, i),
    name: `${surnames[i % 10]}${givens[(i * 7) % 10]}${seconds[(i * 3 + Math.floor(i / 10)) % 10]}`,
    birth: `${year}-${String(month).padStart(2, '0')}-${day}`,
  };
}

export interface PersonRow {
  number?: string;
  name: string;
  birth?: string;
  phone?: string;
}

export function populationFile(rows: readonly PersonRow[]): string {
  const lines = rows.map(({ number = '', name, birth = '', phone = '' }) =>
    [number, name, birth, phone].join(','),
  );
  return `公民身份号码,姓名,出生日期,联系电话\n${lines.join('\n')}\n`;
}

/** The record id of the current row of a department in which a name stands. */
export async function recordOf(hub: IngestHub, department: string, name: string): Promise<number> {
  const rows = await hub.store.warehouse.all<{ id: number }>(
    `SELECT record_id::DOUBLE AS id FROM record.population r JOIN ops.source s USING (source_id)
     WHERE to_version IS NULL AND s.department = $1 AND r.name = $2`,
    [department, name],
  );
  if (rows.length !== 1) throw new Error(`${rows.length} rows of ${name} in ${department}`);
  return rows[0]!.id;
}

/** A hub with 60 people in two departments: those of the other one have a phone of their own, and some slips. */
export async function workbenchHub(
  first: readonly PersonRow[] = [],
  second: readonly PersonRow[] = [],
): Promise<IngestHub & { remove(): Promise<void> }> {
  const hub = await newIngestHub();
  const people = Array.from({ length: 60 }, (_, i) => person(i));
  const phone = (start: number, i: number) => `154${String(start + i).padStart(8, '0')}`;
  await hub.deliverText(
    'a.csv',
    populationFile([...people.map((of, i) => ({ ...of, phone: phone(0, i) })), ...first]),
    { department: '甲局' },
  );
  await hub.deliverText(
    'b.csv',
    populationFile([...people.map((of, i) => ({ ...of, phone: phone(5000, i) })), ...second]),
    { department: '乙局' },
  );
  return hub;
}
