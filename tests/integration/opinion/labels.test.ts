import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAnalyst } from '../../../core/access/actor.ts';
import { toFailure } from '../../../renderer/api/errors.ts';
import { Random } from '../../../sample/base/random.ts';
import { categories } from '../../../sample/texts/categories.ts';
import { quantities, ticketText } from '../../../sample/texts/compose.ts';
import { sharedData } from '../../fixtures/shared-data.ts';
import { openTestCore, type TestCore } from '../../fixtures/test-core.ts';

/** What callers ask for: two kinds of matter that departments have always put down, and one that nobody has named yet. */
const known = ['物业服务', '拖欠工资'];
const unnamed = '公交线路';
const perKind = 30;
const delivered = 12;

interface Made {
  no: string;
  name: string;
  group: string;
  line: string;
}

function madeTickets(): Made[] {
  return [...known, unnamed].flatMap((name, kind) => {
    const category = categories.find((one) => one.name === name)!;
    return Array.from({ length: perKind }, (_, at) => {
      const random = new Random(kind * 1000 + at, 'labels');
      const place = () =>
        `${random.pick(['东湖', '望山', '金桂', '和平'])}${random.pick(['花园', '新村', '路'])}`;
      const places = ['place', 'estate', 'road', 'village', 'company', 'building', 'floor', 'handler'];
      const slots = { ...quantities(random), ...Object.fromEntries(places.map((slot) => [slot, place])) };
      const text = ticketText(random.pick(category.sentences), category.kind, slots, random);
      const no = `T${kind}${String(at).padStart(3, '0')}`;
      const group = name === unnamed || at >= delivered ? '' : category.group;
      const day = String((at % 28) + 1).padStart(2, '0');
      const cells = [no, `2026-09-${day} 09:00`, `${text}（${no}）`, group];
      return { no, name, group: category.group, line: cells.map((cell) => `"${cell}"`).join(',') };
    });
  });
}

let core: TestCore;
const tickets = madeTickets();
const clientOf = () => createRouterClient(core.router, { context: core.contextFor({ host: 'loopback' }) });

async function train(): Promise<void> {
  const { id } = await clientOf().opinion.models.train({});
  expect(await core.jobs.wait(id)).toMatchObject({ state: 'done', error: null });
}

/** Share of the requests without a class of their own that are taken for what they are, those with a label left out. */
async function heldOut(labelled: ReadonlySet<string>): Promise<number> {
  const rows = await core.warehouse.all<{ no: string; category: string | null }>(
    `SELECT "no", category1 AS category FROM mart.opinion_ticket WHERE category_by = 'model'`,
  );
  const asked = rows.filter(({ no }) => !labelled.has(no));
  const truth = new Map(tickets.map(({ no, group }) => [no, group]));
  return asked.filter(({ no, category }) => category === truth.get(no)).length / asked.length;
}

beforeAll(async () => {
  core = await openTestCore({ host: 'command-line' });
  const path = join(core.workspace.paths.inbox, '工单.csv');
  const lines = ['工单编号,受理时间,反映内容,一级内容分类', ...tickets.map(({ line }) => line)];
  await writeFile(path, `\uFEFF${lines.join('\n')}\n`);
  const { fileId } = await core.ingest.inspect({ kind: 'plain', path, name: basename(path) }, localAnalyst);
  const tables = [{ table: 0, dataset: 'service-ticket' }];
  const { jobId } = await core.ingest.deliver(
    { fileId, department: '12345热线', mode: 'delta', tables },
    localAnalyst,
  );
  expect(await core.jobs.wait(jobId)).toMatchObject({ state: 'done' });
  await core.master.build();
  await train();
});
afterAll(() => core.remove());

