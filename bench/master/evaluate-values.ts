import { gives, givingDatasets } from '../../core/master/golden/given-fields.ts';
import { literal, quote } from '../../core/warehouse/quote.ts';
import type { ConnectedSession } from '../../core/warehouse/warehouse.ts';
import type { SampleManifest } from '../../sample/generate-sample.ts';
import { recordTable } from '../../schemas/datasets/index.ts';
import type { GoldenKind } from '../../schemas/master/golden-field.ts';
import { goldenKinds } from '../../schemas/master/index.ts';

/** A golden field against the truth, over the entities of which some row has the right value. */
export interface ValueQuality {
  kind: string;
  field: string;
  known: number;
  right: number;
}

/** The truth gives addresses of dwellings in one form; which dwelling it is, relations are measured by. */
const notCompared = new Set(['dwelling address']);

/** Compares golden values with the truth that `loadCityTruth` has loaded. */
export async function evaluateValues(
  session: ConnectedSession,
  { truth }: SampleManifest,
): Promise<ValueQuality[]> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE true_value AS SELECT entity, field, value
     FROM read_csv(${literal(truth.value)}, header = true, all_varchar = true)`,
  );
  const told = await session.all<{ letter: string; field: string }>(
    'SELECT DISTINCT entity[1] AS letter, field FROM true_value ORDER BY ALL',
  );
  const letters: Record<string, string> = { person: 'P', dwelling: 'D', 'legal-entity': 'L' };
  const qualities: ValueQuality[] = [];
  for (const golden of Object.values(goldenKinds))
    for (const { field } of golden.fields) {
      const isTold = told.some((one) => one.letter === letters[golden.kind] && one.field === field);
      if (!isTold || notCompared.has(`${golden.kind} ${field}`)) continue;
      const [row] = await session.all<ValueQuality & Record<string, unknown>>(
        qualitySql(golden, field, letters[golden.kind]!),
      );
      qualities.push({ ...row!, kind: golden.kind, field });
    }
  return qualities;
}

function qualitySql(golden: GoldenKind, field: string, letter: string): string {
  // 88 and 88.0 are one number.
  const plain = (value: string) =>
    `coalesce(CASE WHEN ${field === 'area' || field === 'capital'} THEN (try_cast(${value} AS DOUBLE))::VARCHAR END, ${value}::VARCHAR)`;
  const rows = givingDatasets(golden)
    .filter((dataset) => gives(dataset, golden, field))
    .map(
      (dataset) =>
        `SELECT record_id, ${quote(field)} AS value FROM ${recordTable(dataset)} WHERE to_version IS NULL`,
    );
  return `WITH truth AS (
      SELECT e.entity_id, ${plain('v.value')} AS value FROM truth_entity e JOIN true_value v USING (entity)
      WHERE e.kind = '${golden.kind}' AND v.field = '${field}' AND v.entity[1] = '${letter}'),
    said AS (
      SELECT DISTINCT m.entity_id FROM master.member m JOIN (${rows.join(' UNION ALL ')}) r USING (record_id)
      JOIN truth t USING (entity_id) WHERE m.kind = '${golden.kind}' AND ${plain('r.value')} = t.value)
    SELECT count(*)::DOUBLE AS known, count(*) FILTER (${plain(`g.${quote(field)}`)} = t.value)::DOUBLE AS "right"
    FROM said JOIN truth t USING (entity_id) JOIN master.${golden.table} g USING (entity_id)`;
}
