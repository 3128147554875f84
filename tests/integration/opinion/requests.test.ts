import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, localAnalyst } from '../../../core/access/actor.ts';
import { readAnswers } from '../../../core/monitoring/opinion/answers/read-answers.ts';
import { readOpinionBrief } from '../../../core/monitoring/opinion/brief/read-brief.ts';
import { createOpinion } from '../../../core/monitoring/opinion/create-opinion.ts';
import { prepareOpinion } from '../../../core/monitoring/opinion/prepare-opinion.ts';
import { readTicket } from '../../../core/monitoring/opinion/search/read-ticket.ts';
import { searchTickets } from '../../../core/monitoring/opinion/search/search-tickets.ts';
import { readKeyTerms } from '../../../core/monitoring/opinion/terms/read-key-terms.ts';
import type { SqlValue } from '../../../core/warehouse/warehouse.ts';
import { TicketCondition } from '../../../schemas/api/opinion/answers.ts';
import { TicketQuery } from '../../../schemas/api/opinion/tickets.ts';
import { openPublishedRecords, type PublishedRecords } from '../../fixtures/published-records.ts';

const [gridA, gridB] = ['320281001001001', '320281002001001'] as const;

const rows: Record<string, SqlValue>[] = [
  {
    no: 'T1',
    time: '2026-10-01 09:00:00',
    channel: '01',
    type: '03',
    cat1: '生态环境',
    grid: gridA,
    org: '市生态环境局',
    title: '东湖花园油烟扰民',
    content: '楼下烧烤店油烟直排，业主多次反映无果。',
    caller_phone: 'h1',
    dispatch: '2026-10-01 10:00:00',
    deadline: '2026-10-06 09:00:00',
    done: '2026-10-03 09:00:00',
    status: '03',
    solved: '1',
    satisfied: '4',
  },
  {
    no: 'T2',
    time: '2026-10-02 10:00:00',
    channel: '02',
    type: '03',
    cat1: '生态环境',
    grid: gridA,
    org: '市生态环境局',
    title: '油烟问题',
    content: '望山路饭店油烟大，已有居民中毒送医，要求今天必须处理。',
    caller_phone: 'h1',
    dispatch: '2026-10-02 16:00:00',
    deadline: '2026-10-07 10:00:00',
    done: '2026-10-12 10:00:00',
    status: '03',
    solved: '3',
    satisfied: '2',
  },
  {
    no: 'T3',
    time: '2026-10-03 08:30:00',
    channel: '01',
    type: '02',
    cat1: '公用事业',
    org: '水务集团',
    title: '停水',
    content: '东湖花园停水三天。',
    deadline: '2026-10-08 08:30:00',
    status: '02',
  },
  {
    no: 'T4',
    time: '2026-10-20 00:00:00',
    channel: '03',
    type: '05',
    cat1: '交通运输',
    grid: gridB,
    org: '市交通局',
    title: '公交建议',
    content: '建议加密12路公交班次。',
    dispatch: '2026-10-20 02:00:00',
    deadline: '2026-10-25 00:00:00',
    done: '2026-10-22 00:00:00',
    status: '03',
    solved: '2',
    satisfied: '5',
  },
  {
    no: 'T5',
    time: '2026-10-21 11:20:00',
    channel: '01',
    type: '03',
    cat1: '城乡建设',
    grid: gridB,
    org: '市住建局',
    title: '电梯故障',
    content: '幸福小区电梯坏了，200余户业主联名要求维修，无人受伤。',
    deadline: '2026-10-31 11:20:00',
    status: '04',
  },
];

let records: PublishedRecords;
let ids: number[];
const search = (query: Partial<TicketQuery>, actor: Actor = localAnalyst) =>
  searchTickets(records.warehouse, actor, TicketQuery.parse(query));
const numbersOf = async (query: Partial<TicketQuery>, actor?: Actor) =>
  (await search(query, actor)).tickets.map(({ no }) => no);
const build = () => createOpinion({ warehouse: records.warehouse }).build();

