import { z } from 'zod';
import { LinkageModel } from '../../schemas/linkage/model.ts';
import type { CommandHandler } from '../journal/command.ts';
import { matchEntity } from './match-entity.ts';

const MatchingCompleted = z.object({
  model: LinkageModel,
  dataVersion: z.number().int(),
  entityIds: z.object({ first: z.number().int().positive(), count: z.number().int().positive() }),
});
type MatchingCompleted = z.infer<typeof MatchingCompleted>;

/** A matching run. The entry carries the model whole, so that a later release rebuilds the same entities. */
export const matchingCompleted: CommandHandler<MatchingCompleted> = {
  type: 'matching.completed',
  data: MatchingCompleted,
  apply: (session, entry, { signal, progress }) => matchEntity(session, { ...entry.data, signal, progress }),
};
