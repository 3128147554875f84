import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { groupBy } from '../../core/base/group-by.ts';
import { condense, type Detected, type Finding } from '../../core/monitoring/risk/assess/condense.ts';
import { createLedger } from '../../core/monitoring/risk/assess/ledger.ts';
import { detectIndicator } from '../../core/monitoring/risk/detect/detect-indicator.ts';
import { publishedStore } from '../../core/monitoring/risk/facts/risk-store.ts';
import { readIndicators } from '../../core/monitoring/risk/indicators/read-indicators.ts';
import { loadPanel } from '../../core/monitoring/risk/panels/load-panel.ts';
import { panelTimes, periodIndex } from '../../core/monitoring/risk/panels/panel-time.ts';
import { readGridMap } from '../../core/monitoring/risk/panels/read-grid-map.ts';
import { openWarehouse } from '../../core/warehouse/open-warehouse.ts';
import { addDays } from '../../schemas/calendar/days.ts';
import { rounded, type BenchRow } from '../record-result.ts';

/** An event of the sample city's truth. */
interface TrueEvent {
  event: string;
  isReal: boolean;
  dataset: string;
  areas: readonly string[];
  from: string;
  to: string;
  detectable: string;
}

interface Raised {
  day: string;
  finding: Finding;
  isTrue: boolean;
}

/** Days that are replayed: the last year with data. */
const replayed = 365;
/** A warning within so many days after an event's end is still about it. */
const afterwards = 14;

/**
 * Replays the last year of the sample city day by day with the shipped indicators, as `tonghui demo --folder` left it, and holds what would have been
 * raised against its truth.
 */
export async function replaySampleCity(folder: string): Promise<BenchRow[]> {
  const truth = join(folder, 'city', 'truth');
  const events = await readEvents(join(truth, 'event.csv'));
  const real = [
    ...events.filter(({ isReal }) => isReal),
    ...(await readRepeated(join(truth, 'repeated.csv'))),
  ];
  const until = events
    .map(({ to }) => to)
    .sort()
    .at(-1)!;
  const days = Array.from({ length: replayed }, (_, at) => addDays(until, at + 1 - replayed));
  const ledger = createLedger();
  const detected = await detectDays(join(folder, 'workspace'), days);
  const raised = days.flatMap((day, at): Raised[] =>
    ledger.assess(detected.map((byDay) => byDay[at]!)).raised.map((finding) => ({
      day,
      finding,
      isTrue: real.some((one) => isDuring(one, finding, day) && isNear(one, finding)),
    })),
  );
  return [...events.map((event) => eventRow(event, raised)), ...falseRows(raised)];
}

/** Rows of a file of the truth, each read by the names of its columns. */
async function readRows(path: string): Promise<((name: string) => string)[]> {
  const [header, ...lines] = (await readFile(path, 'utf8'))
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return lines.map((cells) => (name) => cells[header!.indexOf(name)] ?? '');
}

/** Matters that so many people called about are there too. */
const leastCalls = 3;

async function readRepeated(path: string): Promise<TrueEvent[]> {
  const matters = groupBy(await readRows(path), (at) => at('matter'));
  return [...matters].flatMap(([event, calls]) => {
    const days = calls.map((at) => at('day')).sort();
    const [from, to] = [days[0]!, days.at(-1)!];
    const areas = [...new Set(calls.map((at) => at('grid')))];
    if (calls.length < leastCalls) return [];
    return [{ event, isReal: true, dataset: 'service-ticket', areas, from, to, detectable: from }];
  });
}

async function readEvents(path: string): Promise<TrueEvent[]> {
  return (await readRows(path)).map((at) => {
    return {
      event: at('event'),
      isReal: at('real') === '1',
      dataset: at('dataset'),
      areas: at('area').split(' '),
      from: at('from_day'),
      to: at('to_day'),
      detectable: at('detectable_day'),
    };
  });
}

async function detectDays(workspace: string, days: readonly string[]): Promise<Detected[][]> {
  const warehouse = await openWarehouse({
    path: join(workspace, 'warehouse.duckdb'),
    temporaryDirectory: workspace,
    allowedDirectories: [workspace],
  });
  try {
    return await warehouse.transaction(async (session) => {
      const [times, map] = [panelTimes(days.at(-1)!), await readGridMap(session)];
      const found: Detected[][] = [];
      for (const indicator of await readIndicators(session)) {
        const panel = await loadPanel(session, publishedStore, indicator, times);
        if (!panel) continue;
        found.push(
          days.map((day) => {
            const at = periodIndex(panel.time, day);
            return condense(indicator, detectIndicator(indicator, panel, { at, day, map }));
          }),
        );
      }
      return found;
    });
  } finally {
    await warehouse.close();
  }
}

/** Same source of events, and its time. */
function isDuring({ dataset, from, to }: TrueEvent, { indicator }: Finding, day: string): boolean {
  return indicator.numerator.dataset === dataset && day >= from && day <= addDays(to, afterwards);
}

/** An area inside or around it, the whole city too. */
function isNear({ areas }: TrueEvent, { area }: Finding): boolean {
  return areas.some((one) => one.startsWith(area) || area.startsWith(one));
}

function eventRow(event: TrueEvent, raised: readonly Raised[]): BenchRow {
  const isTold = ({ finding, day }: Raised) =>
    finding.area !== '' && isDuring(event, finding, day) && isNear(event, finding);
  const about = raised.filter(isTold);
  const name = `sample city: ${event.event}`;
  if (!event.isReal)
    return {
      case: name,
      metric: 'false warnings',
      value: about.filter(({ isTrue }) => !isTrue).length,
      unit: 'warnings',
    };
  const first = about[0]?.day;
  const delay = first === undefined ? 999 : (Date.parse(first) - Date.parse(event.detectable)) / 86_400_000;
  return { case: name, metric: 'delay', value: delay, unit: 'days' };
}

function falseRows(raised: readonly Raised[]): BenchRow[] {
  const name = 'sample city, a year';
  const [bounds, tested] = [
    raised.filter(({ finding }) => finding.judged.pValue === null),
    raised.filter(({ finding }) => finding.judged.pValue !== null),
  ];
  const wrong = tested.filter(({ isTrue }) => !isTrue);
  const severe = wrong.filter(({ finding: { level } }) => level === 'red' || level === 'orange').length;
  const row = (metric: string, value: number, unit: string): BenchRow => {
    return { case: name, metric, value: rounded(value, 3), unit };
  };
  return [
    row('raised by tests', tested.length, 'warnings'),
    row('bounds reached that people set', bounds.length, 'warnings'),
    row('positive predictive value', (tested.length - wrong.length) / Math.max(1, tested.length), 'share'),
    row('false red and orange', severe / 4, 'a quarter'),
    row('false yellow and blue', (wrong.length - severe) / (replayed / 7), 'a week'),
  ];
}