beforeAll(async () => {
  records = await openPublishedRecords();
  const { warehouse } = records;
  await prepareOpinion(warehouse);
  for (const grid of [gridA, gridB])
    await warehouse.run(
      'INSERT INTO master.grid BY NAME SELECT $1 AS code, left($1, 12) AS village, left($1, 9) AS town',
      [grid],
    );
  await warehouse.run(
    `INSERT INTO master.address BY NAME SELECT 1 AS address_id, '东湖花园' AS estate, $1 AS grid`,
    [gridB],
  );
  ids = (await records.publish({ department: '12345', dataset: 'service-ticket', rows })).recordIds;
  await build();
});
afterAll(() => records.close());

describe('what is read out of requests', () => {
  it('says where they are: by their own grid, else by the place that the text names', async () => {
    const areas = await records.warehouse.all(
      'SELECT "no", place, grid, town FROM mart.opinion_ticket ORDER BY "no"',
    );
    expect(areas).toMatchObject([
      { no: 'T1', place: '东湖花园', grid: gridA, town: '320281001' },
      { no: 'T2', grid: gridA },
      { no: 'T3', place: '东湖花园', grid: gridB, town: '320281002' },
      { no: 'T4', place: null, grid: gridB },
      { no: 'T5', place: '幸福小区', grid: gridB },
    ]);
  });

  it('says why they cannot wait, by the words that say so, but for what is denied', async () => {
    const second = await readTicket(records.warehouse, localAnalyst, ids[1]!);
    expect(second.urgency).toEqual(['hurt', 'deadline']);
    const text = `${second.title}\n${second.content}`;
    expect(second.reasons.map(({ words, start }) => text.slice(start, start + words.length))).toEqual([
      '中毒',
      '送医',
      '今天必须',
    ]);
    expect((await readTicket(records.warehouse, localAnalyst, ids[4]!)).urgency).toEqual(['group']);
  });

  it('counts how often a caller came before, and keeps nothing else of them', async () => {
    expect((await readTicket(records.warehouse, localAnalyst, ids[1]!)).repeats).toBe(1);
    expect((await readTicket(records.warehouse, localAnalyst, ids[0]!)).repeats).toBe(0);
    const columns = await records.warehouse.all<{ name: string }>(
      `SELECT column_name AS name FROM duckdb_columns() WHERE schema_name = 'mart' AND table_name LIKE 'opinion%'`,
    );
    expect(columns.map(({ name }) => name)).not.toContain('caller');
  });
});

