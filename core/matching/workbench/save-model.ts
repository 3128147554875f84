import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { presets } from '../../../schemas/linkage/presets/index.ts';
import { HubError } from '../../base/hub-error.ts';
import type { ActorRef, CommandLog } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { checkModel } from './check-model.ts';
import { modelSaved } from './model-saved.ts';
import { currentModel } from '../version/current-model.ts';

/** A model as somebody changed it, and the edition that they changed; null takes back all changes. */
export interface ModelChange {
  entity: EntityKind;
  edition: number;
  model: LinkageModel | null;
}

/**
 * Keeps a model for the next training, under a version of its own.
 *
 * @returns its edition
 * @throws HubError `BAD_INPUT` for a model that is not allowed, `CONFLICT` when somebody else has changed it meanwhile
 */
export async function saveModel(
  { warehouse, commands }: { warehouse: Session; commands: CommandLog },
  actor: ActorRef,
  { entity, edition, model }: ModelChange,
): Promise<number> {
  if (model) checkModel(entity, model);
  const next = edition + 1;
  const version = `${presets[entity].version}.${next}`;
  await commands.execute(
    modelSaved,
    async (allot) => {
      const current = await currentModel(warehouse, entity);
      if (current.edition !== edition) throw new HubError('CONFLICT', { kind: 'linkage-model', id: entity });
      return {
        entity,
        edition: next,
        dataVersion: allot.dataVersion(),
        model: model && { ...model, version },
      };
    },
    { actor },
  );
  return next;
}
