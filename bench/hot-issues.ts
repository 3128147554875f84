import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawPairs, groupsOf } from './hot-issues/group-pairs.ts';
import { timeGrouping } from './hot-issues/time-grouping.ts';
import { realTickets, type RealTicket } from './hot-issues/real-tickets.ts';
import { recordResult, rounded, type BenchRow } from './record-result.ts';

/**
 * What the grouping of tickets is worth on real ones: the ten largest groups, and the precision of 200 pairs that a person read (their
 * numbers and verdicts stand in hot-issues/judged-pairs.json; the texts belong to others and stay where they are).
 *
 *   npx tsx bench/hot-issues.ts [--draw | --groups] [--tickets N]
 *
 * --draw prints the pairs to be read, --groups the largest groups with their titles; neither records anything. --tickets: how many generated ones are grouped
 * for their time (usually 100,000; 0: none).
 */
const seed = 20261122;
const count = 200;

interface Judged {
  one: string;
  other: string;
  same: boolean;
}

function print(tickets: readonly RealTicket[], groups: readonly RealTicket[][]): void {
  if (process.argv.includes('--groups'))
    for (const group of groups.slice(0, 10)) {
      console.log(`## ${group.length}`);
      for (const { day, no, title } of group) console.log(dayText(day), no, title);
    }
  else
    for (const [at, { one, other, weight }] of drawPairs(tickets, groups, { count, seed }).entries()) {
      console.log(`# ${at} ${rounded(weight)} ${one.no} ${other.no}`);
      for (const { day, title, content } of [other, one])
        console.log(`  ${dayText(day)} ${title} | ${content.replaceAll(/\s/gu, '').slice(0, 110)}`);
    }
}

const dayText = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

async function measure(groups: readonly RealTicket[][]): Promise<BenchRow[]> {
  const judged = JSON.parse(
    await readFile(join(import.meta.dirname, 'hot-issues', 'judged-pairs.json'), 'utf8'),
  ) as Judged[];
  const groupOf = new Map(groups.flatMap((group, at) => group.map(({ no }) => [no, at])));
  const standing = judged.filter(
    ({ one, other }) => groupOf.has(one) && groupOf.get(one) === groupOf.get(other),
  );
  const right = standing.filter(({ same }) => same).length;
  const row = (metric: string, value: number, unit: string): BenchRow => ({
    case: 'annex 3',
    metric,
    value,
    unit,
  });
  return [
    row('groups', groups.length, 'groups'),
    row(
      'tickets in groups',
      groups.reduce((sum, { length }) => sum + length, 0),
      'tickets',
    ),
    ...groups.slice(0, 10).map(({ length }, at) => row(`size of group ${at + 1}`, length, 'tickets')),
    row('judged pairs still together', standing.length, 'pairs'),
    row('precision of judged pairs', rounded(right / standing.length, 3), 'share'),
  ];
}

async function timed(): Promise<BenchRow[]> {
  const at = process.argv.indexOf('--tickets');
  const generated = at < 0 ? 100_000 : Number(process.argv[at + 1]);
  return generated > 0 ? timeGrouping(generated) : [];
}

const tickets = await realTickets();
if (tickets === null) console.error('skipped: the shared data are absent');
else {
  const groups = groupsOf(tickets);
  if (process.argv.includes('--groups') || process.argv.includes('--draw')) print(tickets, groups);
  else await recordResult('hot-issues', [...(await measure(groups)), ...(await timed())]);
}
