import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGazetteer } from '../../../../core/master/addresses/read-gazetteer.ts';
import { parsedColumns, writeParsedAddresses } from '../../../../core/master/addresses/write-parsed.ts';
import { refillDivisions } from '../../../../core/ingest/references/load-references.ts';
import type { Scratch } from '../../../../core/warehouse/scratch.ts';
import { openReferences } from '../../../fixtures/reference-session.ts';

describe('parsed addresses in the warehouse', () => {
  let session: Scratch;
  beforeAll(async () => {
    session = await openReferences();
    await session.run(
      `INSERT INTO ref.own_division VALUES ('320281', '江阴市'), ('320281001', '澄江街道'), ('320281001001', '望江社区')`,
    );
    await refillDivisions(session);
  });
  afterAll(() => session.close());

  async function parsedOf(texts: readonly string[], ownNamesSql?: string) {
    await session.run('CREATE OR REPLACE TEMP TABLE given AS SELECT unnest($1::VARCHAR[]) AS address', [
      texts,
    ]);
    const gazetteer = await readGazetteer(session, ownNamesSql);
    await writeParsedAddresses(session, 'SELECT address FROM given', 'parsed_address', gazetteer);
    return session.all('SELECT * FROM parsed_address ORDER BY text');
  }

  it('has a row for each distinct text, with its components, normal form and keys', async () => {
    const rows = await parsedOf([
      '江阴市虹桥北路１６６号天鹤花园十二幢1单元502室（租住）',
      '江阴市虹桥北路１６６号天鹤花园十二幢1单元502室（租住）',
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      text: '江阴市虹桥北路１６６号天鹤花园十二幢1单元502室（租住）',
      province: null,
      district: '江阴市',
      road: '虹桥北路',
      number: '166',
      estate: '天鹤花园',
      building: '12',
      unit: '1',
      floor: null,
      room: '502',
      remainder: '租住',
      code: '320281',
      normal: '江阴市虹桥北路166号天鹤花园12幢1单元502室',
      door_key: '12-1-502',
      building_key: '天鹤花园|12',
      estate_key: '天鹤花园',
      road_key: '虹桥北路166',
    });
  });

  it('knows the workspace’s own towns and villages by their bare names, and its own roads', async () => {
    const own = `SELECT 'road' AS component, '外滩' AS name, 3::INTEGER AS count`;
    const rows = await parsedOf(['澄江望江外滩8号'], own);
    expect(rows[0]).toMatchObject({
      town: '澄江街道',
      village: '望江社区',
      road: '外滩',
      number: '8',
      code: '320281001001',
    });
  });

  it('takes any text, and none for null', async () => {
    const odd = ['', ' ', 'a\u001fb', "'; DROP TABLE x; --", '\ud83d\ude00路', '长'.repeat(5000)];
    await session.run('CREATE OR REPLACE TEMP TABLE given AS SELECT NULL::VARCHAR AS address');
    await writeParsedAddresses(
      session,
      'SELECT address FROM given',
      'parsed_address',
      await readGazetteer(session),
    );
    expect(await session.all('SELECT * FROM parsed_address')).toEqual([]);
    const rows = await parsedOf(odd);
    expect(rows.map(({ text }) => text).toSorted()).toEqual(odd.toSorted());
    expect(Object.keys(rows[0]!)).toEqual(['text', ...parsedColumns]);
  });

  it('reads more texts than go in one statement', async () => {
    const texts = Array.from({ length: 4500 }, (_, at) => `人民路${at + 1}号`);
    await parsedOf(texts);
    const [count] = await session.all<{ n: number }>(
      `SELECT count(*)::INTEGER AS n FROM parsed_address WHERE text = '人民路' || number || '号'`,
    );
    expect(count!.n).toBe(4500);
  });
});
