import { literal } from '../../../warehouse/quote.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import type { Aspect } from '../models/aspect.ts';

/** The newest label of each request that nobody withdrew: `source_id, source_key, label_id, value`. */
export function standingLabelsSql(aspect: Aspect): string {
  return `SELECT source_id, source_key, max(label_id) AS label_id, arg_max("value", label_id) AS "value"
    FROM ops.opinion_label WHERE aspect = ${literal(aspect)} AND withdrawn_version IS NULL GROUP BY ALL`;
}

/** The data version of the last label of an aspect that was set or withdrawn; 0: none. */
export async function readLabelsVersion(session: Session, aspect: Aspect): Promise<number> {
  const [row] = await session.all<{ version: number | null }>(
    `SELECT max(greatest(data_version, coalesce(withdrawn_version, 0)))::DOUBLE AS version FROM ops.opinion_label WHERE aspect = $1`,
    [aspect],
  );
  return row?.version ?? 0;
}
