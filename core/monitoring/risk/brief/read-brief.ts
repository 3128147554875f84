import type { Brief } from '../../../../schemas/api/risk/brief.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { readSpans } from '../coverage/read-spans.ts';
import { intersect, isCovered, type Span } from '../coverage/span.ts';
import { disputesSql } from './disputes-sql.ts';
import { readCounts } from './read-counts.ts';
import { readNotable } from './read-notable.ts';
import { readOrganisations } from './read-organisations.ts';

/**
 * The brief of a day; without a day that of the last one of which every source of disputes has told. Of a day of which one has not told
 * there are no counts.
 *
 * @param today ISO date; nothing is known beyond
 */
export async function readBrief(
  session: Session,
  { day: asked, within }: { day: string | null; within: string | null },
  today: string,
): Promise<Brief> {
  const spans = await readDisputeSpans(session, today);
  const dataDate =
    spans
      .map(({ last }) => last)
      .sort()
      .at(-1) ?? null;
  const scope = { day: asked ?? dataDate ?? today, within };
  const counts = isCovered(spans, scope.day, scope.day)
    ? { ...(await readCounts(session, scope)), notable: await readNotable(session, scope) }
    : { total: null, fields: [], areas: [], notable: [] };
  return {
    day: scope.day,
    dataDate,
    ...counts,
    organisations: await readOrganisations(session, scope, today),
  };
}

/** The days that all who report disputes have told of. */
async function readDisputeSpans(session: Session, today: string): Promise<Span[]> {
  const rows = await session.all<{ id: number }>(`SELECT DISTINCT risk_source AS id FROM (${disputesSql})`);
  const reporting = new Set(rows.map(({ id }) => id));
  const [first, ...rest] = (await readSpans(session, today))
    .filter(({ sourceId }) => reporting.has(sourceId))
    .map(({ spans }) => spans);
  return first ? rest.reduce<Span[]>(intersect, first) : [];
}