describe('the search', () => {
  it('finds words wherever a text is cut, all of them, and single characters', async () => {
    expect(await numbersOf({ query: '油烟' })).toEqual(['T2', 'T1']);
    expect(await numbersOf({ query: '湖花' })).toEqual(['T3', 'T1']);
    expect(await numbersOf({ query: '油烟 中毒' })).toEqual(['T2']);
    expect(await numbersOf({ query: '水' })).toEqual(['T3']);
    expect(await numbersOf({ query: '１２路' })).toEqual(['T4']);
    expect(await numbersOf({ query: '地铁' })).toEqual([]);
    expect(await numbersOf({ query: '。' })).toEqual([]);
  });

  it('puts what fits best first when asked: what stands oftener in a shorter text', async () => {
    expect(await numbersOf({ query: '油烟', order: 'relevance' })).toEqual(['T1', 'T2']);
  });

  it('keeps to filters and pages', async () => {
    expect(await numbersOf({ within: '320281002' })).toEqual(['T5', 'T4', 'T3']);
    expect(await numbersOf({ within: gridA, to: '2026-10-01' })).toEqual(['T1']);
    expect(await numbersOf({ channels: ['01'], kinds: ['03'] })).toEqual(['T5', 'T1']);
    expect(await numbersOf({ urgency: ['hurt'], query: '油烟' })).toEqual(['T2']);
    expect(await search({ offset: 1, limit: 2 })).toMatchObject({
      total: 5,
      tickets: [{ no: 'T4' }, { no: 'T3' }],
    });
  });

  it('shows where the words stand', async () => {
    const { tickets } = await search({ query: '油烟', to: '2026-10-01' });
    const [{ title, excerpt }] = tickets as [(typeof tickets)[0]];
    expect(title.marks).toEqual([[4, 6]]);
    expect(excerpt.marks.map(([from, to]) => excerpt.text.slice(from, to))).toEqual(['油烟']);
  });

  it('shows rows of the own department only to a liaison, and none to leaders', async () => {
    const liaison: Actor = { ...localAnalyst, role: 'liaison', department: '12345' };
    expect(await numbersOf({ query: '油烟' }, liaison)).toEqual(['T2', 'T1']);
    expect(await search({ query: '油烟' }, { ...liaison, department: '乙局' })).toEqual({
      total: 0,
      tickets: [],
    });
    expect(await search({}, { ...localAnalyst, role: 'leader' })).toEqual({ total: 0, tickets: [] });
    expect(await numbersOf({}, { ...localAnalyst, areas: ['320281001'] })).toEqual(['T2', 'T1']);
    await expect(
      readTicket(records.warehouse, { ...liaison, department: '乙局' }, ids[0]!),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('answers', () => {
  const all = TicketCondition.parse({});

  it('have times with percentiles, and shares with their intervals', async () => {
    const { asOf, groups } = await readAnswers(records.warehouse, { ...all, by: 'all' });
    expect(asOf).toBe('2026-10-21');
    const [{ shares, ...answers }] = groups as [(typeof groups)[0]];
    // Responses after 1, 6 and 2 hours; closed after 2, 10 and 2 days. A percentile between two values is interpolated: 2 + 0.8 × 4.
    expect(answers).toEqual({
      group: null,
      tickets: 5,
      closed: 3,
      closedUnsolved: 1,
      repeated: 0,
      responseHours: { count: 3, mean: 3, median: 2, p90: expect.closeTo(5.2, 9) as number },
      handlingDays: {
        count: 3,
        mean: expect.closeTo(14 / 3, 9) as number,
        median: 2,
        p90: expect.closeTo(8.4, 9) as number,
      },
    });
    // T2 was closed late, T3 is open past its deadline; Wilson's interval of 2 of 5 is 11.8 to 76.9 per cent.
    expect(shares).toMatchObject([
      { indicator: 'requests-overdue-share', numerator: 2, denominator: 5, value: 40, state: 'small' },
      { indicator: 'requests-returned-share', numerator: 1, denominator: 5, value: 20 },
      { indicator: 'requests-unsolved-share', numerator: 1, denominator: 3 },
      { indicator: 'requests-dissatisfied-share', numerator: 1, denominator: 3 },
    ]);
    expect(shares[0]!.low).toBeCloseTo(11.76, 1);
    expect(shares[0]!.high).toBeCloseTo(76.93, 1);
  });

  it('are told by unit, the largest first', async () => {
    const { groups } = await readAnswers(records.warehouse, { ...all, by: 'org' });
    expect(groups.map(({ group, tickets }) => [group, tickets])).toEqual([
      ['市生态环境局', 2],
      ...['市交通局', '市住建局', '水务集团'].map((org) => [org, 1]),
    ]);
  });
});

describe('the daily brief', () => {
  it('counts a day with its interval, and says how the week was answered', async () => {
    const brief = await readOpinionBrief(records.warehouse, { day: '2026-10-02', within: null });
    expect(brief).toMatchObject({
      day: '2026-10-02',
      volume: { tickets: 1, before: 1, usual: 0 },
      channels: [{ channel: '02', tickets: 1 }],
      categories: [{ category: '生态环境', tickets: 1, before: 1 }],
      urgent: [{ recordId: ids[1], marks: ['hurt', 'deadline'], area: gridA }],
      answers: { tickets: 2, closed: 2, responseHours: { count: 2, mean: 3.5 } },
    });
    expect(brief!.negative.denominator).toBe(1);
    expect(await readOpinionBrief(records.warehouse, { day: null, within: '320281001' })).toMatchObject({
      day: '2026-10-21',
      volume: { tickets: 0 },
      answers: null,
    });
  });
});

describe('a delivery', () => {
  const ticketsByNo = () =>
    records.warehouse.all<{ no: string; ticket: number }>(
      'SELECT "no", ticket FROM mart.opinion_ticket ORDER BY "no"',
    );

  /** What a publication does: the old version ends, and another of the same subject begins. */
  async function replace(recordId: number, recordIdAfter: number, changes: string): Promise<void> {
    await records.warehouse.run(
      `UPDATE record.service_ticket SET to_version = 2 WHERE record_id = ${recordId}`,
    );
    await records.warehouse.run(
      `INSERT INTO record.service_ticket SELECT * REPLACE (${recordIdAfter} AS record_id, 2 AS from_version, NULL AS to_version, ${changes})
       FROM record.service_ticket WHERE record_id = ${recordId}`,
    );
  }

  it('has only new texts read, and forgets what is gone', async () => {
    const before = new Map((await ticketsByNo()).map(({ no, ticket }) => [no, ticket]));
    await replace(ids[2]!, 101, `'03' AS status`);
    await replace(ids[3]!, 102, `'建议增开夜班公交。' AS content`);
    await records.warehouse.run(
      `UPDATE record.service_ticket SET to_version = 2 WHERE record_id = ${ids[4]!}`,
    );
    await build();
    const after = new Map((await ticketsByNo()).map(({ no, ticket }) => [no, ticket]));
    expect([...after.keys()]).toEqual(['T1', 'T2', 'T3', 'T4']);
    for (const no of ['T1', 'T2', 'T3']) expect(after.get(no)).toBe(before.get(no));
    expect(after.get('T4')).toBeGreaterThan(Math.max(...before.values()));
    expect(await search({ query: '停水' })).toMatchObject({
      total: 1,
      tickets: [{ recordId: 101, status: '03' }],
    });
    expect(await numbersOf({ query: '夜班公交' })).toEqual(['T4']);
    expect(await numbersOf({ query: '加密' })).toEqual([]);
    expect(await numbersOf({ query: '电梯' })).toEqual([]);
  });

  it('has texts with a word that was added read anew', async () => {
    const wordsOf = async (no: string) => {
      const rows = await records.warehouse.all<{ text: string }>(
        `SELECT w."text" FROM mart.opinion_ticket t JOIN mart.opinion_ticket_word USING (ticket) JOIN mart.opinion_word w USING (word) WHERE t."no" = $1`,
        [no],
      );
      return rows.map(({ text }) => text);
    };
    expect(await wordsOf('T1')).not.toContain('油烟直排');
    await records.warehouse.run(
      `INSERT INTO ops.opinion_word VALUES ('油烟直排', 'term', 3, 'tester', 'analyst', '')`,
    );
    await build();
    expect(await wordsOf('T1')).toContain('油烟直排');
    expect(await numbersOf({ query: '油烟' })).toEqual(['T2', 'T1']);
  });
});

describe('key terms', () => {
  it('are the words that requests of an area have and others have not', async () => {
    const made = (content: string, grid: string) =>
      Array.from({ length: 12 }, (_, at) => ({
        no: `${grid}-${at}`,
        time: '2026-11-05 08:00:00',
        title: '诉求',
        content: `${content}第${at}次`,
        grid,
      }));
    await records.publish({
      department: '城管',
      dataset: 'service-ticket',
      rows: [...made('烧烤店油烟很大', gridA), ...made('烧烤店占道经营', gridB)],
    });
    await build();
    const days = { from: '2026-11-05', to: '2026-11-05' };
    const query = {
      ...TicketCondition.parse({ ...days, within: gridA }),
      against: 'rest' as const,
      limit: 10,
    };
    const { tickets, baseline, terms } = await readKeyTerms(records.warehouse, query);
    expect([tickets, baseline]).toEqual([12, 12]);
    expect(terms.map(({ word }) => word)).toContain('油烟');
    expect(terms.map(({ word }) => word)).not.toContain('烧烤店');
    expect(await readKeyTerms(records.warehouse, { ...query, against: 'before' })).toMatchObject({
      baseline: 0,
    });
  });
});
