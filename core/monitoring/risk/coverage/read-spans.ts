import { datasets, recordTable } from '../../../../schemas/datasets/index.ts';
import { parseProfile } from '../../../ingest/sources/read-profile.ts';
import { readReports, type SourceReport } from '../../../ingest/sources/read-reports.ts';
import type { SourceProfile } from '../../../../schemas/intake/source-profile.ts';
import { quote } from '../../../warehouse/quote.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { eventSpans, type SourceEvents, stateSpans } from './source-spans.ts';
import type { Span } from './span.ts';

/** The days that a source has told of. */
export interface SourceSpans {
  sourceId: number;
  dataset: string;
  spans: Span[];
}

/** When what a row of a dataset tells of happened; rows of the others say what holds now. */
export const eventFields: Readonly<Record<string, string>> = {
  incident: 'occur',
  'service-ticket': 'time',
  inspection: 'inspected',
  'credit-record': 'decided',
  'organisation-check': 'due',
  'satisfaction-survey': 'surveyed',
  'monitoring-reading': 'measured',
};

/** What happens day by day. */
const daily = new Set(['incident', 'service-ticket', 'monitoring-reading']);

interface SourceRow {
  sourceId: number;
  dataset: string;
  mode: 'snapshot' | 'delta';
  profile: string | null;
}

/**
 * What every source that has published anything has told of. A day outside is not a day without events: nobody has said
 * anything of it.
 *
 * @param today ISO date; nothing is known beyond
 */
export async function readSpans(session: Session, today: string): Promise<SourceSpans[]> {
  const sources = await session.all<SourceRow>(
    `SELECT source_id AS "sourceId", dataset, mode, profile FROM ops.source ORDER BY source_id`,
  );
  const reports = await readReports(session);
  const events = await readEvents(session, today);
  return sources.flatMap(({ sourceId, dataset, mode, profile }) => {
    const own = reports.get(sourceId) ?? [];
    if (!own.some(({ batchId }) => batchId !== null)) return [];
    const known = { profile: parseProfile(profile), mode, reports: own, today };
    return [{ sourceId, dataset, spans: spansOf(known, eventFields[dataset], events.get(sourceId)) }];
  });
}

interface Known {
  profile: SourceProfile | null;
  mode: 'snapshot' | 'delta';
  reports: readonly SourceReport[];
  today: string;
}

function spansOf(known: Known, field: string | undefined, events: SourceEvents | undefined): Span[] {
  if (field === undefined) return stateSpans(known);
  return events ? eventSpans(known, events) : [];
}

/** First and last event of each source, and how many there are; events after today are slips of the pen, and so are single ones long before the others. */
async function readEvents(session: Session, today: string): Promise<Map<number, SourceEvents>> {
  const tables = datasets
    .filter(({ id }) => eventFields[id] !== undefined)
    .map((dataset) => {
      const day = `${quote(eventFields[dataset.id]!)}::DATE`;
      return `SELECT source_id AS "sourceId", quantile_disc(${day}, 0.002) AS first, max(${day}) AS last, count(*)::DOUBLE AS events,
          ${daily.has(dataset.id)} AS "isDaily"
        FROM ${recordTable(dataset)} WHERE to_version IS NULL AND ${day} <= $today::DATE GROUP BY source_id`;
    });
  const rows = await session.all<SourceEvents & { sourceId: number }>(tables.join(' UNION ALL '), { today });
  return new Map(rows.map((row) => [row.sourceId, row]));
}
