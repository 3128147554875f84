import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import { partsByDataset } from '../build-risk.ts';
import { readSpans } from '../coverage/read-spans.ts';
import { fillDataset } from '../facts/fill-dataset.ts';
import { publishedStore, type RiskStore } from '../facts/risk-store.ts';

/**
 * Counts an indicator that is not saved into temporary tables of the session, for readers that take a store.
 *
 * @param session a transaction; the tables are gone with its connection
 * @param today ISO date
 */
export async function fillPreview(
  session: ConnectedSession,
  indicator: Indicator,
  today: string,
): Promise<RiskStore> {
  const tables = ['part', 'fact', 'seen', 'count', 'silence'] as const;
  const store = Object.fromEntries(
    tables.map((name) => [name, `temp.preview_${name}`]),
  ) as unknown as RiskStore;
  for (const name of tables)
    await session.run(`CREATE OR REPLACE TEMP TABLE preview_${name} AS FROM ${publishedStore[name]} LIMIT 0`);
  const context = { store, spans: await readSpans(session, today), today };
  for (const [dataset, parts] of partsByDataset([indicator]))
    await fillDataset(session, dataset, parts, context);
  return store;
}
