import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { PatternLine } from '../../../schemas/api/linkage/pairs.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { levelOf } from '../training/pattern-counts.ts';
import { findLastRun } from './last-run.ts';

/** How the last run's pairs agree, the most frequent patterns first. */
export async function patternLines(
  session: Session,
  entity: EntityKind,
  limit: number,
): Promise<PatternLine[]> {
  const run = await findLastRun(session, entity);
  if (!run) return [];
  const rows = await session.all<Omit<PatternLine, 'levels'>>(
    `SELECT pattern::DOUBLE AS pattern, count(*)::DOUBLE AS pairs, avg(weight) AS weight,
       avg(1 / (1 + power(2, -weight))) AS probability
     FROM link.pair WHERE entity = $1 GROUP BY link.pair.pattern ORDER BY pairs DESC, pattern LIMIT $2`,
    [entity, limit],
  );
  return rows.map((row) => ({ ...row, levels: levelsOf(run.model, row.pattern) }));
}

/** Level of each comparison, in the model's order. */
export function levelsOf({ comparisons }: LinkageModel, pattern: number): number[] {
  return comparisons.map((_, k) => levelOf(pattern, k));
}
