import type { WarningDetail } from '../../../../schemas/api/risk/warnings.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { createBaselines } from '../detect/baseline/create-baselines.ts';
import { chartLine } from '../detect/charts/chart-line.ts';
import { natureOf, worseOf } from '../detect/rules/subject.ts';
import { publishedStore } from '../facts/risk-store.ts';
import { levelOf } from '../figures/read-areas.ts';
import { whole } from '../figures/slice.ts';
import { readPanel } from '../panels/load-panel.ts';
import { panelTimes, periodIndex } from '../panels/panel-time.ts';

interface ChartQuery {
  indicator: Indicator;
  area: string;
  method: WarningDetail['method'];
  day: string;
}

/** The control chart's line up to a day, through the figures as they are now; null where the rule draws none, or without enough history. */
export async function readChart(
  session: Session,
  { indicator, area, method, day }: ChartQuery,
): Promise<WarningDetail['chart']> {
  if (method !== 'ewma' && method !== 'cusum') return null;
  const { grain } = indicator;
  const panel = await readPanel(session, publishedStore, indicator, {
    panelTime: panelTimes(day)[grain],
    levels: area === '' ? ['city'] : ['city', levelOf(area)],
    areas: ['', area],
    slice: whole,
  });
  const series = panel?.areas.find((one) => one.area === area);
  const city = panel?.areas.find(({ level }) => level === 'city');
  if (!panel || !series || !city) return null;
  const at = periodIndex(panel.time, day);
  const baseline = createBaselines(panel, city, natureOf(indicator), at)(series);
  if (!baseline) return null;
  const line = chartLine(method, baseline, series.covered, { at, grain, worse: worseOf(indicator) });
  return line.map(({ at: place, statistic }) => ({ period: panel.time.periods[place]!, statistic }));
}
