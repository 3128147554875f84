import { datasets, recordTable } from '../../../schemas/datasets/index.ts';
import type { Session, Warehouse } from '../../warehouse/warehouse.ts';
import { fillAreaMarts } from './area-mart.ts';
import { readCurrentVersion } from '../../matching/current-version.ts';
import { readDataDates } from './data-dates.ts';
import { figureDefinitions } from './figures.ts';
import type { BuildContext } from './mart.ts';
import { createMartTables } from './mart-tables.ts';
import { marts } from './marts.ts';
import { dataDateOf } from './read-state.ts';

export interface RefreshOptions {
  signal?: AbortSignal;
  /** `step` is a key under `messages.jobs.steps`. */
  progress?(step: string, fraction: number | null): void;
}

/**
 * Builds every mart of the overview from the current records, in one transaction: readers see the old state or
 * the new one. The marts remember the data version they were built from.
 *
 * @returns the data version that the overview now shows
 */
export async function refreshOverview(
  warehouse: Warehouse,
  { signal, progress = () => undefined }: RefreshOptions = {},
): Promise<{ dataVersion: number }> {
  return warehouse.transaction(
    async (session) => {
      const dataVersion = await readCurrentVersion(session);
      const context = await readContext(session);
      await createMartTables(session, dataVersion);
      await fillMarts(session, context, progress);
      await fillFigures(session, context);
      return { dataVersion };
    },
    { signal },
  );
}

async function readContext(session: Session): Promise<BuildContext> {
  const tables = await session.all<{ name: string }>(
    `SELECT 'record.' || table_name AS name FROM duckdb_tables() WHERE schema_name = 'record'`,
  );
  const names = new Set(tables.map(({ name }) => name));
  const existing = datasets.filter((dataset) => names.has(recordTable(dataset)));
  return { datasets: existing, dataDates: await readDataDates(session, existing) };
}

async function fillMarts(
  session: Session,
  context: BuildContext,
  progress: NonNullable<RefreshOptions['progress']>,
): Promise<void> {
  const isReady = (id: string) => context.datasets.some((dataset) => dataset.id === id);
  for (const [index, { name, datasets: needed, buildSql }] of marts.entries()) {
    progress('marts', index / (marts.length + 1));
    if (needed.every(isReady)) await session.run(`INSERT INTO mart.${name} ${buildSql(context)}`);
  }
  progress('marts', marts.length / (marts.length + 1));
  if (isReady('grid')) await fillAreaMarts(session);
}

/** A dataset that nobody delivered has no figure, rather than the figure zero. */
async function fillFigures(session: Session, { dataDates }: BuildContext): Promise<void> {
  for (const [dataset, { day, basis }] of dataDates)
    await session.run('INSERT INTO mart.data_date VALUES ($dataset, $day, $basis)', { dataset, day, basis });
  for (const { id, dataset, valueSql } of figureDefinitions) {
    const dataDate = dataDateOf({ dataDates }, dataset ?? null)?.day;
    if (dataDate)
      await session.run(`INSERT INTO mart.figure SELECT $id, (${valueSql(dataDate)})::DOUBLE`, { id });
  }
}
