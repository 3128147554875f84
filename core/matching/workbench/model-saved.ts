import { z } from 'zod';
import { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { CommandHandler } from '../../journal/command.ts';

const number = z.number().int().positive();
const ModelSaved = z.object({
  entity: EntityKind,
  edition: number,
  dataVersion: number,
  /** Null: back to the model that comes with the program. */
  model: LinkageModel.nullable(),
});
type ModelSaved = z.infer<typeof ModelSaved>;

/** The model that the next training goes by. */
export const modelSaved: CommandHandler<ModelSaved> = {
  type: 'linkage-model.saved',
  data: ModelSaved,
  async apply(session, { data: { entity, edition, model, dataVersion } }) {
    await session.run('INSERT INTO link.model VALUES ($1, $2, $3, $4)', [
      entity,
      edition,
      model && JSON.stringify(model),
      dataVersion,
    ]);
  },
};
