import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { recordCounts, totalPairs } from './record-counts.ts';

/**
 * Pairs of records that the model may compare at all: of so many its prior says how many match.
 *
 * @param bySource query of (source, records)
 */
export async function possiblePairs(
  session: Session,
  model: Pick<LinkageModel, 'linkType' | 'clustering'>,
  bySource: string,
): Promise<number> {
  const rows = await session.all<{ source: number; records: number }>(
    `SELECT source::INTEGER AS source, records::DOUBLE AS records FROM (${bySource})`,
  );
  const counts: number[][] = [];
  for (const { source, records } of rows) counts[source] = [records];
  return totalPairs(
    recordCounts(
      model,
      Array.from(counts, (of) => of ?? [0]),
    ),
  );
}
