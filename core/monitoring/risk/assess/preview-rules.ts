import type { z } from 'zod';
import type { RuleEffect } from '../../../../schemas/api/risk/indicators.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { addDays } from '../../../../schemas/calendar/days.ts';
import type { Session, Warehouse } from '../../../warehouse/warehouse.ts';
import { detectIndicator } from '../detect/detect-indicator.ts';
import type { GridMap } from '../detect/rules/judge-clusters.ts';
import { shownValue } from '../detect/rules/subject.ts';
import type { Panel } from '../detect/series.ts';
import { publishedStore, type RiskStore } from '../facts/risk-store.ts';
import { fillPreview } from '../figures/preview-figures.ts';
import { readIndicator, readIndicators } from '../indicators/read-indicators.ts';
import { loadPanel } from '../panels/load-panel.ts';
import { panelTimes, periodIndex } from '../panels/panel-time.ts';
import { readGridMap } from '../panels/read-grid-map.ts';
import { condense, type Detected } from './condense.ts';
import { createLedger } from './ledger.ts';

type Effect = z.infer<typeof RuleEffect>;

export interface RulePreview {
  now: Effect | null;
  then: Effect;
  /** Rows, or whatever it counts, of the year in the whole city, and the newest figure. */
  rows: number;
  latest: number | null;
}

const year = 365;

/**
 * What a definition that is not saved would have raised over the last year with data, beside the one that holds. It competes with as
 * many others as there are indicators: alone it would be believed more easily.
 */
export function previewRules(
  warehouse: Warehouse,
  indicator: Indicator,
  today: string,
): Promise<RulePreview> {
  return warehouse.transaction(async (session) => {
    const store = await fillPreview(session, indicator, today);
    const until = (await readReach(session, store)) ?? today;
    const context = {
      until,
      map: await readGridMap(session),
      others: Math.max(1, (await readIndicators(session)).length),
    };
    const holding = await readIndicator(session, indicator.id);
    const [then, now] = [
      await replay(session, store, indicator, context),
      holding && (await replay(session, publishedStore, holding, context)),
    ];
    const { panel } = then;
    return {
      now: now?.effect ?? null,
      then: then.effect,
      rows: countRows(panel),
      latest: latestValue(indicator, panel),
    };
  });
}

async function readReach(session: Session, { part }: RiskStore): Promise<string | null> {
  const [row] = await session.all<{ reach: string | null }>(`SELECT max(as_of) AS reach FROM ${part}`);
  return row?.reach ?? null;
}

interface ReplayContext {
  until: string;
  map: GridMap | null;
  others: number;
}

async function replay(
  session: Session,
  store: RiskStore,
  indicator: Indicator,
  { until, map, others }: ReplayContext,
): Promise<{ effect: Effect; panel: Panel | null }> {
  const panel = await loadPanel(session, store, indicator, panelTimes(until));
  const raised = { red: 0, orange: 0, yellow: 0, blue: 0 };
  const months = new Map<string, number>();
  const ledger = createLedger();
  let assessed = -1;
  for (let step = year - 1; panel && step >= 0; step--) {
    const day = addDays(until, -step);
    months.set(day.slice(0, 7), months.get(day.slice(0, 7)) ?? 0);
    const at = periodIndex(panel.time, day);
    // A month's figure says the same all through the next month.
    if (at === assessed) continue;
    assessed = at;
    const detected = condense(indicator, detectIndicator(indicator, panel, { at, day, map }));
    for (const { level } of ledger.assess([amongOthers(detected, others)]).raised) {
      raised[level]++;
      months.set(day.slice(0, 7), months.get(day.slice(0, 7))! + 1);
    }
    await new Promise(setImmediate);
  }
  const byMonth = [...months].map(([month, count]) => ({ month, raised: count }));
  return { effect: { days: year, raised, months: byMonth }, panel };
}

function amongOthers(detected: Detected, others: number): Detected {
  return { ...detected, made: new Map([...detected.made].map(([group, count]) => [group, count * others])) };
}

function countRows(panel: Panel | null): number {
  const { numerator } = panel?.areas.find(({ level }) => level === 'city') ?? {};
  if (!panel || !numerator) return 0;
  const from = numerator.length - (panel.time.grain === 'day' ? year : 12);
  return numerator.subarray(Math.max(0, from)).reduce((sum, count) => sum + count, 0);
}

function latestValue({ unit }: Indicator, panel: Panel | null): number | null {
  const city = panel?.areas.find(({ level }) => level === 'city');
  const at = city?.covered.lastIndexOf(1) ?? -1;
  if (at < 0 || !city) return null;
  return shownValue(unit, city.numerator[at]!, city.denominator?.[at] ?? null);
}
