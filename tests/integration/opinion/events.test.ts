import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAnalyst } from '../../../core/access/actor.ts';
import { toFailure } from '../../../renderer/api/errors.ts';
import { addDays } from '../../../schemas/calendar/days.ts';
import { openTestCore, type TestCore } from '../../fixtures/test-core.ts';

interface Line {
  day: string;
  title: string;
  content: string;
  channel: string;
  category: string;
  likes: number;
}

const base = { channel: '电话', category: '城市管理', likes: 0 };
const estates = ['青禾佳园', '和风里', '临江府', '白鹭苑', '文昌阁小区', '石桥新村', '东湖花园', '海棠公寓'];
const things = [
  '路灯不亮',
  '垃圾没有清运',
  '井盖松动',
  '停车混乱',
  '树枝遮挡',
  '占道摆摊',
  '积水严重',
  '楼道堆物',
];

/** What comes by itself: every second day something else somewhere else, for half a year. */
const usual: Line[] = Array.from({ length: 90 }, (_, at) => {
  const [estate, thing] = [estates[at % 8]!, things[Math.floor(at / 8) % 8]!];
  return {
    ...base,
    day: addDays('2026-03-01', 2 * at),
    title: `${estate}${thing}`,
    content: `${estate}${thing}，请派人处理。`,
  };
});

const mixer: Line[] = [
  {
    ...base,
    day: '2026-08-20',
    title: '望潮新苑附近搅拌站噪音扰民',
    content: '望潮新苑小区旁边的搅拌站日夜施工，噪音和粉尘很大，老人无法休息。',
  },
  {
    ...base,
    day: '2026-08-22',
    title: '投诉搅拌站污染',
    content: '住在望潮新苑，旁边搅拌站粉尘满天飞，夜里噪音不断，请尽快处理。',
    channel: '网站',
    likes: 6,
  },
  {
    ...base,
    day: '2026-08-23',
    title: '望潮新苑搅拌站何时搬走',
    content: '望潮新苑业主再次反映搅拌站噪音粉尘扰民，要求搬走。',
    channel: 'APP',
  },
];

const seen = [
  '阳台外无人机盘旋',
  '楼顶停着无人机',
  '无人机撞断树枝',
  '夜里无人机亮灯',
  '无人机偷拍窗户',
  '无人机吓哭孩子',
  '无人机掉进池塘',
  '学飞无人机太吵',
];
const fears = [
  '猫都不敢出门',
  '谁批准的',
  '车顶被砸凹',
  '睡不着觉',
  '请查清是谁',
  '已经第三次',
  '电池漏液',
  '老师带队也不管',
];

/** Nobody wrote of drones before; at each estate it is a matter of its own. */
const drones: Line[] = estates.map((estate, at) => ({
  ...base,
  day: addDays('2026-08-15', at),
  title: `${estate}${seen[at]!}`,
  content: `我家在${estate}，${seen[at]!}，${fears[at]!}。`,
}));

const later: Line[] = [
  {
    ...base,
    day: '2026-08-27',
    title: '望潮新苑旁搅拌站仍在施工',
    content: '望潮新苑旁边的搅拌站半夜还在施工，噪音粉尘没有改善。',
  },
];

let core: TestCore;
let numbered = 0;

async function deliver(lines: readonly Line[]): Promise<void> {
  const path = join(core.workspace.paths.inbox, `工单${numbered}.csv`);
  const rows = lines.map(({ day, title, content, channel, category, likes }) =>
    [`W${++numbered}`, `${day} 09:00`, title, content, channel, category, likes].join(','),
  );
  const header = '工单编号,受理时间,标题,反映内容,受理渠道,一级内容分类,点赞数';
  await writeFile(path, `\uFEFF${[header, ...rows].join('\n')}\n`);
  const { fileId } = await core.ingest.inspect({ kind: 'plain', path, name: basename(path) }, localAnalyst);
  const tables = [{ table: 0, dataset: 'service-ticket' }];
  const { jobId } = await core.ingest.deliver(
    { fileId, department: '12345热线', mode: 'delta', tables },
    localAnalyst,
  );
  expect(await core.jobs.wait(jobId)).toMatchObject({ state: 'done' });
  await core.opinion.build();
}

const client = () =>
  createRouterClient(core.router, { context: core.contextFor({ host: 'loopback' }) }).opinion;
