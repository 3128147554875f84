import type { Core } from '../../core/create-core.ts';
import { listWarnings } from '../../core/monitoring/risk/warnings/list-warnings.ts';
import { readIndicators } from '../../core/monitoring/risk/indicators/read-indicators.ts';
import type { WarningSummary } from '../../schemas/api/risk/warnings.ts';
import { messages } from '../../schemas/messages/index.ts';
import { language, say, texts, type Output } from './output.ts';

const risk = messages[language].risk;

/** The warnings that are open, or were at the end of a day; worst and newest first. */
export async function openWarnings(core: Core, asOf: string | null = null): Promise<WarningSummary[]> {
  const all = { levels: [], topics: [], indicator: null, within: null, offset: 0, limit: 500 };
  const { warnings } = await core.warehouse.transaction((session) =>
    listWarnings(session, { ...all, state: 'open', asOf }),
  );
  return warnings;
}

/** One line for each warning: level, indicator, area, figure and what was to be expected, since when. */
export async function describeWarnings(
  core: Core,
  warnings: readonly WarningSummary[],
  output: Output,
): Promise<void> {
  const indicators = await core.warehouse.transaction(readIndicators);
  const labels = new Map(indicators.map(({ id, label }) => [id, label[language]]));
  output.line(say(texts.openWarnings, { count: warnings.length }));
  for (const { level, indicator, area, areaName, value, baseline, firstSeen } of warnings)
    output.line(
      say(texts.openWarning, {
        level: risk.warningLevels[level],
        indicator: labels.get(indicator) ?? indicator,
        area: area === '' ? risk.levels.city : (areaName ?? area),
        value: figure(value),
        baseline: figure(baseline),
        firstSeen,
      }),
    );
}

function figure(value: number | null): string {
  return value === null ? '—' : String(Math.round(value * 100) / 100);
}
