import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { groupLimits, type Objection } from '../clustering/group-limits.ts';
import { readConstraints } from '../link/read-constraints.ts';
import { column, readColumns } from '../pairs/read-columns.ts';

/** Why two groups of the temporary table `record`, by their record ids, cannot be one entity, as clustering sees it. */
export async function objections(
  session: Session,
  model: LinkageModel,
): Promise<(one: readonly number[], other: readonly number[]) => Objection | null> {
  const table = await readColumns(session, 'SELECT record_id::DOUBLE AS id FROM record ORDER BY n');
  const ids = column<Float64Array>(table, 0);
  const place = new Map(Array.from(ids, (id, n) => [id, n]));
  const limits = groupLimits(ids.length, await readConstraints(session, model));
  const asGroup = (of: readonly number[]): number | undefined => {
    const [first, ...rest] = of.flatMap((id) => place.get(id) ?? []);
    for (const other of rest) limits.merge(first!, other);
    return first;
  };
  return (one, other) => {
    const [a, b] = [asGroup(one), asGroup(other)];
    return a === undefined || b === undefined ? null : limits.objection(a, b);
  };
}
