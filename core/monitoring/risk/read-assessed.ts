import type { RiskState } from '../../../schemas/api/risk/state.ts';
import { WarningLevel } from '../../../schemas/indicators/rule.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { standingSql } from './warnings/standing-sql.ts';

/** What was assessed last, and the warnings that stand. */
export async function readAssessed(
  session: Session,
): Promise<Pick<RiskState, 'assessedDay' | 'dataVersion' | 'open'>> {
  const [last] = await session.all<{ day: string; version: number }>(
    'SELECT day, data_version::DOUBLE AS version FROM ops.risk_assessment ORDER BY day DESC, seq DESC LIMIT 1',
  );
  const open: RiskState['open'] = { red: 0, orange: 0, yellow: 0, blue: 0 };
  const rows = await session.all<{ level: string; warnings: number }>(
    `SELECT level, count(*)::DOUBLE AS warnings FROM (${standingSql}) WHERE state = 'open' GROUP BY level`,
    { asOf: null },
  );
  for (const { level, warnings } of rows) open[WarningLevel.parse(level)] = warnings;
  return { assessedDay: last?.day ?? null, dataVersion: last?.version ?? null, open };
}
