import { tmpdir } from 'node:os';
import { createRecordTable } from '../../../../core/ingest/record-tables.ts';
import { makeRecords, standardisations } from '../../../../core/matching/standardise/index.ts';
import { foundation } from '../../../../core/warehouse/migrations/0001-foundation.ts';
import { references } from '../../../../core/warehouse/migrations/0002-references.ts';
import { quote } from '../../../../core/warehouse/quote.ts';
import { openScratch, type Scratch } from '../../../../core/warehouse/scratch.ts';
import type { SqlRow } from '../../../../core/warehouse/warehouse.ts';
import { datasetById } from '../../../../schemas/datasets/index.ts';
import type { PresetKind } from '../../../../schemas/linkage/presets/index.ts';

/** Published records in a database in memory, added by hand, and what matching sees of them. */
export interface RecordTables {
  session: Scratch;
  /** Publishes a row; `delivered` is the unusable text of a field, as quarantine keeps it. Returns its record id. */
  add(
    dataset: string,
    values: Record<string, string | number>,
    delivered?: { field: string; value: string },
  ): Promise<number>;
  /** Standardised records in the order in which they were added. */
  records(kind: PresetKind): Promise<SqlRow[]>;
  close(): void;
}

export async function openRecordTables(): Promise<RecordTables> {
  const session = await openScratch({ memoryLimitMB: 512, outputDirectory: tmpdir() });
  for (const statement of [...foundation.statements, ...references.statements]) await session.run(statement);
  for (const id of Object.values(standardisations).flatMap(({ datasets }) => datasets))
    await createRecordTable(session, datasetById(id)!);
  let recordId = 0;
  return {
    session,
    async add(dataset, values, delivered) {
      const id = ++recordId;
      const names = Object.keys(values);
      await session.run(
        `INSERT INTO record.${quote(dataset.replaceAll('-', '_'))}
           (record_id, source_id, source_key, batch_id, row_number, from_version, ${names.map(quote).join(', ')})
         VALUES ($1, 1, $1, 1, $1, 1, ${names.map((_, at) => `$${at + 2}`).join(', ')})`,
        [id, ...Object.values(values)],
      );
      if (delivered)
        await session.run(`INSERT INTO quarantine.issue VALUES (1, $1, $2, 'wrong', 'field', $3)`, [
          id,
          delivered.field,
          delivered.value,
        ]);
      return id;
    },
    async records(kind) {
      await makeRecords(session, standardisations[kind]);
      return session.all('SELECT * FROM record ORDER BY n');
    },
    close: () => session.close(),
  };
}
