import type { DataDate } from '../../../schemas/api/overview.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { readCurrentVersion } from '../../matching/current-version.ts';

/** What the marts were built from. */
export interface MartState {
  dataVersion: number;
  /** The data has changed since. */
  stale: boolean;
  /** How far each delivered dataset reached then. */
  dataDates: ReadonlyMap<string, DataDate>;
}

export async function readState(session: Session): Promise<MartState> {
  const [build] = await session.all<{ version: number }>(
    'SELECT data_version::DOUBLE AS version FROM mart.build',
  );
  const dates = await session.all<{ dataset: string } & DataDate>(
    'SELECT dataset, day, basis FROM mart.data_date',
  );
  const dataVersion = build?.version ?? 0;
  return {
    dataVersion,
    stale: (await readCurrentVersion(session)) > dataVersion,
    dataDates: new Map(dates.map(({ dataset, day, basis }) => [dataset, { day, basis }])),
  };
}

/** How far a dataset's data reaches, or, for null, the latest of all. */
export function dataDateOf(
  { dataDates }: Pick<MartState, 'dataDates'>,
  dataset: string | null,
): DataDate | null {
  if (dataset !== null) return dataDates.get(dataset) ?? null;
  const byDay = (a: DataDate, b: DataDate) => (a.day < b.day ? -1 : 1);
  return [...dataDates.values()].sort(byDay).at(-1) ?? null;
}
