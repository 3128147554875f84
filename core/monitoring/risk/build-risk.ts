import type { Indicator } from '../../../schemas/indicators/indicator.ts';
import { groupBy } from '../../base/group-by.ts';
import { readMasterVersion } from '../../master/master-version.ts';
import { readBuiltVersion } from '../../master/read-state.ts';
import type { ConnectedSession, Warehouse } from '../../warehouse/warehouse.ts';
import { readDueDeliveries } from './coverage/due-deliveries.ts';
import { readSpans } from './coverage/read-spans.ts';
import { fillDataset } from './facts/fill-dataset.ts';
import { publishedStore } from './facts/risk-store.ts';
import { type Part, partKey, partsOf } from './facts/part.ts';
import { fillAreas } from './figures/fill-areas.ts';
import { fillResidents } from './figures/residents.ts';
import { readDefinitionsVersion, readIndicators } from './indicators/read-indicators.ts';

export interface BuildRiskOptions {
  /** ISO date; nothing is known beyond. */
  today: string;
  signal?: AbortSignal;
  /** `step` is a key under `messages.jobs.steps`. */
  progress?(step: string, fraction: number | null): void;
}

/** The distinct parts of indicators, by dataset. */
export function partsByDataset(indicators: readonly Indicator[]): Map<string, Part[]> {
  const parts = new Map<string, Part>();
  for (const { numerator, denominator } of indicators.map(partsOf))
    for (const part of [numerator, denominator])
      if (part !== null && part !== 'residents') parts.set(partKey(part), part);
  return groupBy([...parts.values()], ({ measure }) => measure.dataset);
}

/**
 * Brings the figures of all indicators up to date, in one transaction: readers see the old state or the new one. Only what rests on
 * rows that have changed is counted anew.
 *
 * @returns the data version that the figures now show
 */
export async function buildRisk(
  warehouse: Warehouse,
  { today, signal, progress = () => undefined }: BuildRiskOptions,
): Promise<{ dataVersion: number }> {
  return warehouse.transaction(
    async (session) => {
      const dataVersion = await readMasterVersion(session);
      const byDataset = partsByDataset(await readIndicators(session));
      await fillDeliveries(session, today);
      const context = { store: publishedStore, spans: await readSpans(session, today), today };
      await dropUnused(session, [...byDataset.values()].flat());
      for (const [at, [dataset, parts]] of [...byDataset].entries()) {
        progress('figures', at / byDataset.size);
        await fillDataset(session, dataset, parts, context);
      }
      await fillAreas(session);
      await fillResidents(session);
      await session.run('UPDATE mart.risk_build SET data_version = $dataVersion', { dataVersion });
      await session.run('DELETE FROM mart.risk_built');
      await session.run('INSERT INTO mart.risk_built VALUES ($definitions, $master, $today::DATE)', {
        definitions: await readDefinitionsVersion(session),
        master: await readBuiltVersion(session),
        today,
      });
      return { dataVersion };
    },
    { signal },
  );
}

async function fillDeliveries(session: ConnectedSession, today: string): Promise<void> {
  const due = await readDueDeliveries(session, today);
  await session.run('DELETE FROM mart.risk_delivery');
  await session.run(
    `INSERT INTO mart.risk_delivery SELECT unnest($ids::BIGINT[]), unnest($departments::VARCHAR[]), unnest($datasets::VARCHAR[]),
       unnest($dues::VARCHAR[])::DATE, nullif(unnest($received::VARCHAR[]), '')::DATE, unnest($late::VARCHAR[])::BOOLEAN`,
    {
      ids: due.map(({ sourceId }) => BigInt(sourceId)),
      departments: due.map(({ department }) => department),
      datasets: due.map(({ dataset }) => dataset),
      dues: due.map((one) => one.due),
      received: due.map((one) => one.received ?? ''),
      late: due.map(({ isLate }) => String(isLate)),
    },
  );
}

/** Parts that no indicator counts any more. */
async function dropUnused(session: ConnectedSession, parts: readonly Part[]): Promise<void> {
  const keys = parts.map(partKey);
  const unused = `SELECT part FROM mart.risk_part WHERE NOT list_contains($keys::VARCHAR[], key)`;
  for (const table of ['mart.risk_fact', 'mart.risk_count', 'mart.risk_part'])
    await session.run(`DELETE FROM ${table} WHERE part IN (${unused})`, { keys });
}
