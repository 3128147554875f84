import { WarningDetail } from '../../../../schemas/api/risk/warnings.ts';
import { addDays } from '../../../../schemas/calendar/days.ts';
import { HubError } from '../../../base/hub-error.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { addMonths, spanOf } from '../figures/period.ts';
import { readTrend } from '../figures/read-trend.ts';
import { whole } from '../figures/slice.ts';
import { readIndicator } from '../indicators/read-indicators.ts';
import { lastMonth } from '../panels/panel-time.ts';
import { readChart } from './read-chart.ts';
import { summarySql } from './summary-sql.ts';

interface Member {
  area: string;
  count: number;
  expected: number;
}

/** A warning with the reason for it: its rule and figures, the trend that leads to it, and everything that happened to it. */
export async function readWarning(session: Session, warningId: number): Promise<WarningDetail> {
  const [row] = await session.all<Record<string, unknown>>(
    `SELECT * FROM (${summarySql}) WHERE "warningId" = $warningId`,
    { asOf: null, warningId },
  );
  if (!row) throw new HubError('NOT_FOUND', { kind: 'warning', id: String(warningId) });
  return WarningDetail.parse({
    ...row,
    rule: JSON.parse(row.rule as string) as unknown,
    members: await nameMembers(session, JSON.parse((row.members as string | null) ?? '[]') as Member[]),
    ...(await readReason(session, row)),
    history: await readHistory(session, warningId),
  });
}

async function nameMembers(session: Session, members: readonly Member[]) {
  const named = await session.all<{ code: string; name: string }>(
    `SELECT code, name FROM mart.risk_area WHERE list_contains($codes::VARCHAR[], code) AND name IS NOT NULL`,
    { codes: members.map(({ area }) => area) },
  );
  const names = new Map(named.map(({ code, name }) => [code, name]));
  return members.map((member) => ({ ...member, name: names.get(member.area) ?? null }));
}

/** What its figures count, a quarter of days or two years of months up to the last confirmation, and the chart that it goes by. */
async function readReason(
  session: Session,
  row: Record<string, unknown>,
): Promise<Pick<WarningDetail, 'counted' | 'trend' | 'chart'>> {
  const [id, version] = [row.indicator as string, row.indicatorVersion as number];
  const indicator = (await readIndicator(session, id, version)) ?? (await readIndicator(session, id));
  if (!indicator) return { counted: null, trend: [], chart: null };
  const { grain } = indicator;
  const [area, last] = [row.area as string, row.lastConfirmed as string];
  const to = grain === 'day' ? last : lastMonth(last);
  const from = grain === 'day' ? addDays(last, -90) : addMonths(to, -24);
  const countedFrom = row.countedFrom as string | null;
  const method = row.method as WarningDetail['method'];
  return {
    counted: countedFrom === null ? null : { from: countedFrom, to: spanOf(to).last },
    trend: await readTrend(session, { indicator, area, grain, from, to, slice: whole }),
    chart: await readChart(session, { indicator, area, method, day: last }),
  };
}

/** What happened, newest first; that it was still true on the days in between is its last confirmation. */
async function readHistory(session: Session, warningId: number): Promise<WarningDetail['history']> {
  return session.all<WarningDetail['history'][number]>(
    `SELECT day, event, level, "value", note, by_name AS "by" FROM ops.warning_event
     WHERE warning_id = $warningId AND event <> 'confirmed' ORDER BY seq DESC`,
    { warningId },
  );
}