describe('labels of requests', () => {
  it('teach the model what no delivery had: ten of them, and others are told rightly', async () => {
    const client = clientOf();
    const before = await heldOut(new Set());
    const next = await client.opinion.labels.next({ aspect: 'category', limit: 60 });
    expect(next[0]).toMatchObject({ value: expect.any(String), confidence: expect.any(Number) });
    expect(next[0]!.reasons[0]).toMatchObject({ word: expect.any(String), weight: expect.any(Number) });

    const numberOf = (content: string) => /T\d{4}/u.exec(content)![0];
    const wrong = next.filter(({ content }) => numberOf(content).startsWith('T2')).slice(0, 10);
    expect(wrong).toHaveLength(10);
    for (const { recordId } of wrong)
      await client.opinion.labels.set({ recordId, aspect: 'category', value: '交通运输' });
    const states = await client.opinion.models.state({});
    expect(states.find(({ aspect }) => aspect === 'category')).toMatchObject({ labels: 10, stale: true });
    await train();

    const labelled = new Set(wrong.map(({ content }) => numberOf(content)));
    const after = await heldOut(labelled);
    expect(before).toBeLessThan(0.6); // a third is of a kind that the model has never heard of
    expect(after).toBeGreaterThan(0.95);
    const [state] = await client.opinion.models.state({});
    expect(state).toMatchObject({ aspect: 'category', labels: 10, texts: 34, stale: false });
    expect(state!.quality!.classes.map(({ name }) => name)).toEqual(['交通运输', '劳动保障', '城乡建设']);

    const { total, labels } = await client.opinion.labels.list({ aspect: 'category' });
    expect(total).toBe(10);
    await client.opinion.labels.withdraw({ labelId: labels[0]!.labelId });
    expect((await client.opinion.labels.list({ aspect: 'category' })).total).toBe(9);
    const again = client.opinion.labels.withdraw({ labelId: labels[0]!.labelId });
    expect(await again.then(() => null, toFailure)).toMatchObject({ code: 'CONFLICT' });
  });

  it('are refused where they say nothing', async () => {
    const set = clientOf().opinion.labels.set({ recordId: 1, aspect: 'tone', value: '6' });
    expect(await set.then(() => null, toFailure)).toMatchObject({ code: 'BAD_INPUT' });
    const gone = clientOf().opinion.labels.set({ recordId: 999_999, aspect: 'tone', value: '2' });
    expect(await gone.then(() => null, toFailure)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the taxonomy', () => {
  it('is read from a file, saved in versions, and says what labels may be', async () => {
    const client = clientOf();
    const table =
      '一级分类,二级分类,三级分类\n城乡建设,物业管理,物业服务\n城乡建设,物业管理,停车\n交通运输,公交,\n';
    const file = new File([`\uFEFF${table}`], '分类.csv');
    const { paths } = await client.opinion.taxonomy.read({ file });
    expect(paths).toEqual(['城乡建设/物业管理/物业服务', '城乡建设/物业管理/停车', '交通运输/公交']);
    const save = () => client.opinion.taxonomy.save({ paths, seenVersion: 0 });
    expect(await save()).toEqual({ version: 1, added: 6, removed: 0 });
    expect(await save().then(() => null, toFailure)).toMatchObject({ code: 'CONFLICT' });
    const { version, categories: listed } = await client.opinion.taxonomy.list({});
    expect(version).toBe(1);
    expect(listed.find(({ path }) => path === '城乡建设')!.tickets).toBeGreaterThan(0);
    const set = client.opinion.labels.set({ recordId: 1, aspect: 'category', value: '教育文体' });
    expect(await set.then(() => null, toFailure)).toMatchObject({ code: 'BAD_INPUT' });
  });

  const real = sharedData('data/hotline/附件1_三级分类体系.xlsx');
  it.skipIf(!real)('is read from a workbook of 517 categories of three levels', async () => {
    const { readFile } = await import('node:fs/promises');
    const file = new File([await readFile(real!)], basename(real!));
    const { paths } = await clientOf().opinion.taxonomy.read({ file });
    expect(paths).toHaveLength(517);
    expect(paths[0]).toBe('城乡建设/安全生产/事故处理');
  });
});
