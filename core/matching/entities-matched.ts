import { z } from 'zod';
import { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import { LinkageModel } from '../../schemas/linkage/linkage-model.ts';
import type { CommandHandler } from '../journal/command.ts';
import { matchEntity } from './match-entity.ts';

const EntitiesMatched = z.object({
  entity: EntityKind,
  model: LinkageModel,
  dataVersion: z.number().int(),
  entityIds: z.object({ first: z.number().int().positive(), count: z.number().int().positive() }),
});
type EntitiesMatched = z.infer<typeof EntitiesMatched>;

/** A matching run. The entry carries the model whole, so that a later release rebuilds the same entities. */
export const entitiesMatched: CommandHandler<EntitiesMatched> = {
  type: 'entities.matched',
  data: EntitiesMatched,
  apply: (session, entry, { signal, progress }) => matchEntity(session, { ...entry.data, signal, progress }),
};

/**
 * A run of the first engine, whose models were weighed by hand. It is not repeated: its entities come back, under
 * new ids, with the next run (decision 0014).
 */
export const matchingCompleted: CommandHandler<object> = {
  type: 'matching.completed',
  data: z.looseObject({}),
  apply: () => Promise.resolve(),
};
