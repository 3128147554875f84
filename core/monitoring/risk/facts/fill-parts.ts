import { deliveredDataset, partSpans } from '../coverage/part-spans.ts';
import type { SourceSpans } from '../coverage/read-spans.ts';
import type { Span } from '../coverage/span.ts';
import { quote } from '../../../warehouse/quote.ts';
import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import { fillCounts } from '../figures/fill-counts.ts';
import { measuredRowsSql } from './measured-rows.ts';
import { fieldsOf, type Part, partKey } from './part.ts';
import { partRowsSql } from './part-rows.ts';

/** The tables that parts are filled into: those of schema `mart`, or temporary ones for a definition that is not saved. */
export interface RiskStore {
  part: string;
  fact: string;
  count: string;
}

export const publishedStore: RiskStore = {
  part: 'mart.risk_part',
  fact: 'mart.risk_fact',
  count: 'mart.risk_count',
};

export interface FillContext {
  store: RiskStore;
  /** What every source has told of. */
  spans: readonly SourceSpans[];
  /** ISO date. */
  today: string;
}

/** Days beyond which the hub itself has never been late to know: since its first delivery. */
const ownSpans = (today: string): Span[] => [{ first: '2000-01-01', last: today }];

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
  await fillRows(session, measuredRowsSql(dataset, fields, { asOf }));
  const mark = await readMark(session, asOf);
  const filled = await readFilled(session, dataset, context.store);
  for (const part of parts) {
    const known = filled.get(partKey(part));
    if (known?.mark === mark) await renewSpans(session, part, known, context);
    else await fillPart(session, part, { ...context, mark, asOf, id: known?.part });
  }
  await session.run('DROP TABLE temp.risk_row');
}

const samePlace = ['grid', 'village', 'town']
  .map((level) => `p.${level} IS NOT DISTINCT FROM r.risk_${level}`)
  .join(' AND ');

/** Makes `risk_row` of a dataset's rows, each with the number of its place. */
async function fillRows(session: ConnectedSession, rows: string): Promise<void> {
  await session.run(`CREATE OR REPLACE TEMP TABLE risk_unplaced AS ${rows}`);
  await session.run(
    `INSERT INTO mart.risk_place
     SELECT row_number() OVER (ORDER BY risk_grid, risk_village, risk_town) + (SELECT coalesce(max(place), 0) FROM mart.risk_place), *
     FROM (SELECT DISTINCT risk_grid, risk_village, risk_town FROM temp.risk_unplaced r ANTI JOIN mart.risk_place p ON ${samePlace})`,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE risk_row AS
     SELECT r.* EXCLUDE (risk_grid, risk_village, risk_town), p.place, r.risk_grid, r.risk_village, r.risk_town
     FROM temp.risk_unplaced r JOIN mart.risk_place p ON ${samePlace}`,
  );
  await session.run('DROP TABLE temp.risk_unplaced');
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

/** Changes with any value of the rows, their places and the day that they reach. */
async function readMark(session: ConnectedSession, asOf: string | null): Promise<string> {
  const [row] = await session.all<{ mark: string }>(
    `SELECT count(*)::VARCHAR || ':' || coalesce(bit_xor(hash(r)), 0)::VARCHAR AS mark FROM (SELECT * EXCLUDE (place) FROM temp.risk_row) r`,
  );
  return `${asOf}:${row!.mark}`;
}

interface FilledPart {
  part: number;
  mark: string;
  sources: string;
}

async function readFilled(session: ConnectedSession, dataset: string, { part }: RiskStore) {
  const rows = await session.all<FilledPart & { key: string }>(
    `SELECT part, key, mark, sources FROM ${part} WHERE dataset = $dataset`,
    { dataset },
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** What sources have told of may change although their rows do not: a nil report, a delivery that is late. */
async function renewSpans(
  session: ConnectedSession,
  part: Part,
  { part: id, sources }: FilledPart,
  context: FillContext,
): Promise<void> {
  const spans = JSON.stringify(spansOf(part, JSON.parse(sources) as PartSources, context));
  await session.run(`UPDATE ${context.store.part} SET spans = $spans WHERE part = $id AND spans <> $spans`, {
    id,
    spans,
  });
}

/** `said`: sources that say what a part asks; `counted`: those of them that anything was ever counted of. */
export interface PartSources {
  said: number[];
  counted: number[];
}

function spansOf(part: Part, { said, counted }: PartSources, { spans, today }: FillContext): Span[] {
  const delivered = deliveredDataset(part.measure.dataset);
  if (delivered === undefined) return ownSpans(today);
  const isEntity = part.measure.dataset.startsWith('master:');
  if (isEntity && said.length === 0) return [];
  const telling = counted.length > 0 ? counted : said;
  const ofDataset = spans.filter(({ dataset }) => dataset === delivered);
  return partSpans(
    part,
    isEntity ? ofDataset : ofDataset.filter(({ sourceId }) => telling.includes(sourceId)),
  );
}

interface PartContext extends FillContext {
  mark: string;
  asOf: string | null;
  /** Number of the part when it was filled before. */
  id: number | undefined;
}

async function fillPart(session: ConnectedSession, part: Part, context: PartContext): Promise<void> {
  const { store, mark, asOf } = context;
  const id = context.id ?? (await nextId(session, store));
  for (const table of [store.part, store.fact, store.count])
    await session.run(`DELETE FROM ${table} WHERE part = ${id}`);
  const said = await readSaid(session, part);
  const rows = partRowsSql(part, { rows: 'FROM temp.risk_row', place: 'place', sources: said, asOf });
  const sources = { said, counted: await readCounted(session, rows) };
  await session.run(
    `INSERT INTO ${store.fact} BY NAME
     SELECT ${id} AS part, place, "day", "until", kind, department, item, sum(weight) AS weight FROM (${rows}) GROUP BY ALL ORDER BY "day"`,
  );
  await session.run(
    `INSERT INTO ${store.part} BY NAME SELECT ${id} AS part, $key AS key, $dataset AS dataset, $time AS "time",
       $isDistinct AS is_distinct, $sources AS sources, $spans AS spans, $mark AS mark, $asOf::DATE AS as_of`,
    {
      key: partKey(part),
      dataset: part.measure.dataset,
      time: part.time,
      isDistinct: part.measure.value.of === 'distinct',
      sources: JSON.stringify(sources),
      spans: JSON.stringify(spansOf(part, sources, context)),
      mark,
      asOf,
    },
  );
  await fillCounts(session, store, { id, part, asOf });
}

async function nextId(session: ConnectedSession, { part }: RiskStore): Promise<number> {
  const [row] = await session.all<{ id: number }>(`SELECT coalesce(max(part), 0) + 1 AS id FROM ${part}`);
  return Number(row!.id);
}

/** Sources that have ever filled every field without which nothing can be counted. */
async function readSaid(session: ConnectedSession, { said }: Part): Promise<number[]> {
  const filled = said.map((field) => `count(${quote(field)}) > 0`);
  const rows = await session.all<{ source: number }>(
    `SELECT risk_source::INTEGER AS source FROM temp.risk_row GROUP BY risk_source
     HAVING ${['TRUE', ...filled].join(' AND ')} ORDER BY source`,
  );
  return rows.map(({ source }) => source);
}

async function readCounted(session: ConnectedSession, rows: string): Promise<number[]> {
  const counted = await session.all<{ source: number }>(
    `SELECT DISTINCT risk_source::INTEGER AS source FROM (${rows}) ORDER BY source`,
  );
  return counted.map(({ source }) => source);
}