const hottest = async () => (await client().topics.hot({})).issues[0]!;

beforeAll(async () => {
  core = await openTestCore({ host: 'command-line' });
  await core.master.build();
  await deliver([...usual, ...mixer, ...drones]);
});
afterAll(() => core.remove());

describe('hot issues', () => {
  it('show one matter told three times with its heat in parts', async () => {
    const { asOf, issues, formula } = await client().topics.hot({});
    expect([asOf, formula['halfLife']]).toEqual(['2026-08-26', 14]);
    const [issue] = issues;
    expect(issue).toMatchObject({ rank: 1, requests: 3, first: '2026-08-20', last: '2026-08-23' });
    expect(issue!.title).toContain('搅拌站');
    // By age 6, 4 and 3 days at a half-life of 14; the second has six likes; three channels.
    const weights = [6, 4, 3].map((age) => 2 ** (-age / 14));
    expect(issue!.parts.size).toBeCloseTo(weights[0]! + weights[1]! + weights[2]!, 9);
    expect(issue!.parts.likes).toBeCloseTo(weights[1]! * 0.3 * Math.log(7), 9);
    expect(issue!.parts.channels).toBe(3);
  });

  it('let a request of the next delivery join by the same id, and name what ties it', async () => {
    const { eventId } = await hottest();
    await deliver(later);
    expect(await hottest()).toMatchObject({ eventId, requests: 4, last: '2026-08-27' });
    const tickets = await client().topics.tickets({ eventId });
    expect(tickets.at(-1)!.whole).toBeGreaterThan(0.3);
    expect(tickets.flatMap(({ shared }) => shared.map(({ words }) => words)).join()).toContain('搅拌站');
    expect((await client().topics.event({ eventId })).timeline.map(({ day }) => day)).toEqual([
      '2026-08-20',
      '2026-08-22',
      '2026-08-23',
      '2026-08-27',
    ]);
  });

  it('stay split and merged by people through a build, and come back when they take it back', async () => {
    const { eventId } = await hottest();
    const tickets = await client().topics.tickets({ eventId });
    const split = await client().topics.split({ recordIds: [tickets[3]!.recordId] });
    await core.opinion.build();
    expect(await hottest()).toMatchObject({ eventId, requests: 3 });
    const merged = await client().topics.merge({ eventId, other: split.eventId });
    await core.opinion.build();
    expect(await hottest()).toMatchObject({ eventId, requests: 4 });
    await client().topics.withdraw(merged);
    await client().topics.withdraw({ decisionId: split.decisionId });
    expect(await hottest()).toMatchObject({ eventId, requests: 4 });
    const again = client()
      .topics.withdraw(merged)
      .catch((error: unknown) => toFailure(error));
    expect(await again).toMatchObject({ code: 'CONFLICT' });
    const all = tickets.map(({ recordId }) => recordId);
    const refused = client()
      .topics.split({ recordIds: all })
      .catch((error: unknown) => toFailure(error));
    expect(await refused).toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('what is new', () => {
  it('is told by words that nobody used before, about several matters', async () => {
    const [topic, ...others] = await client().topics.fresh({ asOf: '2026-08-27' });
    expect(topic!.words.map(({ word }) => word)).toContain('无人机');
    expect(topic).toMatchObject({ requests: 8, first: '2026-08-15', last: '2026-08-22' });
    // What four people say of one matter is hot, but it is one.
    expect(others).toEqual([]);
  });

  it('makes a burst of its category, marked in the series', async () => {
    const days = { from: '2026-08-10', to: '2026-08-27' };
    const { bursts } = await client().bursts.list(days);
    expect(bursts[0]).toMatchObject({ category: '城市管理', area: '' });
    expect(bursts[0]!.seen).toBeGreaterThan(3 * bursts[0]!.expected);
    const series = await client().bursts.series({ ...days, category: '城市管理' });
    expect(series).toHaveLength(18);
    // One that comes by itself, one of the mixer and one drone.
    expect(series.find(({ day }) => day === '2026-08-22')).toMatchObject({ requests: 3, isBurst: true });
    const [trend] = await client().topics.trends({ asOf: '2026-08-22' });
    expect(trend).toMatchObject({ category: '城市管理', movement: { state: 'rising' } });
  });
});
