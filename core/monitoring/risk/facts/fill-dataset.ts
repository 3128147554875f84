import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import { deliveredDataset } from '../coverage/part-spans.ts';
import type { SourceSpans } from '../coverage/read-spans.ts';
import { fillCounts } from '../figures/fill-counts.ts';
import { fillFacts, fillRows, type NumberedPart, readCounted } from './fill-facts.ts';
import { measuredRowsSql } from './measured-rows.ts';
import { fieldsOf, type Part, partKey } from './part.ts';
import { readMark } from './read-mark.ts';
import { type PartSources, readFilledFields, sayingSources, spansOf } from './part-sources.ts';
import type { RiskStore } from './risk-store.ts';

export interface FillContext {
  store: RiskStore;
  /** What every source has told of. */
  spans: readonly SourceSpans[];
  /** ISO date. */
  today: string;
}

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
  const fields = new Set(parts.flatMap((part) => [...fieldsOf(part), ...part.said]));
  const mark = await readMark(session, dataset, fields, asOf);
  const filled = await readFilled(session, dataset, context.store);
  const isFresh = (part: Part) => filled.get(partKey(part))?.mark === mark;
  await renewSpans(session, parts.filter(isFresh), filled, context);
  const changed = parts.filter((part) => !isFresh(part));
  if (changed.length === 0) return;
  await fillRows(session, measuredRowsSql(dataset, fields, { asOf }));
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

interface FilledRow {
  part: number;
  mark: string;
  sources: string;
}

async function readFilled(session: ConnectedSession, dataset: string, { part }: RiskStore) {
  const rows = await session.all<FilledRow & { key: string }>(
    `SELECT part, key, mark, sources FROM ${part} WHERE dataset = $dataset`,
    { dataset },
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** What sources have told of may change although their rows do not: a nil report, a delivery that is late. */
async function renewSpans(
  session: ConnectedSession,
  parts: readonly Part[],
  filled: ReadonlyMap<string, FilledRow>,
  context: FillContext,
): Promise<void> {
  if (parts.length === 0) return;
  const rows = parts.map((part) => ({ part, row: filled.get(partKey(part))! }));
  await session.run(
    `UPDATE ${context.store.part} AS p SET spans = n.spans
     FROM (SELECT unnest($ids::BIGINT[]) AS part, unnest($spans::VARCHAR[]) AS spans) n WHERE n.part = p.part AND n.spans <> p.spans`,
    {
      ids: rows.map(({ row }) => BigInt(row.part)),
      spans: rows.map(({ part, row }) =>
        JSON.stringify(spansOf(part, JSON.parse(row.sources) as PartSources, context)),
      ),
    },
  );
}

interface PartsContext extends FillContext {
  dataset: string;
  filled: ReadonlyMap<string, FilledRow>;
  mark: string;
  asOf: string | null;
  fields: ReadonlySet<string>;
}

async function fillParts(
  session: ConnectedSession,
  parts: readonly Part[],
  context: PartsContext,
): Promise<void> {
  const { store, asOf, filled } = context;
  const sources = await readFilledFields(session, context.fields);
  let next = await nextId(session, store);
  const numbered = parts.map((part): NumberedPart => ({
    id: filled.get(partKey(part))?.part ?? next++,
    part,
    said: sayingSources(part, sources),
  }));
  const ids = numbered.map(({ id }) => id).join(', ');
  for (const table of [store.part, store.fact, store.count])
    await session.run(`DELETE FROM ${table} WHERE part IN (${ids})`);
  await fillFacts(session, store, numbered, asOf);
  await writeParts(session, numbered, context);
  await fillCounts(session, store, numbered, asOf);
}

async function nextId(session: ConnectedSession, { part }: RiskStore): Promise<number> {
  const [row] = await session.all<{ id: number }>(
    `SELECT coalesce(max(part), 0)::INTEGER + 1 AS id FROM ${part}`,
  );
  return Number(row!.id);
}

async function writeParts(
  session: ConnectedSession,
  numbered: readonly NumberedPart[],
  context: PartsContext,
): Promise<void> {
  const counted = await readCounted(session, context.store, numbered);
  const sources = numbered.map(({ id, said }): PartSources => ({
    said: [...said],
    counted: counted.get(id)!,
  }));
  await session.run(
    `INSERT INTO ${context.store.part} BY NAME
     SELECT unnest($ids::BIGINT[]) AS part, unnest($keys::VARCHAR[]) AS key, $dataset AS dataset, unnest($times::VARCHAR[]) AS "time",
       unnest($distinct::VARCHAR[])::BOOLEAN AS is_distinct, unnest($sources::VARCHAR[]) AS sources, unnest($spans::VARCHAR[]) AS spans,
       $mark AS mark, $asOf::DATE AS as_of`,
    {
      ids: numbered.map(({ id }) => BigInt(id)),
      keys: numbered.map(({ part }) => partKey(part)),
      dataset: context.dataset,
      times: numbered.map(({ part }) => part.time),
      distinct: numbered.map(({ part }) => String(part.measure.value.of === 'distinct')),
      sources: sources.map((one) => JSON.stringify(one)),
      spans: numbered.map(({ part }, at) => JSON.stringify(spansOf(part, sources[at]!, context))),
      mark: context.mark,
      asOf: context.asOf,
    },
  );
}
