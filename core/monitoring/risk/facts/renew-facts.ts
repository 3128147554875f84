import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import { addToCounts } from '../figures/fill-counts.ts';
import { fillFacts, type NumberedPart } from './fill-facts.ts';
import type { PartSources } from './part-sources.ts';
import type { RiskStore } from './risk-store.ts';

/** How a part was filled last. */
export interface FilledBefore {
  sources: PartSources;
  /** How far its data reached. */
  asOf: string | null;
}

/**
 * Whether the facts of changed rows say all that has changed of a part. They do not where rows count by what other rows are, where
 * others say what it asks than did, or where the day that the data reach decides.
 */
export function isRenewable(
  { part: { measure, time }, said }: NumberedPart,
  before: FilledBefore,
  asOf: string | null,
): boolean {
  const { value, repeats, overdueSince } = measure;
  const isEachForItself = repeats === undefined && (value.of === 'rows' || value.of === 'days');
  if (time === 'state' || !isEachForItself || said.join() !== before.sources.said.join()) return false;
  if (time === 'stock') return before.asOf?.slice(0, 7) === asOf?.slice(0, 7);
  return overdueSince === undefined || before.asOf === asOf;
}

/** Takes the facts of the rows in `risk_changed` away from parts and adds those that they have now, and brings their months up to date. */
export async function renewFacts(
  session: ConnectedSession,
  store: RiskStore,
  parts: readonly NumberedPart[],
  asOf: string | null,
): Promise<void> {
  if (parts.length === 0) return;
  const ids = parts.map(({ id }) => id).join(', ');
  const isChanged = `part IN (${ids}) AND record IN (SELECT record FROM temp.risk_changed)`;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE risk_moved AS SELECT * REPLACE (-weight AS weight) FROM ${store.fact} WHERE ${isChanged}`,
  );
  await session.run(`DELETE FROM ${store.fact} WHERE ${isChanged}`);
  await session.run(`CREATE OR REPLACE TEMP TABLE risk_come AS FROM ${store.fact} LIMIT 0`);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE risk_new AS SELECT r.* FROM temp.risk_row r SEMI JOIN temp.risk_changed c ON c.record = r.risk_id`,
  );
  await fillFacts(session, { fact: 'temp.risk_come', rows: 'temp.risk_new' }, parts, asOf);
  for (const table of [store.fact, 'temp.risk_moved'])
    await session.run(`INSERT INTO ${table} BY NAME FROM temp.risk_come`);
  await addToCounts(session, { ...store, fact: 'temp.risk_moved' }, parts, asOf);
}
