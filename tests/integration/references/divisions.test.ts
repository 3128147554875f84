import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { divisionsRegistered, loadReferences } from '../../../core/ingest/references/index.ts';
import { parseDivisions } from '../../../core/ingest/references/own-divisions.ts';
import type { ApplyContext } from '../../../core/journal/command.ts';
import type { Scratch } from '../../../core/warehouse/scratch.ts';
import { fieldOf, normaliseTexts } from '../../fixtures/normalise-texts.ts';
import { openReferences } from '../../fixtures/reference-session.ts';

let session: Scratch;

beforeAll(async () => {
  session = await openReferences();
});

afterAll(() => session.close());

const register = (divisions: { code: string; name: string }[]) =>
  divisionsRegistered.apply(
    session,
    {
      seq: 1,
      at: '2026-11-21T09:00:00.000',
      actor: { name: 'a', role: 'b' },
      type: 'divisions.registered',
      data: { divisions },
    },
    {} as ApplyContext,
  );

const meaning = async (text: string) => {
  const [{ value, issue } = { value: undefined, issue: null }] = await normaliseTexts(
    session,
    fieldOf('division'),
    [text],
  );
  return [value, issue];
};

describe('what is shipped', () => {
  it('is today’s divisions down to towns, and the codes that went before', async () => {
    const levels = await session.all(
      'SELECT level, count(*)::INTEGER AS rows FROM ref.division GROUP BY level ORDER BY level',
    );
    expect(levels.map((row) => ({ ...(row as object) }))).toEqual([
      { level: 'city', rows: 342 },
      { level: 'county', rows: 2975 }, // of 2,978 names, three are cities without counties
      { level: 'province', rows: 34 },
      { level: 'town', rows: 41352 },
    ]);
  });

  it('names divisions in full', async () => {
    const names = await session.all<{ full_name: string }>(
      "SELECT full_name FROM ref.division WHERE code IN ('110101', '320582', '320582100', '429004') ORDER BY code",
    );
    expect(names.map((row) => row.full_name)).toEqual([
      '北京市东城区',
      '江苏省苏州市张家港市',
      '江苏省苏州市张家港市杨舍镇',
      '湖北省仙桃市',
    ]);
  });

  it('leads abolished codes to those that followed', async () => {
    expect(await meaning('320521')).toEqual(['320582', 'division-abolished']);
    expect(await meaning('330204')).toEqual(['330212', 'division-abolished']);
    expect(await meaning('110221')).toEqual(['110114', 'division-abolished']);
    expect(await meaning('江东区')).toEqual(['330212', 'division-abolished']);
  });

  it('is loaded once', async () => {
    await session.run("DELETE FROM ref.division WHERE code = '110101'");
    await loadReferences(session);
    expect(await session.all("SELECT 1 FROM ref.division WHERE code = '110101'")).toEqual([]);
    await session.run('DELETE FROM ref.edition');
    await loadReferences(session);
    expect(await session.all("SELECT 1 FROM ref.division WHERE code = '110101'")).toHaveLength(1);
  });
});

describe('names', () => {
  it.each([
    ['江苏省', '320000', null],
    ['江苏', '320000', null],
    ['苏州市', '320500', null],
    ['张家港市', '320582', null],
    ['苏州市张家港市', '320582', null],
    ['江苏省张家港市', '320582', null],
    ['张家港市杨舍镇', '320582100', null],
    ['江苏省苏州市张家港市杨舍镇', '320582100', null],
    ['锦江区', '510104', null],
    ['鼓楼区', null, 'division-ambiguous'],
    ['南京市鼓楼区', '320106', null],
    ['东城区', '110101', null],
    ['虚构县', null, 'division-unknown'],
    ['320582100003', '320582100003', null],
    ['990101', '990101', 'division-code-unknown'],
  ])('%s is %s', async (text, code, issue) => expect(await meaning(text)).toEqual([code, issue]));
});

describe('the workspace’s own divisions', () => {
  const own = [
    { code: '990100', name: '汇州市' },
    { code: '990101', name: '东城区' },
    { code: '990101001', name: '云山街道' },
    { code: '990101001001', name: '云山社区居委会' },
    { code: '320113', name: '栖霞区' },
  ];

  beforeEach(() => register(own));
  afterAll(() => register([]));

  it.each([
    ['东城区', '990101', null],
    ['汇州市东城区云山街道', '990101001', null],
    ['云山街道', '990101001', null],
    ['云山', '990101001', null],
    ['云山社区', '990101001001', null],
    ['云山社区居委会', '990101001001', null],
    ['990101001001', '990101001001', null],
    ['栖霞', '320113', null],
    ['仙林街道', '320113007', null],
    ['北京市东城区', '110101', null],
  ])('%s is %s', async (text, code, issue) => expect(await meaning(text)).toEqual([code, issue]));

  it('may begin a citizen number', async () => {
    const [area] = await session.all("SELECT 1 FROM ref.citizen_area WHERE code = '990101'");
    expect(area).toBeDefined();
  });

  it('replace those registered before', async () => {
    await register([{ code: '990200', name: '新州市' }]);
    expect(await meaning('云山街道')).not.toEqual(['990101001', null]);
    expect(await meaning('新州市')).toEqual(['990200', null]);
  });
});

describe('divisions.csv', () => {
  it('is read with or without quotes, a byte order mark and further columns', () => {
    expect(
      parseDivisions('\ufeffcode,name,parent\r\n990101,"东城区",990100\r\n\r\n990101001,云山街道\r\n'),
    ).toEqual([
      { code: '990101', name: '东城区' },
      { code: '990101001', name: '云山街道' },
    ]);
  });

  it('says which line is no division', () => {
    expect(() => parseDivisions('code,name\n99x,东城区\n')).toThrow(/divisions\.csv:2/);
  });
});
