import { Relation, type RelationLine } from '../../../../schemas/api/master/entities.ts';

/** All relations of one kind, seen from one side. */
export interface RelationGroup {
  relation: Relation;
  direction: RelationLine['direction'];
  lines: RelationLine[];
}

/** Relations by kind in the order of their declaration; within one, those that hold before those that ended. */
export function groupRelations(relations: readonly RelationLine[]): RelationGroup[] {
  const groups = Relation.options.flatMap((relation) =>
    (['to', 'from'] as const).map((direction) => ({
      relation,
      direction,
      lines: relations
        .filter((line) => line.relation === relation && line.direction === direction)
        .sort((a, b) => Number(a.until !== null) - Number(b.until !== null) || b.confidence - a.confidence),
    })),
  );
  return groups.filter(({ lines }) => lines.length > 0);
}
