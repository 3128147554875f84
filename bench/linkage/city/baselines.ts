import { datasets, recordTable } from '../../../schemas/datasets/index.ts';
import type { ConnectedSession } from '../../../core/warehouse/warehouse.ts';
import type { EvaluatedKind } from './load-truth.ts';

/** What somebody would do without an engine: records that agree on all fields of one of the keys are one entity. */
export const baselines: Record<EvaluatedKind, Record<string, string[][]>> = {
  person: {
    'number alone': [['id_no']],
    'number, name + birth, name + phone': [['id_no'], ['name', 'birth'], ['name', 'phone']],
  },
  'legal-entity': {
    'code alone': [['uscc']],
    'code, name': [['uscc'], ['name']],
  },
  dwelling: {
    'address alone': [['address']],
    'address, owner': [['address'], ['owner']],
  },
};

/** Makes `found_pair(a, b)`: published records of different sources that agree on all fields of one of the keys. */
export async function writeBaseline(
  session: ConnectedSession,
  kind: EvaluatedKind,
  keys: readonly string[][],
): Promise<void> {
  const fields = [...new Set(keys.flat())];
  const rows = datasets
    .filter(({ entity }) => entity === kind)
    .map((dataset) => {
      const known = new Set(dataset.fields.map(({ key }) => key));
      const columns = fields.map((field) => `${known.has(field) ? field : 'NULL'} AS ${field}`);
      return `SELECT record_id, source_id, ${columns.join(', ')} FROM ${recordTable(dataset)} WHERE to_version IS NULL`;
    });
  await session.run(
    `CREATE OR REPLACE TEMP TABLE plain AS SELECT p.* FROM (${rows.join(' UNION ALL ')}) p JOIN truth_record USING (record_id)`,
  );
  const joins = keys.map(
    (key) => `SELECT l.record_id AS a, r.record_id AS b FROM plain l JOIN plain r USING (${key.join(', ')})
      WHERE l.record_id < r.record_id AND l.source_id <> r.source_id`,
  );
  await session.run(`CREATE OR REPLACE TEMP TABLE found_pair AS ${joins.join(' UNION ')}`);
}
