import { z } from 'zod';
import { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import { LinkageModel } from '../../schemas/linkage/linkage-model.ts';
import type { CommandHandler } from '../journal/command.ts';
import { matchEntity, type MatchOutcome } from './match-entity.ts';

const EntitiesMatched = z.object({
  entity: EntityKind,
  /** Of a training run: the entry carries it whole, so that a later release rebuilds the same entities. */
  model: LinkageModel.nullable(),
  dataVersion: z.number().int(),
  entityIds: z.object({ first: z.number().int().positive(), count: z.number().int().positive() }),
});
type EntitiesMatched = z.infer<typeof EntitiesMatched>;

/** A matching run: with a model it trains, without one it goes by the last training. */
export const entitiesMatched: CommandHandler<EntitiesMatched, MatchOutcome> = {
  type: 'entities.matched',
  data: EntitiesMatched,
  apply: (session, { at, data }, { signal, progress }) =>
    matchEntity(session, { ...data, at, signal, progress }),
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
