import { createMasterTables } from '../../../core/master/master-tables.ts';
import { buildGolden } from '../../../core/master/golden/build-golden.ts';
import { readMasterVersion } from '../../../core/master/master-version.ts';
import type { SqlValue, Warehouse } from '../../../core/warehouse/warehouse.ts';
import type { PublishedRecords } from '../../fixtures/published-records.ts';

/** Golden records alone, without the relations and places that a whole build goes on to. */
export function buildGoldenRecords(warehouse: Warehouse): Promise<void> {
  return warehouse.transaction(async (session) => {
    const dataVersion = await readMasterVersion(session);
    await createMasterTables(session, dataVersion);
    await buildGolden(session, {
      dataVersion,
      signal: new AbortController().signal,
      progress: () => undefined,
    });
  });
}

export type Said = readonly [department: string, row: Record<string, SqlValue>];

/** Publishes what departments say of one entity, each row as a delivery of its own, and links them; returns the records. */
export async function publishEntity(
  records: Pick<PublishedRecords, 'publish' | 'link' | 'ranMatching'>,
  { kind, id, dataset }: { kind: string; id: number; dataset: string },
  said: readonly Said[],
): Promise<number[]> {
  const made: number[] = [];
  for (const [department, row] of said) {
    const { recordIds } = await records.publish({ department, dataset, rows: [row] });
    await records.link(kind, id, recordIds, dataset);
    made.push(...recordIds);
  }
  await records.ranMatching(kind, 90);
  return made;
}
