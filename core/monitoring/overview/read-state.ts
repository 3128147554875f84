import type { Session } from '../../warehouse/warehouse.ts';
import { readCurrentVersion } from './current-version.ts';

/** What the marts were built from. */
export interface MartState {
  dataVersion: number;
  /** The data has changed since. */
  stale: boolean;
  /** How far each delivered dataset reached then (ISO dates). */
  dataDates: ReadonlyMap<string, string>;
}

export async function readState(session: Session): Promise<MartState> {
  const [build] = await session.all<{ version: number }>(
    'SELECT data_version::DOUBLE AS version FROM mart.build',
  );
  const dates = await session.all<{ dataset: string; day: string }>(
    'SELECT dataset, day FROM mart.data_date',
  );
  const dataVersion = build?.version ?? 0;
  return {
    dataVersion,
    stale: (await readCurrentVersion(session)) > dataVersion,
    dataDates: new Map(dates.map(({ dataset, day }) => [dataset, day])),
  };
}

/** The date up to which a dataset's data reaches, or, for null, the latest of all. */
export function dataDateOf({ dataDates }: MartState, dataset: string | null): string | null {
  if (dataset !== null) return dataDates.get(dataset) ?? null;
  return [...dataDates.values()].sort().at(-1) ?? null;
}
