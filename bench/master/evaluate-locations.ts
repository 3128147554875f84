import { literal } from '../../core/warehouse/quote.ts';
import type { ConnectedSession } from '../../core/warehouse/warehouse.ts';
import type { SampleManifest } from '../../sample/generate-sample.ts';

/** Legal entities and their addresses against the truth. */
export interface LocationQuality {
  found: number;
  precision: number;
  true: number;
  recall: number;
}

/**
 * Compares where legal entities are located with the truth that `loadCityTruth` has loaded: registered and business
 * addresses. A place of the hub stands for the true address that most of its rows mean; two addresses taken for one
 * place make those of the rarer one wrong.
 */
export async function evaluateLocations(
  session: ConnectedSession,
  { truth }: SampleManifest,
): Promise<LocationQuality> {
  await session.run(`CREATE OR REPLACE TEMP TABLE true_address AS
    SELECT entity, field, value FROM read_csv(${literal(truth.value)}, header = true, all_varchar = true)
    WHERE field IN ('reg_addr', 'biz_addr')`);
  const [row] = await session.all<LocationQuality & Record<string, unknown>>(`
    WITH said AS (
      SELECT e.entity, concat_ws(' ', r.to_kind, r.to_id, r.to_code) AS place, a.value AS address
      FROM master.relation r JOIN truth_entity e ON e.kind = 'legal-entity' AND e.entity_id = r.from_id
      JOIN truth_record t ON t.record_id = r.evidence_record
      JOIN true_address a ON a.entity = t.entity
        AND a.field = CASE WHEN r.method = 'registered-address' THEN 'reg_addr' ELSE 'biz_addr' END
      WHERE r.relation = 'located-at'),
    counted AS (SELECT place, address, count(*) AS n FROM said GROUP BY ALL),
    meant AS (SELECT place, arg_max(address, (n, address)) AS address FROM counted GROUP BY place),
    found AS (SELECT DISTINCT s.entity, m.address FROM said s JOIN meant m USING (place)),
    hold AS (SELECT DISTINCT entity, value AS address FROM true_address WHERE entity IN (SELECT entity FROM truth_record))
    SELECT (SELECT count(*) FROM found)::DOUBLE AS found,
      (SELECT count(h.entity) / count(*) FROM found f LEFT JOIN hold h USING (entity, address)) AS precision,
      (SELECT count(*) FROM hold)::DOUBLE AS "true",
      (SELECT count(f.entity) / count(*) FROM hold h LEFT JOIN found f USING (entity, address)) AS recall`);
  return row!;
}
