import { createHash } from 'node:crypto';
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  failureOf,
  openDispatchHub,
  type DispatchClient,
  type DispatchHub,
} from '../../fixtures/dispatch-hub.ts';
import { filesWith } from '../../fixtures/scan-workspace.ts';

let hub: DispatchHub;
let centre: DispatchClient;

/** Golden records as master data make them: forty factories, ten of them in 320582002; a sole trader twice, one deregistered. */
beforeAll(async () => {
  hub = await openDispatchHub('2026-11-02 09:00');
  centre = hub.client('analyst', null, '中心甲');
  const { warehouse } = hub.core;
  await warehouse.run(
    `INSERT INTO master.legal_entity (entity_id, uscc, name, type, status, industry)
     SELECT i, '9132058200000' || lpad(i::VARCHAR, 4, '0') || 'X', '工厂' || i, '01', 'K', CASE WHEN i % 2 = 0 THEN 'C2631' ELSE 'G5432' END
     FROM range(1, 41) r(i)
     UNION ALL VALUES (41, '92320582MA1AAAAA1A', '个体甲', NULL, 'K', 'C2631'), (42, NULL, '个体乙', '03', 'K', 'C2631'),
       (43, '913205820000000431', '已注销工厂', '01', 'X', 'C2631'), (44, NULL, '无码工厂', '01', 'K', 'C2631')`,
  );
  await warehouse.run(
    `INSERT INTO master.place (kind, entity_id, grid)
     SELECT 'legal-entity', i, CASE WHEN i <= 10 THEN '320582002001001' ELSE '320582001001001' END FROM range(1, 45) r(i)`,
  );
});
afterAll(() => hub.core.remove());

const request = {
  title: '2026年四季度危化品抽查',
  seed: '双色球2026112期 03 08 15 21 27 30 + 09',
  companies: 5,
  inspectors: ['王检查', '李检查', '赵检查', '钱检查'],
};

/** Draws again from the exported list, by the method that is printed beside it and nothing of the program. */
function drawAgain(keys: string[], seed: string, count: number): string[] {
  const left = [...keys];
  return Array.from({ length: count }, (_, n) => {
    const counter = Buffer.alloc(2);
    counter.writeUInt16BE(n);
    const hash = createHash('sha256')
      .update(Buffer.concat([counter, Buffer.from(seed), counter]))
      .digest('hex');
    let remainder = 0;
    for (const digit of hash) remainder = (remainder * 16 + parseInt(digit, 16)) % left.length;
    return left.splice(remainder, 1)[0]!;
  });
}

describe('a random draw', () => {
  it('can be drawn again from its exported list and seed', async () => {
    const draw = await centre.dispatch.draws.draw(request);
    expect(draw.frame).toMatchObject({ companies: 41, inspectors: 4 });
    const { file } = await centre.dispatch.draws.export({ drawId: draw.drawId });
    const book = read(Buffer.from(await file.arrayBuffer()));
    const rowsOf = (sheet: string) => utils.sheet_to_json<string[]>(book.Sheets[sheet]!, { header: 1 });
    const keys = rowsOf('企业名录')
      .slice(1)
      .map(([, key]) => key!);
    const inspectors = rowsOf('人员名录')
      .slice(1)
      .map(([, name]) => name!);
    expect(rowsOf('抽取结果').flat().join()).not.toMatch(/个体|已注销/);
    expect(keys).toEqual([...keys].sort());
    const text = `${keys.map((key) => `${key}\n`).join('')}\n${inspectors.map((name) => `${name}\n`).join('')}`;
    expect(createHash('sha256').update(text).digest('hex')).toBe(draw.frame.sha256);
    expect(rowsOf('证明').flat()).toEqual(expect.arrayContaining([request.seed, draw.frame.sha256]));
    const again = drawAgain(keys, request.seed, 5);
    expect(draw.companies.map(({ uscc, entityId }) => uscc ?? `hub:${entityId}`)).toEqual(again);
    const order = drawAgain(inspectors, `${request.seed}/inspectors/1`, 4);
    expect(draw.pairs.slice(0, 2).map(({ inspectors: team }) => team)).toEqual([
      order.slice(0, 2),
      order.slice(2),
    ]);
    for (const { inspectors: team } of draw.pairs) expect(new Set(team).size).toBe(2);
  });

  it('is the same whatever the order of the inspectors, and another with another seed', async () => {
    const draw = (more: object) => centre.dispatch.draws.draw({ ...request, ...more });
    const first = await draw({});
    const turned = await draw({ inspectors: [...request.inspectors].reverse() });
    expect([turned.pairs, turned.frame]).toEqual([first.pairs, first.frame]);
    expect((await draw({ seed: '另一个种子，换过' })).pairs).not.toEqual(first.pairs);
    expect(await centre.dispatch.draws.get({ drawId: first.drawId })).toEqual(first);
    expect((await centre.dispatch.draws.list({}))[0]).toMatchObject({
      seed: '另一个种子，换过',
      by: '中心甲',
    });
  });

  it('is of an area and of industries, by letter or digits', async () => {
    const frameOf = async (more: object) =>
      (await centre.dispatch.draws.draw({ ...request, ...more })).frame.companies;
    expect(await frameOf({ within: '320582002' })).toBe(10);
    expect(await frameOf({ industries: ['C'] })).toBe(21);
    expect(await frameOf({ industries: ['c26', '5432'] })).toBe(41);
    expect(await frameOf({ industries: ['54'], within: '320582002' })).toBe(5);
  });

  it('is refused when there are too few', async () => {
    const draw = (more: object) => failureOf(centre.dispatch.draws.draw({ ...request, ...more }));
    expect(await draw({ companies: 42 })).toEqual({
      code: 'DRAW_TOO_FEW',
      data: { companies: 41, wanted: 42 },
    });
    expect(await draw({ inspectors: ['王检查', ' 王检查 '] })).toMatchObject({ code: 'BAD_INPUT' });
  });

  it('leaves no names in the journal or anywhere on the disk', async () => {
    expect(await filesWith(hub.core.workspace.paths.root, ['王检查'])).toEqual([]);
    expect(await filesWith(hub.core.workspace.paths.journal, ['工厂'])).toEqual([]);
  });
});
