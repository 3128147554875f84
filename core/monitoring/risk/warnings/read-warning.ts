import { WarningDetail } from '../../../../schemas/api/risk/warnings.ts';
import { addDays } from '../../../../schemas/calendar/days.ts';
import { HubError } from '../../../base/hub-error.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { readTrend } from '../figures/read-trend.ts';
import { readIndicator } from '../indicators/read-indicators.ts';
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
    trend: await trendOf(session, row),
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

/** A quarter of days, or two years of months, up to the last confirmation. */
async function trendOf(session: Session, row: Record<string, unknown>): Promise<WarningDetail['trend']> {
  const [id, version] = [row.indicator as string, row.indicatorVersion as number];
  const indicator = (await readIndicator(session, id, version)) ?? (await readIndicator(session, id));
  if (!indicator) return [];
  const last = row.lastConfirmed as string;
  const { grain } = indicator;
  const from = grain === 'day' ? addDays(last, -90) : addDays(last, -730).slice(0, 7);
  const to = grain === 'day' ? last : last.slice(0, 7);
  return readTrend(session, { indicator, area: row.area as string, grain, from, to, kind: null });
}

/** What happened, newest first; that it was still true on the days in between is its last confirmation. */
async function readHistory(session: Session, warningId: number): Promise<WarningDetail['history']> {
  return session.all<WarningDetail['history'][number]>(
    `SELECT day, event, level, "value", note, by_name AS "by" FROM ops.warning_event
     WHERE warning_id = $warningId AND event <> 'confirmed' ORDER BY seq DESC`,
    { warningId },
  );
}
