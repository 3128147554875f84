import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const files = {
  '人口.csv': [
    '姓名,公民身份号码,性别,现住址,户籍地址',
    '张伟,390101199001010017,男,锦绣花园1幢2单元301,云澜市锦绣花园1幢2单元302室',
    '李芳,390101198505050026,女,锦绣花园1幢2单元302室,',
  ],
  '房屋.csv': [
    '房屋编号,房屋地址,权利人,权利人证件号码,承租人姓名',
    'F1,锦绣花园1幢2单元301室,李芳,390101198505050026,张伟',
    'F2,锦绣花园1幢2单元302室,,,',
  ],
  '法人.csv': ['统一社会信用代码,企业名称,法定代表人', '91350100M000100Y43,云澜市海风商贸有限公司,李芳'],
  '参保.csv': [
    '社会保障号码,参保人姓名,单位信用代码,参保单位',
    '390101198505050026,李芳,91350100M000100Y43,海风商贸有限公司',
  ],
};
const departments = {
  '人口.csv': '公安局',
  '房屋.csv': '房管局',
  '法人.csv': '市场监管局',
  '参保.csv': '人社局',
};

describe('tonghui links', () => {
  let folder: string;
  let workspace: string;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tonghui-links-'));
    env = { TONGHUI_KEYS: join(folder, 'keys') };
    workspace = join(folder, 'city');
    await runCli(['init', workspace], env);
    for (const [name, lines] of Object.entries(files)) {
      writeFileSync(join(folder, name), lines.join('\r\n'));
      const department = departments[name as keyof typeof departments];
      const run = await runCli(
        ['ingest', workspace, join(folder, name), '--department', department, '--json'],
        env,
      );
      expect(run.code, run.stderr).toBe(0);
    }
    expect((await runCli(['match', workspace, '--json'], env)).code).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('lists every relation by the rows that state it, on either side', async () => {
    const out = join(folder, 'links.csv');
    const run = await runCli(['links', workspace, '--out', out], env);
    expect(run.code, run.stderr).toBe(0);
    const [header, ...lines] = readFileSync(out, 'utf8').trimEnd().split('\r\n');
    expect(header).toBe('relation,from_file,from_sheet,from_row,to_file,to_sheet,to_row');
    expect(lines.sort()).toEqual([
      'lives-in,人口.csv,,1,房屋.csv,,1',
      'lives-in,人口.csv,,2,房屋.csv,,2',
      'owns,人口.csv,,2,房屋.csv,,1',
      'registered-at,人口.csv,,1,房屋.csv,,2',
      'rents,人口.csv,,1,房屋.csv,,1',
      'represents,人口.csv,,2,法人.csv,,1',
      'works-for,参保.csv,,1,法人.csv,,1',
    ]);
  });
});
