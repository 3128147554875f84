import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { currentSubjectsSql } from './current-subjects.ts';

/**
 * Makes `subject_pair(place, left_source, left_key, right_source, right_key)` of pairs of current records, numbered
 * from 1, the smaller (source, key) on the left.
 *
 * @param replay leaves pairs out of which a record is gone: another release may publish other rows of old deliveries
 * @throws HubError `CONFLICT` for a record that is gone, or two of one subject
 */
export async function writeSubjectPairs(
  session: Session,
  entity: EntityKind,
  pairs: readonly { left: number; right: number }[],
  { replay }: { replay: boolean },
): Promise<void> {
  const wanted = [...new Set(pairs.flatMap(({ left, right }) => [left, right]))];
  await session.run(
    `CREATE OR REPLACE TEMP TABLE subject_pair AS
     WITH subject AS (${currentSubjectsSql(entity, 'record_id IN (SELECT unnest($1::BIGINT[]))')}),
     asked AS (
       SELECT unnest($2::BIGINT[]) AS l, unnest($3::BIGINT[]) AS r, generate_subscripts($2::BIGINT[], 1) AS place)
     SELECT place,
       CASE WHEN is_ordered THEN a.source_id ELSE b.source_id END AS left_source,
       CASE WHEN is_ordered THEN a.source_key ELSE b.source_key END AS left_key,
       CASE WHEN is_ordered THEN b.source_id ELSE a.source_id END AS right_source,
       CASE WHEN is_ordered THEN b.source_key ELSE a.source_key END AS right_key
     FROM asked JOIN subject a ON a.record_id = l JOIN subject b ON b.record_id = r,
       LATERAL (SELECT (a.source_id, a.source_key) < (b.source_id, b.source_key) AS is_ordered)`,
    [wanted.map(BigInt), pairs.map(({ left }) => BigInt(left)), pairs.map(({ right }) => BigInt(right))],
  );
  const [row] = await session.all<{ found: number }>(
    `SELECT count(*)::INTEGER AS found FROM subject_pair
     WHERE (left_source, left_key) <> (right_source, right_key)`,
  );
  if (row!.found < pairs.length && !replay)
    throw new HubError('CONFLICT', { kind: 'record', id: wanted.slice(0, 2).join(', ') });
}
