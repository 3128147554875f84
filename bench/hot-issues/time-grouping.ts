import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countGrams, noGrams } from '../../core/monitoring/opinion/events/gram-counts.ts';
import { createGrouper, type Ticket } from '../../core/monitoring/opinion/events/group-tickets.ts';
import { writeTicketFile } from '../opinion/ticket-file.ts';
import { rounded, type BenchRow } from '../record-result.ts';

/** Of how many tickets in three years the timed ones are the last: they come as densely. */
const all = 1_000_000;

/** Seconds of processor time in which the last tickets of a million are counted and grouped. */
export async function timeGrouping(count: number): Promise<BenchRow[]> {
  const tickets = await generatedTickets(count);
  const begin = process.cpuUsage();
  const counts = noGrams();
  countGrams(counts, tickets);
  const grouper = createGrouper(counts);
  for (const ticket of tickets) grouper.take(ticket);
  const { user, system } = process.cpuUsage(begin);
  const row = (metric: string, value: number, unit: string): BenchRow => {
    return { case: `the last ${count} of a million tickets`, metric, value: rounded(value), unit };
  };
  return [
    row('counting and grouping', (user + system) / 1e6, 's of CPU'),
    row('events that may still grow', grouper.live().length, 'events'),
    row('memory', process.memoryUsage.rss() / 2 ** 20, 'MB'),
  ];
}

async function generatedTickets(count: number): Promise<Ticket[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hot-issues-'));
  try {
    const path = join(folder, 'tickets.csv');
    await writeTicketFile(path, { from: all - count, count, all });
    const [header, ...lines] = (await readFile(path, 'utf8')).trim().split('\n');
    const names = header!.split(',');
    return lines.map((line, id) => {
      const cells = line.slice(1, -1).split('","');
      const cell = (name: string) => cells[names.indexOf(name)] ?? '';
      return {
        id,
        day: Math.floor(Date.parse(cell('来电时间').slice(0, 10)) / 86_400_000),
        area: cell('所属街道'),
        category: cell('二级分类'),
        subject: '',
        places: [],
        title: cell('标题'),
        content: cell('诉求内容'),
      };
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
