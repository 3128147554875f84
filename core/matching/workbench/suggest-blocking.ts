import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { SuggestedBlocking } from '../../../schemas/api/linkage/model.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { suggestRules } from '../blocking/suggest/suggest-rules.ts';
import { makeAllRecords } from './entity-records.ts';
import { currentModel } from '../version/current-model.ts';

/** The cheapest rules found over the current records that reach a recall, within the model's limit. Throws `CANCELLED`. */
export async function suggestBlocking(
  warehouse: Warehouse,
  { entity, recall, signal }: { entity: EntityKind; recall: number; signal: AbortSignal },
): Promise<SuggestedBlocking> {
  const { model } = await currentModel(warehouse, entity);
  return warehouse.transaction(
    async (session) => {
      await makeAllRecords(session, entity, signal);
      const { maximumPairs, training } = model;
      const found = await suggestRules(session, model, { recall, maximumPairs, seed: training.seed });
      return {
        blocking: found.rules,
        recall: found.recall,
        pairs: found.pairs.reduce((sum, pairs) => sum + pairs, 0),
      };
    },
    { signal },
  );
}
