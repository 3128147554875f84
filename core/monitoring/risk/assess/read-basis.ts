import { datasetById, recordTable } from '../../../../schemas/datasets/index.ts';
import { addDays } from '../../../../schemas/calendar/days.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { riskFigureSql } from '../figures/rows-behind.ts';
import { lastMonth } from '../panels/panel-time.ts';
import type { Finding } from './condense.ts';

/** A finding of days rests on rows of the last four weeks at least; whole months are looked at. */
const reach = 28;

/**
 * The batches that the rows come from which a finding counts: when one of them is undone, the warning has lost its basis. None where rows
 * are not listed: persons, and what the hub itself knows.
 */
export async function readBasis(
  session: Session,
  { indicator, area }: Finding,
  day: string,
): Promise<number[]> {
  const { id, version, numerator, grain, countsPersons } = indicator;
  const dataset = datasetById(numerator.dataset.replace('master:', ''));
  if (!dataset || countsPersons || numerator.dataset.startsWith('hub:')) return [];
  const months = grain === 'day' ? [addDays(day, -reach).slice(0, 7), day.slice(0, 7)] : [lastMonth(day)];
  const batches = new Set<number>();
  for (const month of new Set(months)) {
    const counted = await riskFigureSql(session, dataset.id, [id, version, 'numerator', area, month, '']);
    const rows = await session.all<{ batch: number }>(
      `SELECT DISTINCT batch_id AS batch FROM ${recordTable(dataset)} WHERE to_version IS NULL AND ${counted}`,
    );
    for (const { batch } of rows) batches.add(Number(batch));
  }
  return [...batches].sort((a, b) => a - b);
}
