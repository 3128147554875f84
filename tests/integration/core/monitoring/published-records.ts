import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWarehouse } from '../../../../core/warehouse/open-warehouse.ts';
import { quote } from '../../../../core/warehouse/quote.ts';
import type { SqlValue, Warehouse } from '../../../../core/warehouse/warehouse.ts';
import type { FieldType } from '../../../../schemas/datasets/dataset.ts';
import { datasets, recordTable } from '../../../../schemas/datasets/index.ts';

const columnTypes: Partial<Record<FieldType, string>> = {
  date: 'DATE',
  datetime: 'TIMESTAMP',
  integer: 'BIGINT',
  decimal: 'DOUBLE',
  boolean: 'BOOLEAN',
};

/** A warehouse into which a test writes published records by hand. */
export interface PublishedRecords {
  warehouse: Warehouse;
  /** Publishes rows as one delivery of one batch of a source of its own; returns the ids of the records. */
  publish(batch: {
    department: string;
    dataset: string;
    rows: Record<string, SqlValue>[];
    receivedAt?: string;
    dataVersion?: number;
    quarantined?: number;
  }): Promise<{ sourceId: number; recordIds: number[] }>;
  /** Says that records belong to one entity, as a matching run would. */
  link(entity: string, entityId: number, recordIds: readonly number[], dataset: string): Promise<void>;
  ranMatching(entity: string, dataVersion: number): Promise<void>;
  close(): Promise<void>;
}

export async function openPublishedRecords(): Promise<PublishedRecords> {
  const directory = await mkdtemp(join(tmpdir(), 'tonghui-overview-'));
  const warehouse = await openWarehouse({
    path: join(directory, 'warehouse.duckdb'),
    temporaryDirectory: join(directory, 'tmp'),
    allowedDirectories: [directory],
  });
  for (const dataset of datasets) {
    const fields = dataset.fields.map(({ key, type }) => `${quote(key)} ${columnTypes[type] ?? 'VARCHAR'}`);
    await warehouse.run(`CREATE TABLE IF NOT EXISTS ${recordTable(dataset)} (record_id BIGINT, source_id INTEGER,
      source_key VARCHAR, batch_id INTEGER, row_number INTEGER, from_version BIGINT, to_version BIGINT,
      ${fields.join(', ')})`);
  }
  let [lastBatch, lastRecord] = [0, 0];

  return {
    warehouse,
    async publish({
      department,
      dataset,
      rows,
      receivedAt = '2026-11-01 08:00:00',
      dataVersion,
      quarantined = 0,
    }) {
      const id = ++lastBatch;
      const version = dataVersion ?? id;
      await warehouse.run(
        `INSERT INTO ops.source VALUES ($id, $department, $dataset, 'csv', 'snapshot', '', '', NULL, 1)`,
        {
          ...{ id, department, dataset },
        },
      );
      await warehouse.run(`INSERT INTO ops.delivery VALUES ($id, $file, 1, '', $receivedAt::TIMESTAMP, '')`, {
        ...{ id, file: `${department}.csv`, receivedAt },
      });
      await warehouse.run(
        `INSERT INTO ops.batch BY NAME SELECT $id AS batch_id, $id AS delivery_id, $id AS source_id, $dataset AS dataset,
           '' AS sheet, '' AS stored, 'snapshot' AS mode, 'published' AS state, $rows + $quarantined AS delivered,
           $rows AS published, $quarantined AS quarantined, 0 AS non_data, $rows AS added, 0 AS changed, 0 AS unchanged,
           0 AS gone, 0 AS field_issues, 1 AS first_record_id, '' AS mapping, '' AS notes, $version AS data_version`,
        { id, dataset, rows: rows.length, quarantined, version },
      );
      const recordIds = rows.map(() => ++lastRecord);
      for (const [index, row] of rows.entries()) {
        const all: Record<string, SqlValue> = {
          ...{
            record_id: recordIds[index]!,
            source_id: id,
            source_key: `k${recordIds[index]}`,
            batch_id: id,
          },
          ...{ row_number: index + 1, from_version: version, ...row },
        };
        const names = Object.keys(all);
        await warehouse.run(
          `INSERT INTO ${recordTable({ id: dataset })} (${names.map(quote).join(', ')})
           VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
          Object.values(all),
        );
      }
      return { sourceId: id, recordIds };
    },
    async link(entity, entityId, recordIds, dataset) {
      for (const recordId of recordIds)
        await warehouse.run(
          `INSERT INTO link.membership SELECT $entity, source_id, source_key, $entityId, 1, NULL
           FROM ${recordTable({ id: dataset })} WHERE record_id = $recordId`,
          { entity, entityId, recordId },
        );
    },
    async ranMatching(entity, dataVersion) {
      await warehouse.run(`INSERT INTO link.run VALUES ($entity, 'test', $dataVersion, 0)`, {
        entity,
        dataVersion,
      });
    },
    async close() {
      await warehouse.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
