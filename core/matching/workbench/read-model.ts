import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { ModelView, TrainedVersion } from '../../../schemas/api/linkage/model.ts';
import { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { presets } from '../../../schemas/linkage/presets/index.ts';
import { needsTraining } from '../version/model-in-use.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** The model of the next training. */
export interface CurrentModel {
  model: LinkageModel;
  isPreset: boolean;
  /** 0 before the first change. */
  edition: number;
}

/** The model that somebody saved last, or the one that comes with the program. */
export async function currentModel(session: Session, entity: EntityKind): Promise<CurrentModel> {
  const [row] = await session.all<{ edition: number; model: string | null }>(
    `SELECT edition::DOUBLE AS edition, model
     FROM link.model WHERE entity = $1 ORDER BY link.model.edition DESC LIMIT 1`,
    [entity],
  );
  const saved = row?.model ?? null;
  return {
    model: saved === null ? presets[entity] : LinkageModel.parse(JSON.parse(saved)),
    isPreset: saved === null,
    edition: row?.edition ?? 0,
  };
}

const earlierShown = 10;

/** The model with what was learnt for it, and the versions before. */
export async function modelView(session: Session, entity: EntityKind): Promise<ModelView> {
  const current = await currentModel(session, entity);
  const [trained = null, ...earlier] = await readVersions(session, entity);
  return {
    ...current,
    trained,
    earlier,
    needsTraining: await needsTraining(session, entity, current.model),
  };
}

async function readVersions(session: Session, entity: EntityKind): Promise<TrainedVersion[]> {
  const rows = await session.all<
    Omit<TrainedVersion, 'model' | 'parameters'> & { model: string; parameters: string }
  >(
    `SELECT version_id::DOUBLE AS "versionId", data_version::DOUBLE AS "dataVersion", trained_at AS "trainedAt",
       records::DOUBLE AS records, pairs::DOUBLE AS pairs, judgements::DOUBLE AS judgements, model, parameters
     FROM link.version WHERE entity = $1 ORDER BY version_id DESC LIMIT ${earlierShown + 1}`,
    [entity],
  );
  return rows.map(({ model, parameters, ...version }) => ({
    ...version,
    model: LinkageModel.parse(JSON.parse(model)),
    parameters: LinkageParameters.parse(JSON.parse(parameters)),
  }));
}
