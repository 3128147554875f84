import { z } from 'zod';
import { EntityKind } from '../linkage/entity-kind.ts';
import { procedure } from '../procedure.ts';
import { Purpose, Relation, RelationDirection, Subject, SurvivorshipRule } from './entities.ts';
import { RecordRef } from './record-ref.ts';

/** A value that some department gave, and where it stood when the golden one was chosen. */
export const ValueCandidate = z.object({
  value: z.string(), // masked
  isChosen: z.boolean(),
  authority: z.number(), // of the best source that gives it for this field; 1 is the highest
  departments: z.number(),
  latest: z.string(), // ISO date of its most recent delivery
  records: z.array(RecordRef),
});
export type ValueCandidate = z.infer<typeof ValueCandidate>;

/** What was made of one delivered row. */
export const RowProducts = z.object({
  record: RecordRef,
  entity: Subject.nullable(),
  /** Fields in which its value became the golden one, and those in which another's did. */
  won: z.array(z.string()),
  lost: z.array(z.string()),
  relations: z.array(z.object({ relation: Relation, direction: RelationDirection, other: Subject })),
  issues: z.array(z.object({ field: z.string().nullable(), code: z.string(), severity: z.string() })),
});
export type RowProducts = z.infer<typeof RowProducts>;

const personalRows = { permission: 'view-rows', writes: false, audit: 'personal-rows' } as const;

export const lineage = {
  /** Every value of a field with its rows, the chosen one first, and the rule that chose it. */
  ofValue: procedure(
    personalRows,
    z.object({ kind: EntityKind, entityId: z.number(), field: z.string(), purpose: Purpose }),
    z.object({ rule: SurvivorshipRule.nullable(), candidates: z.array(ValueCandidate) }),
  ),
  ofRecord: procedure(personalRows, z.object({ dataset: z.string(), recordId: z.number() }), RowProducts),
};
