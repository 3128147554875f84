import { compareGroups } from './bursts/compare-groups.ts';
import { replayBursts } from './bursts/replay-bursts.ts';
import { replayNewTopics } from './bursts/replay-new-topics.ts';
import { sampleTickets } from './bursts/sample-tickets.ts';
import { recordResult, rounded, type BenchRow } from './record-result.ts';

/**
 * What is found of the matters, bursts and new topics planted in sample cities: pairwise F1 of matters that several people call about,
 * recall of bursts and false ones a week over a year replayed day by day, new topics of a year looked for week by week.
 *
 *   npx tsx bench/bursts.ts [--people N] [--seeds N]
 */
function option(name: string, usual: number): number {
  const at = process.argv.indexOf(name);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}

const people = option('--people', 20_000);
const seeds = Array.from({ length: option('--seeds', 5) }, (_, at) => at + 1);
const weeks = 365 / 7;

function rowsOf(seed: number): { rows: BenchRow[]; bursts: ReturnType<typeof replayBursts> } {
  const { city, tickets } = sampleTickets(people, seed);
  const row = (metric: string, value: number, unit: string): BenchRow => {
    return { case: `sample city, seed ${seed}`, metric, value: rounded(value, 3), unit };
  };
  const { both, onlyGrouped, onlyTrue } = compareGroups(tickets);
  const bursts = replayBursts(city, tickets);
  const topics = replayNewTopics(city, tickets);
  const rows = [
    row('tickets', tickets.length, 'tickets'),
    row('precision of groups', both / (both + onlyGrouped), 'share of pairs'),
    row('recall of groups', both / (both + onlyTrue), 'share of pairs'),
    row('F1 of groups', (2 * both) / (2 * both + onlyGrouped + onlyTrue), 'share of pairs'),
    row('bursts found', bursts.found, `of ${bursts.planted}`),
    row('false bursts', bursts.wrong / weeks, 'a week'),
    row('new topics found', topics.found, `of ${topics.planted}`),
    row('false new topics', topics.wrong, 'a year'),
  ];
  return { rows, bursts };
}

const measured = seeds.map(rowsOf);
const sum = (of: (one: (typeof measured)[number]) => number) =>
  measured.reduce((total, one) => total + of(one), 0);
const all = (metric: string, value: number, unit: string): BenchRow => {
  return { case: 'all sample cities', metric, value: rounded(value, 3), unit };
};
await recordResult('bursts', [
  ...measured.flatMap(({ rows }) => rows),
  all('recall of bursts', sum(({ bursts }) => bursts.found) / sum(({ bursts }) => bursts.planted), 'share'),
  all('false bursts', sum(({ bursts }) => bursts.wrong) / (weeks * seeds.length), 'a week'),
]);
