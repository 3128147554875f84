import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pairLines } from '../../../../core/matching/workbench/pair-lines.ts';
import { pairViews } from '../../../../core/matching/workbench/pair-views.ts';
import { creditCode, organisationCode } from '../../../../sample/numbers/credit-code.ts';
import { newIngestHub, type IngestHub } from '../../../fixtures/ingest-hub.ts';
import { analyst, signal } from './workbench-hub.ts';

let hub: IngestHub & { remove(): Promise<void> };

const places = ['云澜市', '东湖区', '西岭县', '南津区', '北原县'];
const trades = ['商贸', '建材', '餐饮', '物流', '科技', '印刷', '园林', '运输'];
const owners = ['张伟民', '李秀兰', '王建国', '刘志强', '陈雨桐', '杨立新', '赵文博'];

function companies(nameOf: (name: string) => string): string {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const code = creditCode('91', 390101, organisationCode(i + 1));
    const name = `${places[i % 5]}${trades[i % 8]}${'甲乙丙丁戊己庚辛壬癸'[i % 10]}有限公司`;
    return `${code},${nameOf(name)},${owners[i % 7]},2001-02-0${1 + (i % 9)}`;
  });
  return `统一社会信用代码,企业名称,法定代表人,成立日期\n${rows.join('\n')}\n`;
}

beforeAll(async () => {
  hub = await newIngestHub();
  const files = [companies((name) => name), companies((name) => name.replace('有限公司', '有限责任公司'))];
  for (const [at, text] of files.entries())
    expect(
      await hub.deliverText(`${at}.csv`, text, {
        department: at === 0 ? '甲局' : '乙局',
        tables: [{ table: 0, dataset: 'legal-entity' }],
      }),
    ).toMatchObject({ state: 'done' });
  expect(await hub.match('legal-entity')).toMatchObject({ state: 'done' });
});
afterAll(() => hub.remove());

describe('a pair of legal entities', () => {
  it('shows what is public, masks who is a person, and marks where the names differ', async () => {
    const { warehouse } = hub.store;
    const which = { pattern: null, from: null, below: null, offset: 0, limit: 100 };
    const { pairs } = await pairLines(warehouse, analyst, { entity: 'legal-entity', ...which });
    const pair = pairs.find(({ names }) => names[0] === '云澜市商贸甲有限公司')!;
    expect(pair.names).toEqual(['云澜市商贸甲有限公司', '云澜市商贸甲有限责任公司']);
    const [view] = await pairViews(warehouse, analyst, { entity: 'legal-entity', pairs: [pair], signal });
    expect(view!.left.values).toMatchObject({
      code: creditCode('91', 390101, organisationCode(1)),
      name: '云澜市商贸甲有限公司',
      representative: '张*',
      founded: '2001-02-01',
    });
    const marks = view!.outcomes.flatMap(({ differing }) => differing['name'] ?? []);
    // 有限公司 and 有限责任公司: two characters more, at the places 8 and 9.
    expect(marks).toContainEqual({ left: [], right: [8, 9] });
    expect(view!.weight).toBeCloseTo(pair.weight, 4);
  });
});
