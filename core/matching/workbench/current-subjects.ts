import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import { datasetsOf } from '../datasets-of.ts';

/**
 * Query of an entity's current records with the subjects that they speak of: record_id, source_id, source_key.
 *
 * @param where SQL over these columns
 */
export function currentSubjectsSql(entity: EntityKind, where = 'true'): string {
  return datasetsOf(entity)
    .map(
      (dataset) =>
        `SELECT record_id, source_id, source_key FROM ${recordTable(dataset)} WHERE to_version IS NULL AND (${where})`,
    )
    .join(' UNION ALL ');
}
