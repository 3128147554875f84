import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import { deliveredDataset } from '../coverage/part-spans.ts';
import { eventFields } from '../coverage/read-spans.ts';
import { fillSilence } from '../coverage/silence.ts';
import type { FillContext } from './fill-context.ts';
import { fillRows } from './fill-facts.ts';
import { fillParts } from './fill-parts.ts';
import { measuredRowsSql } from './measured-rows.ts';
import { fieldsOf, type Part, partKey } from './part.ts';
import { readMark } from './read-mark.ts';
import { type PartSources, spansOf } from './part-sources.ts';
import type { FilledBefore } from './renew-facts.ts';
import type { RiskStore } from './risk-store.ts';

/**
 * Fills facts and counts of parts of one dataset, and what is known of each, unless nothing that they are made of has changed
 * since they were filled.
 */
export async function fillDataset(
  session: ConnectedSession,
  dataset: string,
  parts: readonly Part[],
  context: FillContext,
): Promise<void> {
  const asOf = reachOf(dataset, context);
  const event = eventFields[dataset];
  const fields = new Set([
    ...parts.flatMap((part) => [...fieldsOf(part), ...part.said]),
    ...(event === undefined ? [] : [event]),
  ]);
  const mark = await readMark(session, dataset, fields, asOf);
  const filled = await readFilled(session, dataset, context.store);
  const isFresh = (part: Part) => filled.get(partKey(part))?.mark === mark;
  await renewSpans(session, parts.filter(isFresh), filled, context);
  const changed = parts.filter((part) => !isFresh(part));
  if (changed.length === 0) return;
  await fillRows(session, measuredRowsSql(dataset, fields, { asOf }));
  await fillSilence(session, dataset, context.store.silence);
  await fillParts(session, changed, { ...context, dataset, filled, mark, asOf, fields });
  await session.run('DROP TABLE temp.risk_row');
}

/** How far the sources of a dataset reach, the furthest of them; null: nothing was delivered. */
function reachOf(dataset: string, { spans, today }: FillContext): string | null {
  const delivered = deliveredDataset(dataset);
  if (delivered === undefined) return today;
  const days = spans.filter((one) => one.dataset === delivered).flatMap((one) => one.spans);
  return (
    days
      .map(({ last }) => last)
      .sort()
      .at(-1) ?? null
  );
}

interface Filled extends FilledBefore {
  id: number;
  mark: string;
}

async function readFilled(
  session: ConnectedSession,
  dataset: string,
  { part }: RiskStore,
): Promise<Map<string, Filled>> {
  const rows = await session.all<Omit<Filled, 'sources'> & { key: string; sources: string }>(
    `SELECT part AS id, key, mark, sources, as_of AS "asOf" FROM ${part} WHERE dataset = $dataset`,
    { dataset },
  );
  return new Map(
    rows.map(({ key, ...row }) => [key, { ...row, sources: JSON.parse(row.sources) as PartSources }]),
  );
}

/** What sources have told of may change although their rows do not: a nil report, a delivery that is late. */
async function renewSpans(
  session: ConnectedSession,
  parts: readonly Part[],
  filled: ReadonlyMap<string, Filled>,
  context: FillContext,
): Promise<void> {
  if (parts.length === 0) return;
  const rows = parts.map((part) => ({ part, before: filled.get(partKey(part))! }));
  await session.run(
    `UPDATE ${context.store.part} AS p SET spans = n.spans
     FROM (SELECT unnest($ids::BIGINT[]) AS part, unnest($spans::VARCHAR[]) AS spans) n WHERE n.part = p.part AND n.spans <> p.spans`,
    {
      ids: rows.map(({ before }) => BigInt(before.id)),
      spans: rows.map(({ part, before }) => JSON.stringify(spansOf(part, before.sources, context))),
    },
  );
}
