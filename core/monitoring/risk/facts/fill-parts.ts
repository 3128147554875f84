import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import { fillCounts } from '../figures/fill-counts.ts';
import type { FillContext } from './fill-context.ts';
import { fillFacts, type NumberedPart, readCounted } from './fill-facts.ts';
import { type Part, partKey } from './part.ts';
import { type PartSources, readFilledFields, sayingSources, spansOf } from './part-sources.ts';
import { type FilledBefore, isRenewable, renewFacts } from './renew-facts.ts';
import { findChanges } from './row-changes.ts';
import type { RiskStore } from './risk-store.ts';

export interface PartsContext extends FillContext {
  dataset: string;
  /** Parts of the dataset as they were filled last, by their keys. */
  filled: ReadonlyMap<string, FilledBefore & { id: number }>;
  mark: string;
  /** How far the data reach. */
  asOf: string | null;
  fields: ReadonlySet<string>;
}

/** Fills parts from `risk_row`: of those that stand the rows that have changed where that is enough, of the others all. */
export async function fillParts(
  session: ConnectedSession,
  parts: readonly Part[],
  context: PartsContext,
): Promise<void> {
  const { store, asOf, filled } = context;
  const numbered = await numberParts(session, parts, context);
  const hasDates = parts.some(({ time }) => time !== 'state');
  const areFew = hasDates && (await findChanges(session, context.dataset, store));
  const isRenewed = (one: NumberedPart) => {
    const before = filled.get(partKey(one.part));
    return areFew && before !== undefined && isRenewable(one, before, asOf);
  };
  const anew = numbered.filter((one) => !isRenewed(one));
  await renewFacts(session, store, numbered.filter(isRenewed), asOf);
  await dropParts(session, [store.fact, store.count], anew);
  await fillFacts(session, store, anew, asOf);
  await fillCounts(session, store, anew, asOf);
  await dropParts(session, [store.part], numbered);
  await writeParts(session, numbered, context);
}

async function numberParts(
  session: ConnectedSession,
  parts: readonly Part[],
  { store, filled, fields }: PartsContext,
): Promise<NumberedPart[]> {
  const sources = await readFilledFields(session, fields);
  let next = await nextId(session, store);
  return parts.map((part) => ({
    id: filled.get(partKey(part))?.id ?? next++,
    part,
    said: sayingSources(part, sources),
  }));
}

async function nextId(session: ConnectedSession, { part }: RiskStore): Promise<number> {
  const [row] = await session.all<{ id: number }>(
    `SELECT coalesce(max(part), 0)::INTEGER + 1 AS id FROM ${part}`,
  );
  return Number(row!.id);
}

async function dropParts(
  session: ConnectedSession,
  tables: readonly string[],
  parts: readonly NumberedPart[],
): Promise<void> {
  const ids = parts.map(({ id }) => id).join(', ') || 'NULL';
  for (const table of tables) await session.run(`DELETE FROM ${table} WHERE part IN (${ids})`);
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
       unnest($sources::VARCHAR[]) AS sources, unnest($spans::VARCHAR[]) AS spans, $mark AS mark, $asOf::DATE AS as_of`,
    {
      ids: numbered.map(({ id }) => BigInt(id)),
      keys: numbered.map(({ part }) => partKey(part)),
      dataset: context.dataset,
      times: numbered.map(({ part }) => part.time),
      sources: sources.map((one) => JSON.stringify(one)),
      spans: numbered.map(({ part }, at) => JSON.stringify(spansOf(part, sources[at]!, context))),
      mark: context.mark,
      asOf: context.asOf,
    },
  );
}
