import { addDays } from '../../../../schemas/calendar/days.ts';
import type { ActorRef, CommandLog } from '../../../journal/command.ts';
import type { ConnectedSession, Session, Warehouse } from '../../../warehouse/warehouse.ts';
import { detectIndicator } from '../detect/detect-indicator.ts';
import { publishedStore } from '../facts/risk-store.ts';
import { readIndicators } from '../indicators/read-indicators.ts';
import { loadPanel } from '../panels/load-panel.ts';
import { firstDayOf, panelTimes, periodIndex } from '../panels/panel-time.ts';
import { readGridMap } from '../panels/read-grid-map.ts';
import { condense, type Detected, type Finding } from './condense.ts';
import { decide, type Decisions } from './decide.ts';
import { readBasis } from './read-basis.ts';
import { readOpen, readWithdrawn } from './read-open.ts';
import { riskAssessed, type RiskAssessed } from './risk-assessed.ts';

interface Dependencies {
  warehouse: Warehouse;
  commands: CommandLog;
}

interface AssessOptions {
  actor: ActorRef;
  signal?: AbortSignal;
  progress?(step: string, fraction: number | null): void;
}

/** So many days are made up for, at most, when nobody assessed for longer. */
const longestCatchUp = 31;
/** And so many the first time, that warnings show since when they hold. */
const firstCatchUp = 14;

/**
 * Assesses every day up to the one that the data reach and that was not assessed yet, or the last one anew when data or rules have changed
 * since. The figures must have been built from the current data.
 *
 * @returns the days that were assessed
 */
export async function assessDays(
  { warehouse, commands }: Dependencies,
  { actor, signal, progress = () => undefined }: AssessOptions,
): Promise<{ days: string[] }> {
  const plan = await warehouse.transaction(readPlan, { signal });
  if (plan.days.length === 0) return { days: [] };
  const found = await warehouse.transaction((session) => detectAll(session, plan, progress), { signal });
  for (const [at, day] of plan.days.entries()) {
    progress('assess', 0.9 + (0.1 * at) / plan.days.length);
    const detected = found.map((byDay) => byDay[at]!);
    await commands.execute(
      riskAssessed,
      async (allot) => {
        const withdrawn = new Set(await readWithdrawn(warehouse));
        const open = (await readOpen(warehouse, day)).filter(({ warningId }) => !withdrawn.has(warningId));
        const decisions = decide(detected, open);
        const first = decisions.raised.length > 0 ? allot.ids('warning', decisions.raised.length) : 0;
        const batches: number[][] = [];
        for (const finding of decisions.raised) batches.push(await readBasis(warehouse, finding, day));
        return toEntry(plan, day, decisions, { first, batches, withdrawn: [...withdrawn] });
      },
      { actor, signal },
    );
  }
  return { days: plan.days };
}

/** Whether the figures that there are were assessed, by the rules that hold. */
export async function isAssessed(session: Session): Promise<boolean> {
  return (await readPlan(session)).days.length === 0;
}

interface Plan {
  days: string[];
  dataVersion: number;
  versions: Record<string, number>;
}

async function readPlan(session: Session): Promise<Plan> {
  const [built] = await session.all<{ dataVersion: number; reach: string | null }>(
    `SELECT data_version::DOUBLE AS "dataVersion",
       (SELECT max(as_of) FROM mart.risk_part WHERE NOT starts_with(dataset, 'hub:')) AS reach FROM mart.risk_build`,
  );
  const [last] = await session.all<{ day: string; dataVersion: number; versions: string }>(
    `SELECT day, data_version::DOUBLE AS "dataVersion", versions FROM ops.risk_assessment ORDER BY seq DESC LIMIT 1`,
  );
  const indicators = (await readIndicators(session)).map(({ id, version }) => [id, version] as const);
  // In the order of the journal, whose text it is compared with.
  const versions = Object.fromEntries(indicators.sort(([a], [b]) => (a < b ? -1 : 1)));
  const { dataVersion, reach } = built!;
  const isSame = last?.dataVersion === dataVersion && last.versions === JSON.stringify(versions);
  return {
    days: reach === null || isSame ? [] : daysToAssess(reach, last?.day ?? null),
    dataVersion,
    versions,
  };
}

/** From the day after the last assessed one; that one again when the data reach no further. */
export function daysToAssess(reach: string, last: string | null): string[] {
  if (last !== null && reach <= last) return [last];
  const earliest = addDays(reach, 1 - (last === null ? firstCatchUp : longestCatchUp));
  const first = last !== null && last >= earliest ? addDays(last, 1) : earliest;
  const days = [first];
  while (days.at(-1)! < reach) days.push(addDays(days.at(-1)!, 1));
  return days;
}

/** Every indicator's findings, by day. */
async function detectAll(
  session: ConnectedSession,
  { days }: Plan,
  progress: (step: string, fraction: number | null) => void,
): Promise<Detected[][]> {
  const times = panelTimes(days.at(-1)!);
  const map = await readGridMap(session);
  const indicators = await readIndicators(session);
  const found: Detected[][] = [];
  for (const [number, indicator] of indicators.entries()) {
    progress('assess', (0.9 * number) / indicators.length);
    if (indicator.rules.length === 0 || indicator.direction === 'neutral') continue;
    const panel = await loadPanel(session, publishedStore, indicator, times);
    if (!panel) continue;
    const byDay: Detected[] = [];
    for (const day of days) {
      const at = periodIndex(panel.time, day);
      byDay.push(condense(indicator, detectIndicator(indicator, panel, { at, day, map })));
      // Detection is arithmetic in one go: others get their turn in between.
      await new Promise(setImmediate);
    }
    found.push(byDay);
  }
  return found;
}

interface Allotted {
  first: number;
  batches: readonly number[][];
  withdrawn: number[];
}

function toEntry(
  { dataVersion, versions }: Plan,
  day: string,
  { tests, raised, confirmed, undecided, closed }: Decisions,
  { first, batches, withdrawn }: Allotted,
): RiskAssessed {
  return {
    day,
    dataVersion,
    versions,
    tests,
    raised: raised.map((finding, at) => ({
      ...figuresOf(first + at, finding, day),
      indicator: finding.indicator.id,
      indicatorVersion: finding.indicator.version,
      topic: finding.indicator.topic,
      areaLevel: finding.areaLevel,
      area: finding.area,
      rule: finding.rule,
      batches: batches[at]!,
    })),
    confirmed: confirmed.map(({ warning, finding }) => ({
      ...figuresOf(warning.warningId, finding, day),
      changed: warning.level !== finding.level,
    })),
    undecided: undecided.map(({ warningId }) => warningId),
    closed: closed.map(({ warning, note }) => ({ warningId: warning.warningId, note })),
    withdrawn,
  };
}

function figuresOf(warningId: number, { indicator, level, judged }: Finding, day: string) {
  const { numerator, denominator, value, baseline, statistic, bound, periods, members } = judged;
  return {
    warningId,
    level,
    numerator,
    denominator,
    value,
    baseline,
    statistic,
    bound,
    countedFrom: firstDayOf(indicator.grain, day, periods),
    members: [...members],
  };
}
