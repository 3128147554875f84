import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localAnalyst } from '../../core/access/actor.ts';
import type { Core } from '../../core/create-core.ts';
import { readOpinionBrief } from '../../core/monitoring/opinion/brief/read-brief.ts';
import { searchTickets } from '../../core/monitoring/opinion/search/search-tickets.ts';
import { TicketQuery } from '../../schemas/api/opinion/tickets.ts';
import { watchMemory } from '../process-tree.ts';
import { type BenchRow, rounded } from '../record-result.ts';
import { importTickets, openHub } from './import-tickets.ts';
import { searchQueries } from './queries.ts';
import { writeTicketFile } from './ticket-file.ts';

const dailyBatch = 5_000;
const repetitions = 10;

type Row = (metric: string, value: number, unit: string) => BenchRow;

/** Imports so many tickets into a new hub, then a day's batch, and searches. */
export async function measureSize(tickets: number): Promise<BenchRow[]> {
  const directory = await mkdtemp(join(tmpdir(), 'tonghui-opinion-'));
  const all = tickets + dailyBatch;
  const [whole, batch] = [join(directory, 'whole.csv'), join(directory, 'batch.csv')];
  await writeTicketFile(whole, { from: 0, count: tickets, all });
  await writeTicketFile(batch, { from: tickets, count: dailyBatch, all });
  const memory = watchMemory(process.pid);
  const core = await openHub(directory);
  const row: Row = (metric, value, unit) => ({
    case: `opinion-${tickets}`,
    metric,
    value: rounded(value, 2),
    unit,
  });
  try {
    return [
      ...(await deliver(core, whole, 'import', row)),
      ...(await deliver(core, batch, 'dailyBatch', row)),
      ...(await search(core, row)),
      await briefRow(core, row),
      row('warehouseMB', (await stat(join(directory, 'workspace', 'warehouse.duckdb'))).size / 2 ** 20, 'MB'),
      row('peakMB', memory.stop(), 'MB'),
    ];
  } finally {
    await core.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Seconds of a delivery until it is published and read, the steps of reading among them, and processor seconds of this process. */
async function deliver(core: Core, path: string, name: string, row: Row): Promise<BenchRow[]> {
  const before = process.cpuUsage();
  const begun = performance.now();
  await importTickets(core, path);
  const imported = performance.now();
  const steps = new Map<string, number>();
  let current = { step: 'start', since: imported };
  const enter = (step: string) => {
    const now = performance.now();
    steps.set(current.step, (steps.get(current.step) ?? 0) + (now - current.since) / 1000);
    current = { step, since: now };
  };
  await core.opinion.build({ progress: (step) => step !== current.step && enter(step) });
  await core.warehouse.checkpoint();
  enter('end');
  const { user, system } = process.cpuUsage(before);
  return [
    row(`${name}Seconds`, (performance.now() - begun) / 1000, 's'),
    row(`${name}PublishSeconds`, (imported - begun) / 1000, 's'),
    ...[...steps].map(([step, seconds]) => row(`${name}-${step}`, seconds, 's')),
    row(`${name}CpuSeconds`, (user + system) / 1e6, 's'),
  ];
}

async function search(core: Core, row: Row): Promise<BenchRow[]> {
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let at = 0; at < repetitions; at++)
    for (const query of searchQueries) {
      const begun = performance.now();
      await core.warehouse.transaction((session) =>
        searchTickets(session, localAnalyst, TicketQuery.parse(query)),
      );
      times.push(performance.now() - begun);
    }
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1]!;
  return [
    row('searchP50', at(0.5), 'ms'),
    row('searchP95', at(0.95), 'ms'),
    row('searchMax', at(1), 'ms'),
    row('searchCpu', (user + system) / 1000 / times.length, 'ms'),
  ];
}

async function briefRow(core: Core, row: Row): Promise<BenchRow> {
  const begun = performance.now();
  await core.warehouse.transaction((session) => readOpinionBrief(session, { day: null, within: null }));
  return row('brief', performance.now() - begun, 'ms');
}
